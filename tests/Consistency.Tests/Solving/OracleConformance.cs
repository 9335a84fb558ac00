using Consistency.Solving;

namespace Consistency.Tests.Solving;

/// <summary>What every oracle must do; each back end derives a test class from this one.</summary>
public abstract class OracleConformance
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Gets how many random sequences of calls are compared with brute force.</summary>
    protected virtual int SequenceCount => 300;

    /// <summary>Makes an oracle without clauses; skips the running test where that cannot be done on this machine.</summary>
    protected abstract ISatOracle Create(int variableCount);

    [Fact]
    public void Solve_RandomClausesInStepsUnderAssumptions_AgreesWithBruteForce()
    {
        for (int seed = 0; seed < SequenceCount; seed++)
        {
            Random random = new(seed);
            int variables = random.Next(0, 9);
            ISatOracle oracle = Create(variables);
            using IDisposable? resource = oracle as IDisposable;
            List<int[]> clauses = [];
            for (int step = 0; step < 6; step++)
            {
                if (variables == 0 || (variables < 10 && random.Next(3) == 0))
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
    [InlineData(1), InlineData(4), InlineData(6)]
    public void Solve_Pigeonhole_IsUnsatisfiableWhateverIsAssumed(int holes)
    {
        ISatOracle oracle = Pigeonhole(holes);
        using IDisposable? resource = oracle as IDisposable;

        Assert.Equal(OracleAnswer.Unsatisfiable, oracle.Solve([], Token));
        Assert.True(oracle.Core.IsEmpty);
        Assert.Equal(OracleAnswer.Unsatisfiable, oracle.Solve([1], Token));
    }

    [Fact]
    public void Solve_EmptyClause_IsUnsatisfiableForEver()
    {
        ISatOracle oracle = Create(1);
        using IDisposable? resource = oracle as IDisposable;
        Assert.Equal(OracleAnswer.Satisfiable, oracle.Solve([1], Token));

        oracle.AddClause([]);

        Assert.Equal(OracleAnswer.Unsatisfiable, oracle.Solve([1], Token));
        oracle.AddClause([1]);
        Assert.Equal(OracleAnswer.Unsatisfiable, oracle.Solve([], Token));
        Assert.True(oracle.Core.IsEmpty);
    }

    [Fact]
    public void Solve_OppositeAssumptions_AreTheCore()
    {
        ISatOracle oracle = Create(3);
        using IDisposable? resource = oracle as IDisposable;

        Assert.Equal(OracleAnswer.Unsatisfiable, oracle.Solve([1, 2, -1, 3], Token));
        Assert.Equal([-1, 1], oracle.Core.ToArray().Order());
        Assert.Equal(OracleAnswer.Satisfiable, oracle.Solve([1, 1, 2], Token));
    }

    [Fact]
    public void Solve_AfterVariablesAndClausesWereAdded_LastAnswerStaysReadable()
    {
        ISatOracle oracle = Create(2);
        using IDisposable? resource = oracle as IDisposable;
        oracle.AddClause([1, 2]);
        Assert.Equal(OracleAnswer.Satisfiable, oracle.Solve([-1], Token));

        int added = oracle.AddVariable();
        oracle.AddClause([1, added]);

        Assert.True(oracle.IsTrue(2));
        Assert.True(oracle.IsTrue(-1));
        Assert.NotEqual(oracle.IsTrue(added), oracle.IsTrue(-added));
        Assert.Equal(OracleAnswer.Unsatisfiable, oracle.Solve([-1, -added], Token));
        oracle.AddClause([2]);
        Assert.Equal([-added, -1], oracle.Core.ToArray().Order());
    }

    [Fact]
    public void Solve_CancelledBeforeTheCall_ThrowsAndCanBeUsedOn()
    {
        ISatOracle oracle = Pigeonhole(3);
        using IDisposable? resource = oracle as IDisposable;

        Assert.Throws<OperationCanceledException>(() => oracle.Solve([], new CancellationToken(canceled: true)));
        Assert.Throws<InvalidOperationException>(() => oracle.Core.Length);
        Assert.Equal(OracleAnswer.Unsatisfiable, oracle.Solve([], Token));
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(5), InlineData(30)]
    public void Solve_CancelledInTheMiddle_CanBeUsedOn(int milliseconds)
    {
        ISatOracle oracle = Pigeonhole(11);
        using IDisposable? resource = oracle as IDisposable;
        int pigeon = oracle.AddVariable();
        oracle.AddClause([pigeon]);
        for (int i = 0; i < 3; i++)
        {
            using CancellationTokenSource source = new(TimeSpan.FromMilliseconds(milliseconds));
            Assert.Throws<OperationCanceledException>(() => oracle.Solve([], source.Token));
        }

        Assert.Equal(OracleAnswer.Unsatisfiable, oracle.Solve([-pigeon], Token));
        Assert.Equal([-pigeon], oracle.Core.ToArray());
    }

    [Fact]
    public void Calls_WithoutTheAnswerTheyNeed_SayWhichIsNeeded()
    {
        ISatOracle oracle = Create(1);
        using IDisposable? resource = oracle as IDisposable;

        InvalidOperationException early = Assert.Throws<InvalidOperationException>(() => oracle.IsTrue(1));
        oracle.Solve([], Token);
        InvalidOperationException wrong = Assert.Throws<InvalidOperationException>(() => oracle.Core.Length);

        Assert.Equal("An assignment exists only after the answer Satisfiable; the last answer is none, since nothing was solved yet.", early.Message);
        Assert.Equal("A core exists only after the answer Unsatisfiable; the last answer is Satisfiable.", wrong.Message);
    }

    [Fact]
    public void Literals_OutOfRange_AreRefused()
    {
        ISatOracle oracle = Create(2);
        using IDisposable? resource = oracle as IDisposable;

        Assert.Throws<ArgumentException>(() => oracle.AddClause([3]));
        Assert.Throws<ArgumentException>(() => oracle.AddClause([1, 0]));
        Assert.Throws<ArgumentException>(() => oracle.AddClause([int.MinValue]));
        ArgumentException exception = Assert.Throws<ArgumentException>(() => oracle.Solve([-3], Token));
        Assert.StartsWith("The literal -3 names no variable; they are numbered from 1 to 2.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(OracleAnswer.Satisfiable, oracle.Solve([-1, -2], Token));
    }

    [Fact]
    public void Optimize_RandomInstances_CostWhatBruteForceSays()
    {
        List<ISatOracle> made = [];
        MaxSatOptions options = new()
        {
            OracleFactory = variables =>
            {
                made.Add(Create(variables));
                return made[^1];
            },
        };
        for (int seed = 0; seed < 200; seed++)
        {
            RandomInstance random = new(seed);
            MaxSatResult result = new MaxSatSession(random.Instance, random.Lazies, options).Optimize(Token);

            BruteForce expected = new(random.Instance, random.LazyClauses);
            Assert.Equal(expected.Optimum, result.UpperBound);
            Assert.Equal(expected.CanonicalFalsified, result.FalsifiedSoft);
            made.ForEach(static oracle => (oracle as IDisposable)?.Dispose());
            made.Clear();
        }
    }

    private ISatOracle Pigeonhole(int holes)
    {
        ISatOracle oracle = Create((holes + 1) * holes);
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
