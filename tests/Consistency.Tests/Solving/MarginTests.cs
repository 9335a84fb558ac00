using Consistency.Solving;
using Consistency.Solving.Counting;

namespace Consistency.Tests.Solving;

/// <summary>Margins and probabilities of soft clauses, against trying every assignment.</summary>
public sealed class MarginTests
{
    [Theory]
    [InlineData(1 << 18)]
    [InlineData(0)]
    public void They_are_those_of_all_assignments(long mostEntries)
    {
        int counted = 0;
        for (int seed = 0; seed < (mostEntries > 0 ? 5_000 : 1_000); seed++)
        {
            RandomInstance random = new(seed);
            WeightedCnf instance = random.Instance;
            MaxSatSession session = new(instance, random.Lazies);
            MaxSatResult optimum = session.Optimize(TestContext.Current.CancellationToken);
            if (optimum.Status != MaxSatStatus.Optimal || instance.SoftCount == 0)
            {
                continue;
            }

            Random draw = new(seed);
            bool[] isCounted = [.. Enumerable.Range(0, instance.VariableCount + 1).Select(_ => seed % 2 == 0 || draw.Next(2) == 0)];
            double unit = 3.0 / Enumerable.Range(0, instance.SoftCount).Max(instance.Weight);
            SoftQuestions questions = new()
            {
                OppositeOf = soft => [instance.Soft(soft).ToArray()],
                IsCounted = variable => isCounted[variable],
                Unit = unit,
                MostEntries = mostEntries,
                MostEntriesOfAll = mostEntries,
                MostWork = long.MaxValue,
                MostConflicts = long.MaxValue,
            };
            SoftNumbers[] numbers = new MarginCalculation(instance, random.Lazies, new MaxSatOptions(), questions)
                .Run(optimum.FalsifiedSoft, TestContext.Current.CancellationToken);
            var statuses = session.ClassifySofts(TestContext.Current.CancellationToken);
            for (int soft = 0; soft < numbers.Length; soft++)
            {
                bool isFalsified = optimum.FalsifiedSoft.Contains(soft);
                (long other, double probability) = Try(random, soft, isFalsified, isCounted, unit);
                long margin = other == long.MaxValue ? other : other - optimum.UpperBound;
                Assert.True(numbers[soft].IsExact, $"seed {seed}");
                Assert.True(margin == numbers[soft].Lower, $"seed {seed}, clause {soft}: {numbers[soft].Lower} instead of {margin}");
                Assert.Equal(margin == 0, statuses[soft] == SoftStatus.Varies);
                if (numbers[soft].ProbabilityBounds is var (lower, upper))
                {
                    Assert.True(lower - 1e-12 <= probability && probability <= upper + 1e-12, $"seed {seed}, clause {soft}: {probability}");
                }

                if (numbers[soft].Probability is { } found)
                {
                    counted++;
                    Assert.True(Math.Abs(found - probability) < 1e-9, $"seed {seed}, clause {soft}: {found} instead of {probability}");
                }
            }
        }

        Assert.Equal(mostEntries > 0, counted > 1_000);
    }

    // The least cost the other way, and how much of the weight of all worlds lies where the clause holds.
    private static (long Other, double Probability) Try(RandomInstance random, int soft, bool wantsHolds, bool[] isCounted, double unit)
    {
        WeightedCnf instance = random.Instance;
        int[][] softs = [.. Enumerable.Range(0, instance.SoftCount).Select(i => instance.Soft(i).ToArray())];
        int[][] hards = [.. random.Hards, .. random.LazyClauses];
        long other = long.MaxValue;
        Dictionary<int, (double All, double Holds)> worlds = [];
        for (int x = 0; x < 1 << instance.VariableCount; x++)
        {
            bool Holds(int[] clause) => Array.Exists(clause, literal => (((x >> (Math.Abs(literal) - 1)) & 1) != 0) == (literal > 0));
            if (!Array.TrueForAll(hards, Holds))
            {
                continue;
            }

            long cost = Enumerable.Range(0, softs.Length).Where(i => !Holds(softs[i])).Sum(instance.Weight);
            bool holds = Holds(softs[soft]);
            other = holds == wantsHolds ? Math.Min(other, cost) : other;
            int world = Enumerable.Range(0, instance.VariableCount).Where(v => isCounted[v + 1]).Sum(v => x & (1 << v));
            (double all, double held) = worlds.GetValueOrDefault(world);
            double weight = Math.Exp(-unit * cost);
            worlds[world] = (Math.Max(all, weight), holds ? Math.Max(held, weight) : held);
        }

        return (other, worlds.Values.Sum(static w => w.Holds) / worlds.Values.Sum(static w => w.All));
    }
}
