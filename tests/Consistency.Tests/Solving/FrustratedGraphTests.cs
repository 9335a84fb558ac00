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

    /// <summary>Couplings of equal weight: thousands of optimal assignments, too many to be looked at one by one.</summary>
    [Theory]
    [InlineData(36, 4, 1), InlineData(36, 4, 2), InlineData(60, 5, 3), InlineData(60, 6, 4), InlineData(60, 8, 5)]
    public void Optimize_ManyOptima_IsCanonicalInEveryWay(int spins, int degree, int seed)
    {
        WeightedCnf instance = WithEqualWeights(FrustratedGraph.Create(spins, degree, seed));
        SearchTuning onlyCases = new() { MostTableEntries = 0, MostTableEntriesBeforeSearch = 0, RewritesShortClauses = false, MostUndividedEntries = 0 };
        SearchTuning other = spins > 40 ? onlyCases with { NarrowestTable = 14 } : new() { MostTableEntries = 1 << 22 };

        MaxSatResult byCases = Optimize(instance, onlyCases);
        MaxSatResult otherwise = Optimize(instance, other);

        Assert.True(byCases.IsCanonical);
        Assert.Equal(MaxSatStatus.Optimal, otherwise.Status);
        Assert.Equal((otherwise.UpperBound, otherwise.IsCanonical), (byCases.UpperBound, byCases.IsCanonical));
        Assert.Equal(otherwise.FalsifiedSoft, byCases.FalsifiedSoft);
    }

    internal static WeightedCnf WithEqualWeights(WeightedCnf instance)
    {
        WeightedCnfBuilder builder = new(instance.VariableCount);
        for (int soft = 0; soft < instance.SoftCount; soft++)
        {
            builder.AddSoft(1, instance.Soft(soft));
        }

        return builder.Build();
    }

    private static MaxSatResult Optimize(WeightedCnf instance, SearchTuning tuning) =>
        new MaxSatSession(instance, null, new MaxSatOptions { Certify = CertifyMode.Always, Tuning = tuning })
            .Optimize(TestContext.Current.CancellationToken);
}
