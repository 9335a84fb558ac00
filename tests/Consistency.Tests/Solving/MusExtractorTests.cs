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
