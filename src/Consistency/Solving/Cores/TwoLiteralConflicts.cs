namespace Consistency.Solving.Cores;

/// <summary>Finds all minimal conflicts among sets of literals under hard clauses of at most two literals each.</summary>
/// <remarks>
/// <para>Such clauses are edges of an implication graph, and literals contradict each other exactly when one of them reaches the
/// negation of another, or its own (B. Aspvall, M. Plass and R. Tarjan, "A linear-time algorithm for testing the truth of
/// certain quantified Boolean formulas", 1979). So no minimal conflict has more than two members, and one walk from each
/// literal finds them all: no search, and nothing to block.</para>
/// <para>Time: the number of literals that members assert times the number of edges, at most; the work is limited.</para>
/// </remarks>
internal static class TwoLiteralConflicts
{
    /// <summary>Finds the conflicts.</summary>
    /// <param name="hards">The hard clauses, which can hold together, of at most two literals each.</param>
    /// <param name="members">What each member asserts: all of these literals.</param>
    /// <param name="mostWork">How many edges may be walked, and how many conflicts found.</param>
    /// <param name="cancellationToken">Stops the search by an exception.</param>
    /// <returns>The conflicts as ascending numbers of members, those of one member first, then in the order of their second and
    /// first; null when the limit was hit.</returns>
    public static List<int[]>? Find(
        IReadOnlyList<int[]> hards, IReadOnlyList<int[]> members, long mostWork, CancellationToken cancellationToken)
    {
        ImplicationGraph graph = new(hards);
        Dictionary<int, List<int>> membersWith = [];
        for (int member = 0; member < members.Count; member++)
        {
            foreach (int literal in members[member].Distinct())
            {
                if (!membersWith.TryGetValue(literal, out List<int>? with))
                {
                    membersWith.Add(literal, with = []);
                }

                with.Add(member);
            }
        }

        bool[] isAlone = new bool[members.Count];
        HashSet<(int Second, int First)> pairs = [];
        foreach ((int literal, List<int> sayers) in membersWith)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (int reached in graph.ReachedFrom(literal, ref mostWork))
            {
                if (!membersWith.TryGetValue(-reached, out List<int>? deniers))
                {
                    continue;
                }

                foreach (int sayer in sayers)
                {
                    foreach (int denier in deniers)
                    {
                        isAlone[sayer] |= sayer == denier;
                        if (sayer < denier && pairs.Add((denier, sayer)))
                        {
                            mostWork--;
                        }
                    }
                }
            }

            if (mostWork < 0)
            {
                return null;
            }
        }

        List<int[]> conflicts = [.. Enumerable.Range(0, members.Count).Where(m => isAlone[m]).Select(static m => new[] { m })];
        conflicts.AddRange(pairs.Where(p => !isAlone[p.First] && !isAlone[p.Second]).Order().Select(static p => new[] { p.First, p.Second }));
        return conflicts;
    }

    // Edges only where clauses are: a clause "a or b" leads from the negation of each to the other.
    private sealed class ImplicationGraph
    {
        private readonly Dictionary<int, List<int>> _edges = [];
        private readonly HashSet<int> _seen = [];
        private readonly List<int> _reached = [];

        public ImplicationGraph(IEnumerable<int[]> clauses)
        {
            foreach (int[] clause in clauses)
            {
                Add(-clause[0], clause[^1]);
                Add(-clause[^1], clause[0]);
            }
        }

        /// <summary>Gives all literals that a literal leads to, itself among them; fewer once the work is used up.</summary>
        public List<int> ReachedFrom(int literal, ref long mostWork)
        {
            _seen.Clear();
            _reached.Clear();
            _seen.Add(literal);
            _reached.Add(literal);
            for (int next = 0; next < _reached.Count && mostWork >= 0; next++)
            {
                if (_edges.TryGetValue(_reached[next], out List<int>? targets))
                {
                    mostWork -= targets.Count;
                    _reached.AddRange(targets.Where(_seen.Add));
                }
            }

            return _reached;
        }

        private void Add(int source, int target)
        {
            if (!_edges.TryGetValue(source, out List<int>? targets))
            {
                _edges.Add(source, targets = []);
            }

            targets.Add(target);
        }
    }
}
