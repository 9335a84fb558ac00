using System.Diagnostics;
using Consistency.Solving;
using Consistency.Solving.Certificates;

namespace Consistency.Tests.Solving;

public class ParallelPartsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, false, null), InlineData(2, false, 600), InlineData(3, true, null), InlineData(4, true, 600)]
    public void Optimize_OneTwoOrEightThreads_GivesTheSameBytes(int seed, bool hasContradictions, int? seconds)
    {
        WeightedCnf instance = ManyParts(seed, hasContradictions);
        MaxSatOptions options = new() { Certify = CertifyMode.Always, TimeLimit = seconds is { } time ? TimeSpan.FromSeconds(time) : null };
        string expected = Written(instance, options, out MaxSatStatus status);
        Assert.Equal(hasContradictions ? MaxSatStatus.Unsatisfiable : MaxSatStatus.Optimal, status);

        foreach (int threads in new[] { 2, 8, 2, 8 })
        {
            Assert.Equal(expected, Written(instance, options with { Threads = threads }, out _));
        }
    }

    [Fact]
    public void Optimize_SeveralThreads_ReallyRunsOnSeveral()
    {
        // Each part alone takes long enough for the second thread to get one.
        WeightedCnf instance = ManyParts(5, hasContradictions: false);
        PartFactory parts = new(instance, [], new MaxSatOptions { Threads = 2 });
        List<int> open = [.. Enumerable.Range(0, parts.Table(Token).Count)];

        Assert.True(ParallelParts.AreWorthIt(parts, parts.Table(Token), new MaxSatOptions { Threads = 2 }, open));
        Assert.False(ParallelParts.AreWorthIt(parts, parts.Table(Token), new MaxSatOptions(), open));
        Assert.False(ParallelParts.AreWorthIt(parts, parts.Table(Token), new MaxSatOptions { Threads = 2, ConflictLimit = 5 }, open));
        Assert.False(ParallelParts.AreWorthIt(parts, parts.Table(Token), new MaxSatOptions { Threads = 2 }, open[..1]));
        Assert.Equal(open, new ParallelParts(parts, new MaxSatOptions { Threads = 2 }, new SearchLimits(long.MaxValue, Token))
            .Solve(open, Token).Select(static outcome => outcome.Part));
    }

    [Fact]
    public void Optimize_SeveralThreadsCancelled_StopsSoon()
    {
        WeightedCnf instance = ManyParts(6, hasContradictions: false, size: 60);
        Random random = new(1);
        for (int i = 0; i < 10; i++)
        {
            using CancellationTokenSource source = new();
            Stopwatch stopwatch = new();
            source.Token.Register(stopwatch.Start);
            source.CancelAfter(random.Next(0, 40));

            Assert.ThrowsAny<OperationCanceledException>(() => OptimizeForEver(instance, source.Token));
            Assert.True(stopwatch.Elapsed < TimeSpan.FromSeconds(1), $"Run {i} took {stopwatch.Elapsed} to stop.");
        }
    }

    [Fact]
    public void Threads_NotPositive_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MaxSatOptions { Threads = 0 });

    private static void OptimizeForEver(WeightedCnf instance, CancellationToken cancellationToken)
    {
        while (true)
        {
            new MaxSatSession(instance, null, new MaxSatOptions { Threads = 2 }).Optimize(cancellationToken);
        }
    }

    private static string Written(WeightedCnf instance, MaxSatOptions options, out MaxSatStatus status)
    {
        MaxSatResult result = new MaxSatSession(instance, null, options).Optimize(Token);
        status = result.Status;
        Assert.True(result.CertifiedLowerBound);
        using MemoryStream stream = new();
        CertificateFormat.Write(stream, instance, result);
        return $"{Convert.ToHexString(stream.ToArray())} {string.Join(',', result.FalsifiedSoft)} {result.IsCanonical}";
    }

    private static WeightedCnf ManyParts(int seed, bool hasContradictions, int size = 14)
    {
        const int Parts = 120;
        Random random = new(seed);
        WeightedCnfBuilder builder = new(Parts * size);
        for (int part = 0; part < Parts; part++)
        {
            for (int i = 0; i < 5 * size; i++)
            {
                int[] clause = new int[random.Next(1, 4)];
                for (int k = 0; k < clause.Length; k++)
                {
                    clause[k] = ((part * size) + random.Next(1, size + 1)) * (random.Next(2) == 0 ? 1 : -1);
                }

                if (clause.Length == 3 && random.Next(4) == 0 && clause.Any(static literal => literal > 0))
                {
                    builder.AddHard(clause);
                }
                else
                {
                    builder.AddSoft(random.Next(1, 9), clause);
                }
            }

            if (hasContradictions && part is (40 or 70))
            {
                int variable = (part * size) + 1;
                builder.AddHard(variable, variable + 1);
                builder.AddHard(-variable, variable + 1);
                builder.AddHard(variable, -variable - 1);
                builder.AddHard(-variable, -variable - 1);
            }
        }

        return builder.Build();
    }
}
