using Consistency.Benchmarks;
using Consistency.Solving;

namespace Consistency.Tests.Solving;

public class MusExtractorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Extract_RandomClauses_IsTheMinimalSubsetThatKeepsEarlierMembers()
    {
        int checkedCount = 0;
        for (int seed = 0; seed < 4000; seed++)
        {
            (int variables, List<int[]> clauses, int[] assumptions) = Draw(seed);
            if (BruteForce.IsSatisfiableWith(variables, clauses, assumptions))
            {
                continue;
            }

            checkedCount++;
            foreach (ISatOracle oracle in new ISatOracle[] { new CdclOracle(variables), new PlainOracle(variables) })
            {
                clauses.ForEach(clause => oracle.AddClause(clause));

                MusResult result = MusExtractor.Extract(oracle, assumptions, Token);

                Assert.Equal(MusStatus.Minimal, result.Status);
                Assert.Equal(PlainDeletion(variables, clauses, assumptions), result.Literals);
                Assert.False(BruteForce.IsSatisfiableWith(variables, clauses, result.Literals));
                Assert.All(result.Literals, literal =>
                    Assert.True(BruteForce.IsSatisfiableWith(variables, clauses, result.Literals.Where(l => l != literal))));
            }
        }

        Assert.True(checkedCount > 500);
    }

    // Conflicts of many members, where assignments are rotated: chains, rings and grids of implications with shortcuts.
    [Fact]
    public void Extract_ManyMembers_IsWhatDeletionAloneGives()
    {
        int longest = 0;
        for (int seed = 0; seed < 300; seed++)
        {
            Random random = new(seed);
            int variables = random.Next(5, 30);
            List<int[]> soft = [[1], [-variables]];
            for (int i = 1; i < variables; i++)
            {
                soft.Add(random.Next(4) == 0 && i + 2 <= variables ? [-i, i + 1, i + 2] : [-i, i + 1]);
            }

            for (int i = random.Next(variables); i > 0; i--)
            {
                soft.Add(RandomInstance.Clause(random, variables, random.Next(2, 4)));
            }

            CdclOracle rotating = new(variables);
            int[] members = [.. soft.Select(clause => Member(rotating, clause, random.Next(8) == 0))];
            if (random.Next(2) == 0)
            {
                rotating.AddClause([-random.Next(1, variables), random.Next(2, variables)]);
            }

            MusResult? result = MusExtractor.TryExtract(rotating, members, Token);
            MusResult? plain = MusExtractor.TryExtract(new CountedOracle(rotating, rotates: false), members, Token);

            Assert.Equal(plain?.Literals, result?.Literals);
            longest = Math.Max(longest, result?.Literals.Length ?? 0);
        }

        Assert.True(longest > 15);
    }

    [Fact]
    public void Extract_LongChain_AsksForFewMembersOnly()
    {
        const int Length = 2_000;
        CdclOracle oracle = new(Length);
        List<int> members = [];
        for (int i = 1; i < Length; i++)
        {
            members.Add(Member(oracle, [-i, i + 1], isLiteral: false));
        }

        members.AddRange(1, -Length);
        CountedOracle counted = new(oracle, rotates: true);

        MusResult result = MusExtractor.Extract(counted, [.. members], Token);

        Assert.Equal(members, result.Literals);
        Assert.InRange(counted.Calls, 1, 10);
    }

    /// <summary>Adds a clause that can be given up, or, where it is to be a literal, one of its own.</summary>
    private static int Member(CdclOracle oracle, int[] clause, bool isLiteral)
    {
        if (isLiteral)
        {
            return clause[0];
        }

        int selector = oracle.AddVariable();
        oracle.AddClause([.. clause, -selector]);
        return selector;
    }

    [Fact]
    public void Extract_OracleThatFailsAtRandom_NeverClaimsAMinimalityThatIsNone()
    {
        for (int seed = 0; seed < 2000; seed++)
        {
            (int variables, List<int[]> clauses, int[] assumptions) = Draw(seed);
            if (BruteForce.IsSatisfiableWith(variables, clauses, assumptions))
            {
                continue;
            }

            Random random = new(seed);
            PlainOracle oracle = new(variables, () => random.Next(3) == 0);
            clauses.ForEach(clause => oracle.AddClause(clause));

            MusResult result = MusExtractor.Extract(oracle, assumptions, Token);

            switch (result.Status)
            {
                case MusStatus.Unknown:
                    Assert.Empty(result.Literals);
                    break;
                case MusStatus.Unsatisfiable:
                    Assert.False(BruteForce.IsSatisfiableWith(variables, clauses, result.Literals));
                    break;
                default:
                    Assert.Equal(PlainDeletion(variables, clauses, assumptions), result.Literals);
                    break;
            }
        }
    }

    [Fact]
    public void Extract_SatisfiableAssumptions_Throws()
    {
        CdclOracle oracle = new(2);
        oracle.AddClause([1, 2]);

        ArgumentException exception = Assert.Throws<ArgumentException>(() => MusExtractor.Extract(oracle, [1, -2], Token));

        Assert.StartsWith("The assumptions can hold together, so no subset is unsatisfiable.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TryExtract_SatisfiableAssumptions_GivesNullAndLeavesTheAssignment()
    {
        CdclOracle oracle = new(2);
        oracle.AddClause([1, 2]);

        Assert.Null(MusExtractor.TryExtract(oracle, [-1], Token));
        Assert.True(oracle.IsTrue(2));
        Assert.Equal([-1, -2], MusExtractor.TryExtract(oracle, [-1, -2, -1], Token)!.Literals);
    }

    [Fact]
    public void Extract_OrderOfAssumptions_SteersTheResult()
    {
        CdclOracle oracle = new(3);
        oracle.AddClause([-1, -2]);
        oracle.AddClause([-2, -3]);

        Assert.Equal([1, 2], MusExtractor.Extract(oracle, [1, 2, 3], Token).Literals);
        Assert.Equal([3, 2], MusExtractor.Extract(oracle, [3, 2, 1], Token).Literals);
    }

    [Fact]
    public void Extract_ContradictoryClauses_IsEmpty()
    {
        CdclOracle oracle = new(1);
        oracle.AddClause([]);

        MusResult result = MusExtractor.Extract(oracle, [1], Token);

        Assert.Equal(MusStatus.Minimal, result.Status);
        Assert.Empty(result.Literals);
    }

    private static int[] PlainDeletion(int variables, List<int[]> clauses, int[] assumptions)
    {
        List<int> kept = [.. assumptions.Distinct()];
        for (int i = kept.Count - 1; i >= 0; i--)
        {
            if (!BruteForce.IsSatisfiableWith(variables, clauses, kept.Where((_, k) => k != i)))
            {
                kept.RemoveAt(i);
            }
        }

        return [.. kept];
    }

    private static (int Variables, List<int[]> Clauses, int[] Assumptions) Draw(int seed)
    {
        Random random = new(seed);
        int variables = random.Next(1, 9);
        List<int[]> clauses = [.. Enumerable.Range(0, random.Next(1, 2 * variables))
            .Select(_ => RandomInstance.Clause(random, variables, random.Next(1, 4)))];
        int[] assumptions = [.. Enumerable.Range(0, random.Next(1, 2 * variables)).Select(_ => RandomInstance.Literal(random, variables))];
        return (variables, clauses, assumptions);
    }
}
