using Consistency.Solving;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Consistency.Tests.Solving;

/// <summary>Changes that must not change the answer, on instances too large for brute force.</summary>
public class MaxSatMetamorphicTests
{
    [Property(MaxTest = 100)]
    public bool Optimize_RenamedPermutedDuplicatedAndScaled_GivesTheSameFalsifiedSet(int seed)
    {
        Random random = new(seed);
        int variables = random.Next(15, 60);
        List<int[]> hards = [.. Enumerable.Range(0, 2 * variables).Select(_ => RandomInstance.Clause(random, variables, random.Next(2, 4)))];
        List<(long Weight, int[] Clause)> softs = [.. Enumerable.Range(0, 2 * variables)
            .Select(_ => ((long)random.Next(1, 4), RandomInstance.Clause(random, variables, random.Next(3) == 0 ? 2 : 1)))];
        MaxSatResult original = Solve(variables, hards, softs);

        int[] names = [0, .. Enumerable.Range(1, variables)];
        random.Shuffle(names.AsSpan(1));
        int sign = random.Next(2) == 0 ? 1 : -1;
        int[] Rename(int[] clause)
        {
            int[] renamed = [.. clause.Select(literal => sign * Math.Sign(literal) * names[Math.Abs(literal)])];
            random.Shuffle(renamed);
            return renamed;
        }

        int[][] mixed = [.. hards.Concat(hards.Take(variables / 2)).Select(Rename)];
        random.Shuffle(mixed);
        MaxSatResult changed = Solve(variables, mixed, [.. softs.Select(soft => (soft.Weight * 1000, Rename(soft.Clause)))]);

        return original.Status == changed.Status
            && (original.Status == MaxSatStatus.Unsatisfiable || original.UpperBound * 1000 == changed.UpperBound)
            && original.FalsifiedSoft.SequenceEqual(changed.FalsifiedSoft);
    }

    [Property(MaxTest = 100)]
    public bool Optimize_OneMoreHardClause_NeverCostsLess(int seed)
    {
        Random random = new(seed);
        int variables = random.Next(10, 40);
        List<int[]> hards = [.. Enumerable.Range(0, variables).Select(_ => RandomInstance.Clause(random, variables, 3))];
        List<(long Weight, int[] Clause)> softs = [.. Enumerable.Range(0, 2 * variables)
            .Select(_ => ((long)random.Next(1, 100), RandomInstance.Clause(random, variables, 1)))];
        long before = Solve(variables, hards, softs).LowerBound;
        hards.Add(RandomInstance.Clause(random, variables, 2));

        return Solve(variables, hards, softs).LowerBound >= before;
    }

    [Property(MaxTest = 100)]
    public bool Optimize_ClausesThatTheOptimumSatisfiesAdded_GivesTheSameFalsifiedSet(int seed)
    {
        Random random = new(seed);
        int variables = random.Next(15, 60);
        List<int[]> hards = [.. Enumerable.Range(0, variables).Select(_ => RandomInstance.Clause(random, variables, 3))];
        List<(long Weight, int[] Clause)> softs = [.. Enumerable.Range(0, 2 * variables)
            .Select(_ => ((long)random.Next(1, 4), RandomInstance.Clause(random, variables, random.Next(1, 3))))];
        MaxSatResult original = Solve(variables, hards, softs);
        if (original.Status == MaxSatStatus.Unsatisfiable)
        {
            return false;
        }

        for (int i = 0; i < variables; i++)
        {
            int[] clause = RandomInstance.Clause(random, variables, random.Next(1, 4));
            int satisfied = random.Next(clause.Length);
            clause[satisfied] = original.Assignment[Math.Abs(clause[satisfied])] ? Math.Abs(clause[satisfied]) : -Math.Abs(clause[satisfied]);
            if (random.Next(2) == 0)
            {
                hards.Add(clause);
            }
            else
            {
                softs.Add((random.Next(1, 9), clause));
            }
        }

        MaxSatResult changed = Solve(variables, hards, softs);

        return original.UpperBound == changed.UpperBound && original.FalsifiedSoft.SequenceEqual(changed.FalsifiedSoft);
    }

    private static MaxSatResult Solve(int variables, IEnumerable<int[]> hards, IEnumerable<(long Weight, int[] Clause)> softs)
    {
        WeightedCnfBuilder builder = new(variables);
        foreach (int[] clause in hards)
        {
            builder.AddHard(clause);
        }

        foreach ((long weight, int[] clause) in softs)
        {
            builder.AddSoft(weight, clause);
        }

        return new MaxSatSession(builder.Build()).Optimize(TestContext.Current.CancellationToken);
    }
}
