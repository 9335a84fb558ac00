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
        WeightedCnf instance = Spins(60, degree, seed);

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

    private static WeightedCnf Spins(int spins, int degree, int seed)
    {
        Random random = new(seed);
        WeightedCnfBuilder builder = new(spins);
        for (int i = 0; i < spins * degree / 2; i++)
        {
            int first = random.Next(1, spins + 1);
            int second = random.Next(1, spins);
            second += second >= first ? 1 : 0;
            int sign = random.Next(2) == 0 ? 1 : -1;
            long weight = random.Next(1, 100);
            builder.AddSoft(weight, first, -sign * second);
            builder.AddSoft(weight, -first, sign * second);
        }

        return builder.Build();
    }
}
