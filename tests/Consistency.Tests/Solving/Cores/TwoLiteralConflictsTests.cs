using Consistency.Solving.Cores;

namespace Consistency.Tests.Solving.Cores;

/// <summary>Conflicts read off two-literal clauses, against all assignments.</summary>
public sealed class TwoLiteralConflictsTests
{
    private const int Variables = 6;

    [Fact]
    public void Find_RandomClauses_GivesAllMinimalConflictsInOrder()
    {
        int found = 0;
        for (int seed = 0; seed < 5_000; seed++)
        {
            Random random = new(seed);
            int[][] hards = [.. Enumerable.Range(0, random.Next(14)).Select(_ => Literals(random, random.Next(4) == 0 ? 1 : 2))];
            if (!CanHold(hards, []))
            {
                continue;
            }

            int[][] members = [.. Enumerable.Range(0, 7).Select(_ => Literals(random, random.Next(3) == 0 ? 2 : 1))];
            List<int[]> expected = [];
            foreach (int[] subset in Subsets(members.Length).OrderBy(static s => s.Length))
            {
                if (!expected.Exists(e => e.All(subset.Contains)) && !CanHold(hards, subset.SelectMany(m => members[m])))
                {
                    expected.Add(subset);
                }
            }

            List<int[]> conflicts = TwoLiteralConflicts.Find(hards, members, long.MaxValue, TestContext.Current.CancellationToken)!;

            Assert.Equal(
                expected.OrderBy(static c => c.Length).ThenBy(static c => c[^1]).ThenBy(static c => c[0]).Select(static c => string.Join(',', c)),
                conflicts.Select(static c => string.Join(',', c)));
            found += conflicts.Count;
        }

        Assert.True(found > 10_000, $"only {found}");
    }

    [Fact]
    public void Find_MoreWorkThanAllowed_GivesNothing()
    {
        int[][] chain = [.. Enumerable.Range(1, 100).Select(static i => new[] { -i, i + 1 })];

        Assert.Null(TwoLiteralConflicts.Find(chain, [[1], [-101]], 50, TestContext.Current.CancellationToken));
        Assert.Equal([0, 1], Assert.Single(TwoLiteralConflicts.Find(chain, [[1], [-101]], 500, TestContext.Current.CancellationToken)!));
    }

    private static int[] Literals(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (random.Next(2) == 0 ? 1 : -1) * (1 + random.Next(Variables)))];

    private static IEnumerable<int[]> Subsets(int count) =>
        Enumerable.Range(1, (1 << count) - 1).Select(bits => Enumerable.Range(0, count).Where(i => (bits >> i & 1) != 0).ToArray());

    private static bool CanHold(int[][] clauses, IEnumerable<int> literals)
    {
        int[] wanted = [.. literals];
        return Enumerable.Range(0, 1 << Variables).Any(world =>
            clauses.All(c => c.Any(l => IsTrue(world, l))) && wanted.All(l => IsTrue(world, l)));
    }

    private static bool IsTrue(int world, int literal) => ((world >> (Math.Abs(literal) - 1)) & 1) != 0 == literal > 0;
}
