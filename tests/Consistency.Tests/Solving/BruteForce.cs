using Consistency.Solving;

namespace Consistency.Tests.Solving;

/// <summary>Decides small instances by trying every assignment: obviously right, and sharing no code with the library.</summary>
internal sealed class BruteForce
{
    private readonly (uint True, uint False)[] _softs;

    public BruteForce(WeightedCnf instance, IEnumerable<int[]>? extraHard = null)
    {
        (uint True, uint False)[] hards =
            [.. Enumerable.Range(0, instance.HardCount).Select(i => Masks(instance.Hard(i))),
             .. (extraHard ?? []).Select(clause => Masks(clause))];
        _softs = [.. Enumerable.Range(0, instance.SoftCount).Select(i => Masks(instance.Soft(i)))];
        long[] weights = [.. Enumerable.Range(0, instance.SoftCount).Select(instance.Weight)];
        HashSet<string> optimalSets = [];
        for (uint x = 0; x < 1u << instance.VariableCount; x++)
        {
            if (!hards.All(clause => Holds(clause, x)))
            {
                continue;
            }

            IsSatisfiable = true;
            long cost = 0;
            for (int i = 0; i < _softs.Length; i++)
            {
                cost += Holds(_softs[i], x) ? 0 : weights[i];
            }

            if (cost > Optimum)
            {
                continue;
            }

            bool[] falsified = [.. _softs.Select(clause => !Holds(clause, x))];
            if (cost < Optimum)
            {
                Optimum = cost;
                Canonical = falsified;
                Statuses = [.. falsified.Select(f => f ? SoftStatus.FalsifiedInEveryOptimum : SoftStatus.SatisfiedInEveryOptimum)];
                continue;
            }

            for (int i = 0; i < falsified.Length; i++)
            {
                SoftStatus seen = falsified[i] ? SoftStatus.FalsifiedInEveryOptimum : SoftStatus.SatisfiedInEveryOptimum;
                Statuses[i] = Statuses[i] == seen ? seen : SoftStatus.Varies;
            }

            if (IsBefore(falsified, Canonical))
            {
                Canonical = falsified;
            }
        }
    }

    public bool IsSatisfiable { get; }

    public long Optimum { get; } = long.MaxValue;

    public bool[] Canonical { get; } = [];

    public SoftStatus[] Statuses { get; } = [];

    public int[] CanonicalFalsified => [.. Enumerable.Range(0, Canonical.Length).Where(i => Canonical[i])];

    public static bool IsSatisfiableWith(int variableCount, IEnumerable<int[]> clauses, IEnumerable<int> assumptions)
    {
        (uint, uint)[] all = [.. clauses.Select(clause => Masks(clause)), .. assumptions.Select(literal => Masks([literal]))];
        for (uint x = 0; x < 1u << variableCount; x++)
        {
            if (all.All(clause => Holds(clause, x)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBefore(bool[] left, bool[] right)
    {
        int difference = left.Count(f => f) - right.Count(f => f);
        if (difference != 0)
        {
            return difference < 0;
        }

        for (int i = 0; i < left.Length; i++)
        {
            if (left[i] != right[i])
            {
                return right[i];
            }
        }

        return false;
    }

    private static bool Holds((uint True, uint False) clause, uint x) => ((x & clause.True) | (~x & clause.False)) != 0;

    private static (uint True, uint False) Masks(ReadOnlySpan<int> clause)
    {
        (uint True, uint False) masks = (0, 0);
        foreach (int literal in clause)
        {
            uint bit = 1u << (Math.Abs(literal) - 1);
            masks = literal > 0 ? (masks.True | bit, masks.False) : (masks.True, masks.False | bit);
        }

        return masks;
    }
}
