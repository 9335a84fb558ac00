using System.Diagnostics;
using Consistency.Benchmarks;
using Consistency.Solving;
using Consistency.Solving.Certificates;

namespace Consistency.Tests.Solving;

public class MaxSatLimitsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    [Fact]
    public void Optimize_OracleThatFailsAtRandom_NeverGivesAWrongAnswer()
    {
        int undecided = 0;
        for (int seed = 0; seed < 4000; seed++)
        {
            RandomInstance random = new(seed);
            BruteForce expected = new(random.Instance, random.LazyClauses);
            Random dice = new(seed);
            int odds = dice.Next(2, 30);
            MaxSatOptions options = new()
            {
                OracleFactory = variables => new PlainOracle(variables, () => dice.Next(odds) == 0),
                Tuning = new SearchTuning { FewestStratified = 0 },
            };
            MaxSatSession session = new(random.Instance, random.Lazies, options);

            MaxSatResult result = session.Optimize(TestContext.Current.CancellationToken);

            undecided += result.Status is MaxSatStatus.Optimal or MaxSatStatus.Unsatisfiable ? 0 : 1;
            CheckSound(expected, result, seed);
            if (result.Status == MaxSatStatus.Optimal)
            {
                SoftStatus[] statuses = [.. session.ClassifySofts(TestContext.Current.CancellationToken)];
                Assert.All(statuses.Index(), item =>
                    Assert.True(item.Item == SoftStatus.Undetermined || item.Item == expected.Statuses[item.Index], $"Seed {seed}"));
            }
        }

        Assert.True(undecided > 100);
    }

    [Fact]
    public void Optimize_ConflictLimit_GivesSoundBounds()
    {
        for (int seed = 0; seed < 3000; seed++)
        {
            RandomInstance random = new(seed);
            BruteForce expected = new(random.Instance, random.LazyClauses);
            MaxSatSession session = new(random.Instance, random.Lazies, new MaxSatOptions { ConflictLimit = seed % 7 });

            MaxSatResult result = session.Optimize(TestContext.Current.CancellationToken);

            CheckSound(expected, result, seed);
            if (result.Certificate is not null)
            {
                Assert.Equal(result.LowerBound, result.Certificate.LowerBound);
                Assert.Null(new LowerBoundChecker(random.Instance, _ => true).FindFlaw(result.Certificate, TestContext.Current.CancellationToken));
            }
        }
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(30), InlineData(200)]
    public void Optimize_TimeLimit_ReturnsSoonWithSoundBounds(int milliseconds)
    {
        WeightedCnf instance = Frustrated(120, seed: 1);
        MaxSatSession session = new(instance, options: new MaxSatOptions { TimeLimit = TimeSpan.FromMilliseconds(milliseconds) });

        Stopwatch stopwatch = Stopwatch.StartNew();
        MaxSatResult result = session.Optimize(TestContext.Current.CancellationToken);

        Assert.True(stopwatch.Elapsed < TimeSpan.FromMilliseconds(milliseconds) + Patience);
        Assert.True(result.Status is MaxSatStatus.Feasible or MaxSatStatus.Unknown, result.Status.ToString());
        Assert.True(result.LowerBound < result.UpperBound);
        Assert.Equal(result.Status == MaxSatStatus.Feasible, !result.Assignment.IsEmpty);
        Assert.True(milliseconds < 200 || result.Status == MaxSatStatus.Feasible);
    }

    [Fact]
    public void Optimize_CancelledAtRandomMoments_StopsSoon()
    {
        Random random = new(1);
        WeightedCnf[] instances = [Frustrated(100, seed: 2), LongInstances.Chain(100_000), Frustrated(2000, seed: 3)];
        for (int i = 0; i < 30; i++)
        {
            using CancellationTokenSource source = new();
            Stopwatch stopwatch = new();
            source.Token.Register(stopwatch.Start);
            // The chain takes long enough for its cores to be collected; the others are searched from the start.
            source.CancelAfter(random.Next(0, i % 3 == 1 ? 1000 : 60));

            Assert.ThrowsAny<OperationCanceledException>(() => OptimizeForEver(instances[i % instances.Length], source.Token));
            Assert.True(stopwatch.Elapsed < Patience, $"Run {i} took {stopwatch.Elapsed} to stop.");
        }
    }

    [Fact]
    public void ClassifySofts_BeforeOptimize_SaysWhatIsMissing()
    {
        MaxSatSession session = new(new WeightedCnfBuilder(1).Build());

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(
            () => session.ClassifySofts(TestContext.Current.CancellationToken));

        Assert.Equal(
            "Soft clauses can be classified only after the status Optimal; the status is none, since nothing was optimised yet.",
            exception.Message);
    }

    [Fact]
    public void Optimize_OracleThatInventsAssignments_IsCaught()
    {
        WeightedCnfBuilder builder = new(2);
        builder.AddHard(1, 2);
        builder.AddSoft(1, -1);
        builder.AddSoft(1, -2);
        MaxSatSession session = new(builder.Build(), options: new MaxSatOptions { OracleFactory = _ => new Optimist() });

        Assert.Throws<SolverIntegrityException>(() => session.Optimize(TestContext.Current.CancellationToken));
    }

    private static void CheckSound(BruteForce expected, MaxSatResult result, int seed)
    {
        switch (result.Status)
        {
            case MaxSatStatus.Unsatisfiable:
                Assert.False(expected.IsSatisfiable, $"Seed {seed}");
                break;
            case MaxSatStatus.Optimal:
                Assert.True(expected.Optimum == result.UpperBound && result.UpperBound == result.LowerBound, $"Seed {seed}");
                Assert.True(!result.IsCanonical || expected.CanonicalFalsified.SequenceEqual(result.FalsifiedSoft), $"Seed {seed}");
                break;
            case MaxSatStatus.Feasible:
                Assert.True(result.LowerBound <= expected.Optimum && expected.Optimum <= result.UpperBound, $"Seed {seed}");
                break;
            default:
                Assert.True(result.LowerBound <= expected.Optimum, $"Seed {seed}");
                Assert.Empty(result.Assignment);
                break;
        }
    }

    /// <summary>An instance that is solved before the token is cancelled is solved again.</summary>
    private static void OptimizeForEver(WeightedCnf instance, CancellationToken cancellationToken)
    {
        while (true)
        {
            new MaxSatSession(instance).Optimize(cancellationToken);
        }
    }

    /// <summary>Random couplings without any hard clause: what core-guided search finds hardest.</summary>
    private static WeightedCnf Frustrated(int variables, int seed)
    {
        Random random = new(seed);
        WeightedCnfBuilder builder = new(variables);
        for (int i = 0; i < 5 * variables; i++)
        {
            (int a, int b) = (RandomInstance.Literal(random, variables), RandomInstance.Literal(random, variables));
            long weight = random.Next(1, 100);
            builder.AddSoft(weight, a, b);
            builder.AddSoft(weight, -a, -b);
        }

        return builder.Build();
    }

    private sealed class Optimist : ISatOracle
    {
        public int VariableCount { get; private set; } = 2;

        public ReadOnlySpan<int> Core => throw new InvalidOperationException();

        public int AddVariable() => ++VariableCount;

        public void AddClause(ReadOnlySpan<int> literals)
        {
        }

        public OracleAnswer Solve(ReadOnlySpan<int> assumptions, CancellationToken cancellationToken = default) => OracleAnswer.Satisfiable;

        public bool IsTrue(int literal) => literal < 0;
    }
}
