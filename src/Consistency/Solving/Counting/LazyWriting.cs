namespace Consistency.Solving.Counting;

/// <summary>Writes out a lazy constraint over few variables, so that worlds can be counted.</summary>
internal static class LazyWriting
{
    private const int MostVariables = 12;

    /// <summary>Writes a constraint out.</summary>
    /// <remarks>Every assignment that no clause excludes so far is shown to the constraint; one that disobeys gives at least one more clause.</remarks>
    /// <param name="lazy">The constraint.</param>
    /// <param name="clauses">Receives clauses that together say the same.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False when it has too many variables.</returns>
    public static bool TryWrite(ILazyConstraint lazy, List<int[]> clauses, CancellationToken cancellationToken)
    {
        int[] variables = lazy.Variables.ToArray();
        if (variables.Length > MostVariables)
        {
            return false;
        }

        Dictionary<int, int> bitOf = [];
        foreach (int variable in variables)
        {
            bitOf.TryAdd(variable, 1 << bitOf.Count);
        }

        List<(int Mask, int Falsified)> excluded = [];
        List<int[]> violated = [];
        for (int assignment = 0; assignment < 1 << bitOf.Count; assignment++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (excluded.Exists(e => (assignment & e.Mask) == e.Falsified))
            {
                continue;
            }

            violated.Clear();
            lazy.AddViolated(variable => (assignment & bitOf[variable]) != 0, violated);
            foreach (int[] clause in violated)
            {
                int mask = clause.Aggregate(0, (bits, literal) => bits | bitOf[Math.Abs(literal)]);
                int falsified = clause.Where(static literal => literal < 0).Aggregate(0, (bits, literal) => bits | bitOf[-literal]);
                if (!excluded.Contains((mask, falsified)))
                {
                    excluded.Add((mask, falsified));
                    clauses.Add(clause);
                }
            }
        }

        return true;
    }
}
