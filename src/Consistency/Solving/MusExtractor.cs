namespace Consistency.Solving;

/// <summary>Shrinks assumptions that cannot hold together to a minimal unsatisfiable subset (MUS).</summary>
/// <remarks>
/// <para>Deletion with clause-set refinement (J. Marques-Silva, "Minimal unsatisfiability: models, algorithms and
/// applications", 2010) and recursive model rotation (A. Belov and J. Marques-Silva, "Accelerating MUS extraction with
/// recursive model rotation", 2011), the latter with our own solver, which knows its clauses. Members are tried for deletion from the last to the first, so earlier ones are kept where there is
/// a choice, and the order of the assumptions steers which subset comes out.</para>
/// <para>Departure: a core is used only to skip members that this order would delete anyway, namely those behind the core's
/// last open member. So the result is defined by clauses and order alone; no accident of the search shows in it, and it is
/// the same with every oracle. Rotation finds members that no subset can do without, so it changes nothing but the number of calls:
/// at most one per member of the result and one per useful core.</para>
/// </remarks>
public static class MusExtractor
{
    // Below, listing the clauses of each literal costs more than the calls it saves: measured.
    private const int FewestBeforeRotation = 4;

    /// <summary>Extracts the minimal subset that the order of the assumptions prefers.</summary>
    /// <param name="oracle">Holds the clauses; only assumptions are varied, no clause is added.</param>
    /// <param name="assumptions">Literals that cannot all be true; a repeated one counts once.</param>
    /// <param name="cancellationToken">Stops the extraction.</param>
    /// <returns>The subset, with how much is known about it.</returns>
    /// <exception cref="ArgumentException">The assumptions can hold together, or name a variable that does not exist.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static MusResult Extract(
        ISatOracle oracle, ReadOnlySpan<int> assumptions, CancellationToken cancellationToken = default) =>
        TryExtract(oracle, assumptions, cancellationToken)
        ?? throw new ArgumentException("The assumptions can hold together, so no subset is unsatisfiable.", nameof(assumptions));

    /// <summary>Extracts the minimal subset that the order of the assumptions prefers, if there is any.</summary>
    /// <param name="oracle">Holds the clauses; only assumptions are varied, no clause is added.</param>
    /// <param name="assumptions">Literals; a repeated one counts once.</param>
    /// <param name="cancellationToken">Stops the extraction.</param>
    /// <returns>The subset, with how much is known about it; null when the assumptions can hold together. The oracle's
    /// assignment can be read then.</returns>
    /// <exception cref="ArgumentException">An assumption names a variable that does not exist.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static MusResult? TryExtract(
        ISatOracle oracle, ReadOnlySpan<int> assumptions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(oracle);
        switch (oracle.Solve(assumptions, cancellationToken))
        {
            case OracleAnswer.Satisfiable:
                return null;
            case OracleAnswer.Unknown:
                return new MusResult(MusStatus.Unknown, []);
        }

        int[] members = new int[assumptions.Length];
        Dictionary<int, int> positions = new(assumptions.Length);
        foreach (int literal in assumptions)
        {
            if (positions.TryAdd(literal, positions.Count))
            {
                members[positions.Count - 1] = literal;
            }
        }

        // Invariant: the candidates below the limit that the core names, with the needed members, are unsatisfiable, so all
        // others below the limit would be deleted when their turn comes, and need not be asked about.
        bool[] isInCore = new bool[positions.Count];
        Mark(oracle.Core, positions, isInCore, positions.Count);
        List<int> needed = [];
        bool[] isNeeded = new bool[positions.Count];
        List<int> rotated = [];
        int[] trial = new int[positions.Count];
        MusStatus status = MusStatus.Minimal;
        int limit = positions.Count;
        while (true)
        {
            do
            {
                limit--;
            }
            while (limit >= 0 && !isInCore[limit]);

            if (limit < 0)
            {
                break;
            }

            if (isNeeded[limit])
            {
                needed.Add(limit);
                continue;
            }

            members.AsSpan(0, limit).CopyTo(trial);
            for (int i = 0; i < needed.Count; i++)
            {
                trial[limit + i] = members[needed[i]];
            }

            OracleAnswer answer = oracle.Solve(trial.AsSpan(0, limit + needed.Count), cancellationToken);
            if (answer == OracleAnswer.Unsatisfiable)
            {
                Mark(oracle.Core, positions, isInCore, limit);
                continue;
            }

            needed.Add(limit);
            if (answer == OracleAnswer.Unknown)
            {
                status = MusStatus.Unsatisfiable;
            }
            else if (needed.Count >= FewestBeforeRotation && oracle is IModelRotation rotation)
            {
                rotated.Clear();
                rotation.Rotate(trial.AsSpan(0, limit + needed.Count - 1), members[limit], rotated, cancellationToken);
                foreach (int literal in rotated)
                {
                    isNeeded[positions[literal]] = true;
                }
            }
        }

        needed.Reverse();
        return new MusResult(status, [.. needed.Select(place => members[place])]);
    }

    /// <summary>Marks the places below a limit that a core names, and no others.</summary>
    private static void Mark(ReadOnlySpan<int> core, Dictionary<int, int> positions, bool[] isInCore, int limit)
    {
        Array.Clear(isInCore, 0, limit);
        foreach (int literal in core)
        {
            int place = positions[literal];
            if (place < limit)
            {
                isInCore[place] = true;
            }
        }
    }
}
