using Consistency.Solving;
using Consistency.Tests;
using Consistency.Tests.Solving;

namespace Consistency.Z3.Tests;

/// <summary>Both oracles on the same questions: they share no code, so what they agree on is right.</summary>
public class CrossCheckTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Solve_RandomInstances_BothOraclesAgree()
    {
        Z3OracleTests.SkipWithoutLibrary();
        using Z3OracleFactory factory = new();
        int refuted = 0;
        for (int seed = 0; seed < 5000; seed++)
        {
            Random random = new(seed);
            int variables = random.Next(8, 30);
            int[][] clauses = [.. Enumerable.Range(0, (int)(variables * (2 + (2.2 * random.NextDouble()))))
                .Select(_ => RandomInstance.Clause(random, variables, random.Next(10) == 0 ? 2 : 3))];
            CdclOracle managed = new(variables);
            ISatOracle z3 = factory.Create(variables);
            using var resource = (IDisposable)z3;
            foreach (int[] clause in clauses)
            {
                managed.AddClause(clause);
                z3.AddClause(clause);
            }

            for (int call = 0; call < 2; call++)
            {
                int[] assumptions = [.. Enumerable.Range(0, call * variables / 4).Select(_ => RandomInstance.Literal(random, variables))];
                OracleAnswer answer = managed.Solve(assumptions, Token);
                Assert.True(answer == z3.Solve(assumptions, Token), $"seed {seed}: {answer}");
                if (answer == OracleAnswer.Satisfiable)
                {
                    foreach (ISatOracle oracle in new ISatOracle[] { managed, z3 })
                    {
                        Assert.True(Array.TrueForAll(clauses, clause => Array.Exists(clause, oracle.IsTrue)), $"seed {seed}");
                        Assert.True(Array.TrueForAll(assumptions, oracle.IsTrue), $"seed {seed}");
                    }
                }
                else
                {
                    // Each refutes what the other took for a core.
                    refuted++;
                    int[] core = managed.Core.ToArray();
                    int[] other = z3.Core.ToArray();
                    Assert.Subset(assumptions.ToHashSet(), other.ToHashSet());
                    Assert.Equal(OracleAnswer.Unsatisfiable, z3.Solve(core, Token));
                    Assert.Equal(OracleAnswer.Unsatisfiable, managed.Solve(other, Token));
                }
            }
        }

        Assert.InRange(refuted, 1500, 8500);
    }

    [Theory]
    [InlineData("a20", 5), InlineData("a40", 5), InlineData("a60", 5), InlineData("d15", 1), InlineData("e1k", 1)]
    public void Optimize_Workloads_BothOraclesFindTheSameRepair(string set, int count)
    {
        for (int i = 1; i <= count; i++)
        {
            using FileStream stream = File.OpenRead(TestData.BenchOrSkip("wcnf", $"{set}_{i}.wcnf"));
            AssertSameOptimum(WcnfFormat.Read(stream));
        }
    }

    [Theory]
    [InlineData("z3_maxres_suboptimal_min.smt2", 7), InlineData("z3_maxres_suboptimal_chick.smt2", 30)]
    [InlineData("z3_4.12.2_suboptimal_rose.smt2", 26), InlineData("z3_rc2_wrong.wcnf", 98)]
    public void Optimize_WhereZ3sOptimiserWasWrong_OurLoopOnZ3IsRight(string file, long optimum)
    {
        string path = TestData.DataOrSkip("z3-witness", file);
        WeightedCnf instance = file.EndsWith(".wcnf", StringComparison.Ordinal)
            ? WcnfFormat.Read(new MemoryStream(File.ReadAllBytes(path)))
            : SmtReader.Read(File.ReadAllText(path));

        Assert.Equal(optimum, AssertSameOptimum(instance));
    }

    private static long AssertSameOptimum(WeightedCnf instance)
    {
        Z3OracleTests.SkipWithoutLibrary();
        using Z3OracleFactory factory = new();
        MaxSatResult expected = new MaxSatSession(instance).Optimize(Token);
        MaxSatResult actual = new MaxSatSession(instance, null, new MaxSatOptions { OracleFactory = factory.Create }).Optimize(Token);

        Assert.Equal(MaxSatStatus.Optimal, actual.Status);
        Assert.Equal(expected.UpperBound, actual.UpperBound);
        Assert.Equal(expected.FalsifiedSoft, actual.FalsifiedSoft);
        return actual.UpperBound;
    }
}
