using Consistency.Benchmarks;
using Consistency.Solving;

namespace Consistency.Tests.Solving;

/// <summary>Spins with random couplings, where a core-guided search alone does not end: the other methods must agree.</summary>
public class FrustratedGraphTests
{
    [Theory]
    [InlineData(4, 1, 538, true), InlineData(4, 2, 846, true), InlineData(6, 1, 1562, true)]
    [InlineData(6, 2, 1740, false), InlineData(8, 2, 3031, false)]
    public void Optimize_SixtySpins_TablesAndCasesAgree(int degree, int seed, long optimum, bool isByTables)
    {
        WeightedCnf instance = FrustratedGraph.Create(60, degree, seed);

        MaxSatResult asUsual = Optimize(instance, new SearchTuning());
        MaxSatResult byCases = Optimize(instance, new SearchTuning { MostTableVariables = 0 });

        // The figures are toulbar2's.
        Assert.Equal((MaxSatStatus.Optimal, optimum), (asUsual.Status, asUsual.UpperBound));
        Assert.Equal((MaxSatStatus.Optimal, optimum), (byCases.Status, byCases.UpperBound));
        Assert.Equal(isByTables, asUsual.CertifiedLowerBound);
        Assert.False(byCases.CertifiedLowerBound);
    }

    private static MaxSatResult Optimize(WeightedCnf instance, SearchTuning tuning) =>
        new MaxSatSession(instance, null, new MaxSatOptions { Certify = CertifyMode.Always, Tuning = tuning })
            .Optimize(TestContext.Current.CancellationToken);
}
