using Consistency.Benchmarks;
using Consistency.Solving;

namespace Consistency.Tests.Solving;

/// <summary>Spins with random couplings, where a core-guided search alone does not end: the other methods must agree.</summary>
public class FrustratedGraphTests
{
    [Theory]
    [InlineData(4, 1, 538), InlineData(4, 2, 846), InlineData(6, 1, 1562), InlineData(6, 2, 1740), InlineData(8, 2, 3031)]
    public void Optimize_SixtySpins_IsProvedWhateverTheWidthOfTables(int degree, int seed, long optimum)
    {
        WeightedCnf instance = FrustratedGraph.Create(60, degree, seed);

        MaxSatResult asUsual = Optimize(instance, new SearchTuning());
        MaxSatResult withOtherTables = Optimize(instance, new SearchTuning { MostTableEntries = 0, MostUndividedEntries = 0, NarrowestTable = 12 });

        // The figures are toulbar2's.
        foreach (MaxSatResult result in (MaxSatResult[])[asUsual, withOtherTables])
        {
            Assert.Equal((MaxSatStatus.Optimal, optimum), (result.Status, result.UpperBound));
            Assert.True(result.CertifiedLowerBound);
            Assert.True(result.IsCanonical);
        }

        Assert.Equal(asUsual.FalsifiedSoft, withOtherTables.FalsifiedSoft);
    }

    private static MaxSatResult Optimize(WeightedCnf instance, SearchTuning tuning) =>
        new MaxSatSession(instance, null, new MaxSatOptions { Certify = CertifyMode.Always, Tuning = tuning })
            .Optimize(TestContext.Current.CancellationToken);
}
