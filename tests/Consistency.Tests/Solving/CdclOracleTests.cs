using Consistency.Solving;

namespace Consistency.Tests.Solving;

public class CdclOracleTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Solve_RandomClausesInStepsUnderAssumptions_AgreesWithBruteForce()
    {
        for (int seed = 0; seed < 3000; seed++)
        {
            Random random = new(seed);
            int variables = random.Next(1, 9);
            CdclOracle oracle = new(variables, new CdclOptions { FirstLearnedLimit = random.Next(1, 5) });
            List<int[]> clauses = [];
            for (int step = 0; step < 6; step++)
            {
                if (variables < 10 && random.Next(3) == 0)
                {
                    Assert.Equal(++variables, oracle.AddVariable());
                }

                for (int i = random.Next(0, 3 * variables / 2); i > 0; i--)
                {
                    int[] clause = RandomInstance.Clause(random, variables, random.Next(1, 30) == 1 ? 1 : random.Next(2, 4));
                    clauses.Add(clause);
                    oracle.AddClause(clause);
                }

                int[] assumptions = [.. Enumerable.Range(0, random.Next(0, 5)).Select(_ => RandomInstance.Literal(random, variables))];
                OracleAnswer answer = oracle.Solve(assumptions, Token);
                bool expected = BruteForce.IsSatisfiableWith(variables, clauses, assumptions);
                Assert.True(expected == (answer == OracleAnswer.Satisfiable), $"seed {seed}: {answer}");
                if (expected)
                {
                    Assert.All(clauses, clause => Assert.Contains(clause, oracle.IsTrue));
                    Assert.All(assumptions, literal => Assert.True(oracle.IsTrue(literal)));
                    Assert.All(Enumerable.Range(1, variables), v => Assert.NotEqual(oracle.IsTrue(v), oracle.IsTrue(-v)));
                }
                else
                {
                    int[] core = oracle.Core.ToArray();
                    Assert.Subset(assumptions.ToHashSet(), core.ToHashSet());
                    Assert.Equal(core.Length, core.Distinct().Count());
                    Assert.False(BruteForce.IsSatisfiableWith(variables, clauses, core), $"seed {seed}: the core holds");
                }
            }
        }
    }

    [Theory]
    [InlineData(4), InlineData(6), InlineData(7)]
    public void Solve_Pigeonhole_IsUnsatisfiableAndLeavingOneHoleMoreIsSatisfiable(int holes)
    {
        CdclOracle oracle = Pigeonhole(holes, new CdclOptions { FirstLearnedLimit = 50 });

        Assert.Equal(OracleAnswer.Unsatisfiable, oracle.Solve([], Token));
        Assert.True(oracle.Core.IsEmpty);
        Assert.Equal(OracleAnswer.Unsatisfiable, oracle.Solve([1], Token));
    }

    [Fact]
    public void Solve_ConflictLimit_AnswersUnknownAndHasNothingToRead()
    {
        CdclOracle oracle = Pigeonhole(9, new CdclOptions { ConflictLimit = 100 });

        Assert.Equal(OracleAnswer.Unknown, oracle.Solve([], Token));
        Assert.InRange(oracle.Conflicts, 100, 110);
        Assert.Throws<InvalidOperationException>(() => oracle.IsTrue(1));
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => oracle.Core.Length);
        Assert.Equal("A core exists only after the answer Unsatisfiable; the last answer is Unknown.", exception.Message);
    }

    [Fact]
    public void Solve_SameCallsTwice_GivesSameAssignmentsAndCores()
    {
        static string Run()
        {
            Random random = new(5);
            CdclOracle oracle = new(60);
            List<string> log = [];
            for (int i = 0; i < 250; i++)
            {
                oracle.AddClause(RandomInstance.Clause(random, 60, 3));
                if (i % 10 == 0)
                {
                    OracleAnswer answer = oracle.Solve([1, -2, 3, 4], Token);
                    log.Add(answer == OracleAnswer.Satisfiable
                        ? string.Concat(Enumerable.Range(1, 60).Select(v => oracle.IsTrue(v) ? '1' : '0'))
                        : string.Join(' ', oracle.Core.ToArray()));
                }
            }

            return string.Join('\n', log) + oracle.Conflicts;
        }

        Assert.Equal(Run(), Run());
    }

    [Fact]
    public void Solve_OppositeAssumptions_AreTheCore()
    {
        CdclOracle oracle = new(3);

        Assert.Equal(OracleAnswer.Unsatisfiable, oracle.Solve([1, 2, -1, 3], Token));
        Assert.Equal([-1, 1], oracle.Core.ToArray().Order());
        Assert.Equal(OracleAnswer.Satisfiable, oracle.Solve([1, 1, 2], Token));
    }

    [Fact]
    public void Solve_CancelledInTheMiddle_CanBeUsedOn()
    {
        CdclOracle oracle = Pigeonhole(11, new CdclOptions());
        using CancellationTokenSource source = new(TimeSpan.FromMilliseconds(30));

        Assert.Throws<OperationCanceledException>(() => oracle.Solve([], source.Token));
        Assert.Throws<OperationCanceledException>(() => oracle.Solve([], source.Token));
        int pigeon = oracle.AddVariable();
        oracle.AddClause([pigeon]);
        Assert.Equal(OracleAnswer.Unsatisfiable, oracle.Solve([-pigeon], Token));
        Assert.Equal([-pigeon], oracle.Core.ToArray());
    }

    [Fact]
    public void Literals_OutOfRange_AreRefused()
    {
        CdclOracle oracle = new(2);

        Assert.Throws<ArgumentException>(() => oracle.AddClause([3]));
        Assert.Throws<ArgumentException>(() => oracle.AddClause([0]));
        Assert.Throws<ArgumentException>(() => oracle.AddClause([int.MinValue]));
        ArgumentException exception = Assert.Throws<ArgumentException>(() => oracle.Solve([-3], Token));
        Assert.StartsWith("The literal -3 names no variable; they are numbered from 1 to 2.", exception.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => oracle.IsTrue(1));
    }

    private static CdclOracle Pigeonhole(int holes, CdclOptions options)
    {
        CdclOracle oracle = new((holes + 1) * holes, options);
        int Sits(int pigeon, int hole) => (pigeon * holes) + hole + 1;
        for (int pigeon = 0; pigeon <= holes; pigeon++)
        {
            oracle.AddClause([.. Enumerable.Range(0, holes).Select(hole => Sits(pigeon, hole))]);
            for (int other = 0; other < pigeon; other++)
            {
                for (int hole = 0; hole < holes; hole++)
                {
                    oracle.AddClause([-Sits(pigeon, hole), -Sits(other, hole)]);
                }
            }
        }

        return oracle;
    }
}
