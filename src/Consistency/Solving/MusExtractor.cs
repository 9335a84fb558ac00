namespace Consistency.Solving;

/// <summary>Shrinks assumptions that cannot hold together to a minimal unsatisfiable subset (MUS).</summary>
/// <remarks>
/// <para>Deletion with clause-set refinement (J. Marques-Silva, "Minimal unsatisfiability: models, algorithms and
/// applications", 2010). Members are tried for deletion from the last to the first, so earlier ones are kept where there is
/// a choice, and the order of the assumptions steers which subset comes out.</para>
/// <para>Departure: a core is used only to skip members that this order would delete anyway, namely those behind the core's
/// last open member. So the result is defined by clauses and order alone; no accident of the search shows in it, and it is
/// the same with every oracle. About one call per member of the result and one per useful core.</para>
/// </remarks>
public static class MusExtractor
{
    /// <summary>Extracts the minimal subset that the order of the assumptions prefers.</summary>
    /// <param name="oracle">Holds the clauses; only assumptions are varied, no clause is added.</param>
    /// <param name="assumptions">Literals that cannot all be true; a repeated one counts once.</param>
    /// <param name="cancellationToken">Stops the extraction.</param>
    /// <returns>The subset, with how much is known about it.</returns>
    /// <exception cref="ArgumentException">The assumptions can hold together, or name a variable that does not exist.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static MusResult Extract(
        ISatOracle oracle, ReadOnlySpan<int> assumptions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(oracle);
        List<int> members = [];
        Dictionary<int, int> positions = [];
        foreach (int literal in assumptions)
        {
            if (positions.TryAdd(literal, members.Count))
            {
                members.Add(literal);
            }
        }

        OracleAnswer answer = oracle.Solve(assumptions, cancellationToken);
        if (answer == OracleAnswer.Satisfiable)
        {
            throw new ArgumentException("The assumptions can hold together, so no subset is unsatisfiable.", nameof(assumptions));
        }

        if (answer == OracleAnswer.Unknown)
        {
            return new MusResult(MusStatus.Unknown, []);
        }

        // Ascending places. Invariant: the candidates up to the current one, with the needed members, are unsatisfiable,
        // and the core, which shows that, is all that can still be in the way of deleting a candidate.
        SortedSet<int> core = Places(oracle.Core, positions);
        List<int> needed = [];
        List<int> trial = [];
        MusStatus status = MusStatus.Minimal;
        int limit = members.Count;
        while (true)
        {
            // Everything between the core's last open member and the limit is deleted without a question.
            int candidate = LastBelow(core, limit);
            if (candidate < 0)
            {
                break;
            }

            limit = candidate;
            trial.Clear();
            trial.AddRange(members.GetRange(0, candidate));
            foreach (int place in needed)
            {
                trial.Add(members[place]);
            }

            answer = oracle.Solve(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(trial), cancellationToken);
            if (answer == OracleAnswer.Unsatisfiable)
            {
                core = Places(oracle.Core, positions);
                continue;
            }

            if (answer == OracleAnswer.Unknown)
            {
                status = MusStatus.Unsatisfiable;
            }

            needed.Add(candidate);
        }

        needed.Sort();
        return new MusResult(status, [.. needed.Select(place => members[place])]);
    }

    private static SortedSet<int> Places(ReadOnlySpan<int> core, Dictionary<int, int> positions)
    {
        SortedSet<int> places = [];
        foreach (int literal in core)
        {
            places.Add(positions[literal]);
        }

        return places;
    }

    private static int LastBelow(SortedSet<int> places, int limit)
    {
        SortedSet<int> below = limit == 0 ? [] : places.GetViewBetween(0, limit - 1);
        return below.Count == 0 ? -1 : below.Max;
    }
}
