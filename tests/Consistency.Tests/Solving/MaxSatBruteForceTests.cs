using Consistency.Solving;
using Consistency.Solving.Certificates;

namespace Consistency.Tests.Solving;

public class MaxSatBruteForceTests
{
    private const int InstancesPerSlice = 5000;

    private static SearchTuning SearchOnly { get; } = new() { MostTableVariables = 0, RewritesShortClauses = false, FewestStratified = 0 };

    [Theory]
    [InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8), InlineData(9)]
    public void Optimize_RandomInstances_AgreesWithBruteForce(int slice)
    {
        for (int seed = slice * InstancesPerSlice; seed < (slice + 1) * InstancesPerSlice; seed++)
        {
            try
            {
                Compare(new RandomInstance(seed), Options(seed));
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"Seed {seed}: {exception}");
            }
            catch (Exception exception)
            {
                Assert.Fail($"Seed {seed}: {exception.Message}");
            }
        }
    }

    /// <summary>
    /// Each way of solving in turn: all assignments, tables, roof duality with search behind it, search alone, cases; with thresholds so low that
    /// small instances, too, meet strata, hardening, searched and collected cores, divided tables and more optima than are visited.
    /// </summary>
    private static MaxSatOptions Options(int seed) => (seed % 7) switch
    {
        0 => new MaxSatOptions { Tuning = new SearchTuning { MostScannedVariables = seed % 2 == 0 ? 12 : 0 } },
        1 => new MaxSatOptions { Tuning = new SearchTuning { MostTableVariables = 0, FewestStratified = 0 } },
        2 => new MaxSatOptions { Tuning = new SearchTuning { MostTableVariables = 0, FewestStratified = 0, FewestCollected = 0 } },
        3 => new MaxSatOptions { Tuning = SearchOnly with { SmallestRefutedCore = int.MaxValue, Hardens = false } },
        4 => new MaxSatOptions { Tuning = SearchOnly with { FewestCollected = 0 } },
        5 => new MaxSatOptions { Tuning = Cases(seed) },
        _ => new MaxSatOptions { Tuning = new SearchTuning { FewestStratified = 0 }, OracleFactory = n => new PlainOracle(n) },
    };

    private static SearchTuning Cases(int seed) => new()
    {
        MostScannedVariables = 0,
        MostTableEntries = 0,
        MostTableEntriesBeforeSearch = seed % 2 == 0 ? 0 : 1 << 17,
        RewritesShortClauses = false,
        ConflictsBeforeCases = 0,
        MostUndividedEntries = 0,
        NarrowestTable = 1 + (seed % 3),
        MostVisitedOptima = seed % 5 < 2 ? 1 : 256,
    };

    private static void Compare(RandomInstance random, MaxSatOptions options)
    {
        BruteForce expected = new(random.Instance, random.LazyClauses);
        MaxSatSession session = new(random.Instance, random.Lazies, options);

        MaxSatResult result = session.Optimize(TestContext.Current.CancellationToken);

        // An oracle made elsewhere writes no proof, so only some of its bounds can be certified.
        Assert.True(result.CertifiedLowerBound || options.OracleFactory is not null);
        if (result.Certificate is not null)
        {
            Assert.Equal(expected.Optimum, result.Certificate.LowerBound);
            Assert.Null(new LowerBoundChecker(random.Instance, _ => true).FindFlaw(result.Certificate, TestContext.Current.CancellationToken));
        }

        if (!expected.IsSatisfiable)
        {
            Assert.Equal(MaxSatStatus.Unsatisfiable, result.Status);
            return;
        }

        Assert.Equal(MaxSatStatus.Optimal, result.Status);
        Assert.Equal(expected.Optimum, result.LowerBound);
        Assert.Equal(expected.Optimum, result.UpperBound);
        Assert.Equal(random.Instance.VariableCount + 1, result.Assignment.Length);
        Assert.True(result.IsCanonical);
        Assert.Equal(expected.CanonicalFalsified, result.FalsifiedSoft);
        Assert.Equal(expected.Statuses, session.ClassifySofts(TestContext.Current.CancellationToken));
    }
}
