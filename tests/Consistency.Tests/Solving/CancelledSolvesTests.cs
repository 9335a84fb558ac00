using System.Diagnostics;
using Consistency.Benchmarks;
using Consistency.Solving;
using Consistency.Tests.Telemetry;

namespace Consistency.Tests.Solving;

/// <summary>Nothing is left of solves that were cancelled. Other tests would take memory and threads meanwhile, so these run alone.</summary>
[Collection(AloneInProcess.Name)]
public class CancelledSolvesTests
{
    private const int Solves = 10_000;
    private const long MostBytesLeft = 500_000;
    private const int MostThreadsLeft = 4;

    [Fact]
    public void Optimize_CancelledTenThousandTimes_LeavesNoThreadAndNoMemory()
    {
        using CancellationTokenSource lasting = new();
        int cancelled = Run(100, lasting.Token);
        long bytes = GC.GetTotalMemory(forceFullCollection: true);
        int threads = CountThreads();

        cancelled += Run(Solves, lasting.Token);

        Assert.InRange(cancelled, Solves * 9 / 10, Solves + 100);
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - bytes < MostBytesLeft, "Memory is left.");
        Assert.True(CountThreads() - threads <= MostThreadsLeft, "Threads are left.");
    }

    /// <summary>Work is counted, not time, so that a busy machine does not matter: a step takes at most 0.1 µs, so these are 30 ms.</summary>
    [Fact]
    public void Optimize_CancelledAtRandomMomentsInEachMethod_DoesLittleMore()
    {
        const long MostSteps = 300_000;
        Random random = new(1);
        foreach ((string method, WeightedCnf instance) in LongInstances.All())
        {
            int cancelled = 0;
            for (int i = 0; i < 6; i++)
            {
                PartWorkspace workspace = new();
                long stepsBefore = Steps(workspace.Work);
                using CancellationTokenSource source = new();
                source.Token.Register(() => Volatile.Write(ref stepsBefore, Steps(workspace.Work)));
                source.CancelAfter(random.Next(1, 200));
                try
                {
                    new MaxSatSession(instance, new MaxSatOptions { Certify = CertifyMode.Always }, workspace).Optimize(source.Token);
                }
                catch (OperationCanceledException)
                {
                    cancelled++;
                    long steps = Steps(workspace.Work) - Volatile.Read(ref stepsBefore);
                    Assert.True(steps <= MostSteps, $"{method}, run {i}: {steps} steps after it was cancelled");
                }
            }

            Assert.True(cancelled > 0, $"{method}: no solve took as long as that");
        }
    }

    private static long Steps(WorkCount work) =>
        work.Visits + work.Arcs + work.Entries + work.Cases + work.Cells + work.CheckedVisits + work.CheckedCases;

    /// <summary>Solves again and again, stopped from inside, with a time limit that must not outlive its solve either.</summary>
    private static int Run(int solves, CancellationToken lasting)
    {
        int cancelled = 0;
        for (int i = 0; i < solves; i++)
        {
            using CancellationTokenSource source = CancellationTokenSource.CreateLinkedTokenSource(lasting);
            int call = 0;
            MaxSatOptions options = new()
            {
                TimeLimit = TimeSpan.FromHours(1),
                Threads = 2,
                Tuning = new SearchTuning { MostTableEntries = 0, MostTableEntriesBeforeSearch = 0, RewritesShortClauses = false },
                OracleFactory = variables => new StoppingOracle(variables, () =>
                {
                    if (call++ == i % 3)
                    {
                        source.Cancel();
                    }
                }),
            };
            WeightedCnf instance = new RandomConflict(i % 50).Instance;
            try
            {
                new MaxSatSession(instance, null, options).Optimize(source.Token);
            }
            catch (OperationCanceledException)
            {
                cancelled++;
            }
        }

        return cancelled;
    }

    private static int CountThreads()
    {
        using var process = Process.GetCurrentProcess();
        return process.Threads.Count;
    }

    private sealed class RandomConflict
    {
        public RandomConflict(int seed)
        {
            Random random = new(seed);
            WeightedCnfBuilder builder = new(8);
            for (int i = 0; i < 40; i++)
            {
                builder.AddSoft(random.Next(1, 5), RandomInstance.Clause(random, 8, 2));
            }

            Instance = builder.Build();
        }

        public WeightedCnf Instance { get; }
    }

    private sealed class StoppingOracle(int variables, Action called) : ISatOracle
    {
        private readonly CdclOracle _inner = new(variables);

        public int VariableCount => _inner.VariableCount;

        public ReadOnlySpan<int> Core => _inner.Core;

        public int AddVariable() => _inner.AddVariable();

        public void AddClause(ReadOnlySpan<int> literals) => _inner.AddClause(literals);

        public bool IsTrue(int literal) => _inner.IsTrue(literal);

        public OracleAnswer Solve(ReadOnlySpan<int> assumptions, CancellationToken cancellationToken = default)
        {
            called();
            return _inner.Solve(assumptions, cancellationToken);
        }
    }
}
