using Consistency.Benchmarks;
using Consistency.Solving;

namespace Consistency.Tests.Solving;

/// <summary>
/// No workload costs half as much again as it did when the bounds were written down. Steps are counted, not seconds, so a slowdown is
/// seen on any machine. Where a change makes something dearer on purpose, the new count that the message shows goes into the table.
/// </summary>
public class WorkCountTests
{
    private const double MostGrowth = 1.5;
    private const long Slack = 100;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Workloads))]
    public void OptimizeAndClassify_FixedWorkloads_CostNoMoreThanTheyDid(string name, string counted)
    {
        PartWorkspace workspace = new();
        foreach (WeightedCnf instance in Instances(name))
        {
            MaxSatSession session = new(instance, new MaxSatOptions { Certify = CertifyMode.Always }, workspace);
            MaxSatResult result = session.Optimize(Token);
            Assert.NotEqual(MaxSatStatus.Unknown, result.Status);
            Assert.True(result.CertifiedLowerBound);
            if (result.Status == MaxSatStatus.Optimal)
            {
                session.ClassifySofts(Token);
            }
        }

        WorkCount work = workspace.Work;
        long[] now = [work.Conflicts, work.Visits, work.Arcs, work.Entries, work.Cases, work.Cells, work.CheckedVisits, work.CheckedCases];
        long[] then = [.. counted.Split(' ').Select(long.Parse)];
        Assert.Equal(then.Length, now.Length);
        for (int i = 0; i < now.Length; i++)
        {
            Assert.True(
                now[i] <= Slack + (MostGrowth * then[i]),
                $"{name}: kind of work {i} grew from {then[i]} to {now[i]}; all counts now: {string.Join(' ', now)}");
        }
    }

    /// <summary>Each with its counts: conflicts, watches, arcs, entries, cases, cells, watches and cases of the checker.</summary>
    public static TheoryData<string, string> Workloads() => new()
    {
        { "mixed", "92 9438 7659 11031294 0 0 347 0" },
        { "frustrated", "68 7468 0 0 63087 113490 0 10305" },
        { "equal weights", "22 2082 0 0 137159 59646 0 23761" },
        { "triples", "423 143273 0 0 0 0 10782 0" },
        { "pairs", "20 11066 1114632 0 0 0 1019 0" },
        { "many hard pairs", "8 37338 526904 0 0 0 6894 0" },
        { "order written out", "11 31594 1936 0 0 0 320 0" },
        { "order written out, and more", "12 36096 2312 0 0 0 344 0" },
    };

    private static IEnumerable<WeightedCnf> Instances(string name) => name switch
    {
        "mixed" => Enumerable.Range(0, 100).Select(PeerTests.Medium),
        "frustrated" => Enumerable.Range(1, 3).Select(seed => FrustratedGraph.Create(50, 6, seed)),
        "equal weights" => [FrustratedGraphTests.WithEqualWeights(FrustratedGraph.Create(60, 6, 4))],
        "triples" => Enumerable.Range(1, 3).Select(seed => LongInstances.Random(70, 220, 3, seed, hards: false)),
        "pairs" => [LongInstances.Random(1_000, 1_500, 2, 3, hards: false), LongInstances.Random(3_000, 6_000, 2, 1, hards: true)],
        "many hard pairs" => [LongInstances.Random(10_000, 30_000, 2, 1, hards: true)],
        "order written out" => Enumerable.Range(1, 3).Select(seed => Order(14, 60, seed, isMore: false)),
        "order written out, and more" => Enumerable.Range(1, 3).Select(seed => Order(14, 60, seed, isMore: true)),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such workload."),
    };

    private static WeightedCnf Order(int things, int statements, int seed, bool isMore)
    {
        Random random = new(seed);
        Transitivity order = new(things, 1);
        WeightedCnfBuilder builder = new(order.Variables.Length);
        foreach (int[] clause in order.AllClauses())
        {
            builder.AddHard(clause);
        }

        if (isMore)
        {
            // One clause that is no law, and it is no order any more.
            builder.AddHard(order.Before(0, 1), order.Before(1, 2));
        }

        for (int i = 0; i < statements; i++)
        {
            int first = random.Next(things);
            int second = (first + random.Next(1, things)) % things;
            (int low, int high) = (Math.Min(first, second), Math.Max(first, second));
            builder.AddSoft(random.Next(1, 100), random.Next(10) > 0 ? order.Before(low, high) : order.Before(high, low));
        }

        return builder.Build();
    }
}
