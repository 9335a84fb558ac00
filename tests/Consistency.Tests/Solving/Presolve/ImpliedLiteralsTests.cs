using Consistency.Benchmarks;
using Consistency.Solving;
using Consistency.Solving.Certificates;
using Consistency.Solving.Presolve;

namespace Consistency.Tests.Solving.Presolve;

public class ImpliedLiteralsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void TryFind_RandomClauses_FindsOnlyWhatEveryAssignmentHasAndAllThatFollows()
    {
        ImpliedLiterals implied = new();
        int found = 0;
        int contradictions = 0;
        for (int seed = 0; seed < 5000; seed++)
        {
            Random random = new(seed);
            int variables = random.Next(1, 8);
            int[][] hards = [.. Enumerable.Range(0, random.Next(3 * variables)).Select(_ => RandomInstance.Clause(random, variables, random.Next(6) switch { 0 => 1, 1 => 3, _ => 2 }))];
            int[][] shorts = [.. hards.Where(hard => hard.Length <= 2)];
            int[] models = [.. Enumerable.Range(0, 1 << variables).Where(model => Array.TrueForAll(shorts, clause => Array.Exists(clause, literal => IsTrue(model, literal))))];

            if (!implied.TryFind(Problem(variables, hards), Token))
            {
                contradictions++;
                Assert.Empty(models);
                continue;
            }

            int count = 0;
            for (int variable = 1; variable <= variables; variable++)
            {
                int value = implied.ValueOf(variable);
                Assert.Equal(-value, implied.ValueOf(-variable));
                Assert.True(value == 0 || Array.TrueForAll(models, model => IsTrue(model, value * variable)), $"Seed {seed}");
                count += Math.Abs(value);
            }

            Assert.Equal(count, implied.Count);
            Assert.All(implied.Roots.ToArray(), root => Assert.Equal(1, implied.ValueOf(root)));
            foreach (int[] clause in shorts)
            {
                Assert.False(
                    Array.Exists(clause, literal => implied.ValueOf(literal) < 0) && !Array.Exists(clause, literal => implied.ValueOf(literal) > 0),
                    $"Seed {seed}: something follows that was not found.");
            }

            found += count;
        }

        Assert.True(found > 5000 && contradictions > 100, $"{found} found, {contradictions} contradictions");
    }

    [Fact]
    public void TryFind_LiteralThatImpliesItsOpposite_SettlesAllThatFollows()
    {
        ImpliedLiterals implied = new();

        Assert.True(implied.TryFind(Problem(4, [[-1, 2], [-1, -2], [1, 3], [-3, -4]]), Token));

        Assert.Equal([-1], implied.Roots.ToArray());
        Assert.Equal([-1, 0, 1, -1], Enumerable.Range(1, 4).Select(implied.ValueOf));
        Assert.Equal(3, implied.Count);
    }

    // The longer clauses contradict each other where the short ones do not: the proof must not rest on both.
    [Fact]
    public void Optimize_ContradictionThatOnlyLongClausesShow_IsProved()
    {
        WeightedCnfBuilder builder = new(4);
        builder.AddHard(1);
        builder.AddHard(-1, 2);
        builder.AddHard(-1, -2, 3);
        builder.AddHard(-1, -2, -3);
        builder.AddSoft(2, -1, 4);
        builder.AddSoft(3, -4);

        MaxSatResult result = Solve(builder.Build(), findsImplied: true);

        Assert.Equal(MaxSatStatus.Unsatisfiable, result.Status);
        Assert.True(result.CertifiedLowerBound);
    }

    [Fact]
    public void Optimize_ManyHardPairs_GivesWhatTheFlowAloneGives()
    {
        for (int seed = 1; seed <= 20; seed++)
        {
            WeightedCnf instance = LongInstances.Random(200, 200 * (1 + (seed % 4)), 2, seed, hards: true);

            MaxSatResult with = Solve(instance, findsImplied: true);
            MaxSatResult without = Solve(instance, findsImplied: false);

            Assert.Equal(MaxSatStatus.Optimal, with.Status);
            Assert.Equal(without.UpperBound, with.UpperBound);
            Assert.Equal(without.FalsifiedSoft, with.FalsifiedSoft);
            Assert.Null(new LowerBoundChecker(instance).FindFlaw(with.Certificate!, Token));
        }
    }

    private static MaxSatResult Solve(WeightedCnf instance, bool findsImplied) => new MaxSatSession(
        instance,
        options: new MaxSatOptions { Certify = CertifyMode.Always, Tuning = new SearchTuning { MostTableVariables = 0, FindsImplied = findsImplied } })
        .Optimize(Token);

    private static PartProblem Problem(int variables, int[][] hards)
    {
        PartProblem problem = new();
        problem.Begin(variables);
        foreach (int[] hard in hards)
        {
            problem.AddHard(hard);
        }

        return problem;
    }

    private static bool IsTrue(int model, int literal) => ((model >> (Math.Abs(literal) - 1)) & 1) == (literal > 0 ? 1 : 0);
}
