using System.Collections.Immutable;

namespace Consistency.Solving.Cores;

/// <summary>Enumerates the minimal correction sets (MCSes) of a weighted instance in the order of their cost: the k cheapest repairs.</summary>
/// <remarks>
/// <para>The cheapest is the optimum of <see cref="MaxSatSession"/>. Then one soft clause of it, at least, has to hold: a
/// hard clause of all their literals. The cheapest under that is the next one; it is minimal, since a part of it that were
/// enough would be cheaper, and would not contain an earlier set either. Each is checked and certified as any optimum is.</para>
/// <para>Among sets of equal cost those of fewer soft clauses come first, then those that give up later ones: the order of
/// <see cref="MaxSatSession"/>, defined by the instance alone. Time: one optimisation for each set. Parts of the instance
/// that share no variable are solved together once a set gives up something in both.</para>
/// </remarks>
public static class CorrectionSetEnumerator
{
    /// <summary>Enumerates the cheapest minimal correction sets.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="count">How many are wanted.</param>
    /// <param name="lazyConstraints">Hard constraints that are too many clauses to write out.</param>
    /// <param name="options">Limits and switches; the time limit is for all sets together, the conflict limit for each.</param>
    /// <param name="cancellationToken">Stops the enumeration by an exception; limits stop it with what it has.</param>
    /// <returns>The sets, each proved to be a cheapest one after those before it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    /// <exception cref="ArgumentException">A lazy constraint mentions a variable that does not exist.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CorrectionSets Enumerate(
        WeightedCnf instance,
        int count,
        IReadOnlyList<ILazyConstraint>? lazyConstraints = null,
        MaxSatOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        options ??= new MaxSatOptions();
        using TimeLimit limit = new(options.TimeLimit, options.TimeProvider, cancellationToken);
        MaxSatOptions withoutClock = options with { TimeLimit = null, BreakTies = true };
        List<CorrectionSet> sets = [];
        bool isComplete = false;
        try
        {
            while (sets.Count < count && !isComplete)
            {
                WeightedCnf rest = sets.Count == 0 ? instance : Without(instance, sets);
                MaxSatResult result = new MaxSatSession(rest, lazyConstraints, withoutClock).Optimize(limit.Token);
                isComplete = result.Status == MaxSatStatus.Unsatisfiable;
                if (result.Status == MaxSatStatus.Optimal && result.IsCanonical)
                {
                    sets.Add(new CorrectionSet(result.FalsifiedSoft, result.UpperBound, result.CertifiedLowerBound));
                }
                else
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is over: what was found stands.
        }

        return new CorrectionSets([.. sets], isComplete || sets.Exists(static set => set.Softs.IsEmpty));
    }

    /// <summary>The instance with, for each set, one more hard clause: some soft clause of the set holds.</summary>
    private static WeightedCnf Without(WeightedCnf instance, List<CorrectionSet> sets)
    {
        WeightedCnfBuilder builder = new(instance.VariableCount);
        for (int i = 0; i < instance.HardCount; i++)
        {
            builder.AddHard(instance.Hard(i));
        }

        HashSet<int> literals = [];
        foreach (CorrectionSet set in sets)
        {
            literals.Clear();
            foreach (int soft in set.Softs)
            {
                foreach (int literal in instance.Soft(soft))
                {
                    literals.Add(literal);
                }
            }

            builder.AddHard([.. literals]);
        }

        for (int i = 0; i < instance.SoftCount; i++)
        {
            builder.AddSoft(instance.Weight(i), instance.Soft(i));
        }

        return builder.Build();
    }
}
