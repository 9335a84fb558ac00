using Consistency.Solving;

namespace Consistency.Grounding;

/// <summary>Transitivity of one relation over one connected set of mentioned pairs, without writing it out.</summary>
/// <remarks>
/// A chain of pairs that hold forces the pair of its ends, if that pair is mentioned, and in a relation without cycles
/// no chain may come back to its start. Only cuts that an assignment violates are ever added, shortest chains first
/// (breadth-first search); pairs that nobody mentions need no atom. Memory is linear in the mentioned pairs and the
/// cuts. The same idea drives cycle cuts in linear ordering (Grötschel, Jünger and Reinelt, "A cutting plane
/// algorithm for the linear ordering problem", 1984).
/// </remarks>
internal sealed class TransitivityConstraint : ILazyConstraint
{
    // Enough to make progress on every front at once, too few to flood the solver.
    private const int MaxCutsPerCall = 2_000;

    private readonly TransitiveRelation _relation;
    private readonly Func<int, int> _selectorOfGroup;
    private readonly int[] _variables;
    private readonly List<Pair>[] _pairsFrom;
    private readonly List<LawClause> _added = [];

    // Scratch space of the searches.
    private readonly List<Pair>[] _successors;
    private readonly Pair[] _cameFrom;
    private readonly bool[] _reached;
    private readonly Queue<int> _queue = new();

    private TransitivityConstraint(TransitiveRelation relation, List<Pair> pairs, Func<int, int> selectorOfGroup)
    {
        _relation = relation;
        _selectorOfGroup = selectorOfGroup;

        Dictionary<int, int> nodes = [];
        int NodeOf(int constant) => nodes.TryGetValue(constant, out int node) ? node : nodes[constant] = nodes.Count;
        List<Pair> local = [.. pairs.Select(p => p with { From = NodeOf(p.From), To = NodeOf(p.To) })];
        _pairsFrom = NewLists(nodes.Count);
        _successors = NewLists(nodes.Count);
        _cameFrom = new Pair[nodes.Count];
        _reached = new bool[nodes.Count];
        foreach (Pair pair in local)
        {
            _pairsFrom[pair.From].Add(pair);
        }

        IEnumerable<int> selectors = relation.AcyclicGroups.Prepend(relation.Group).Select(selectorOfGroup);
        _variables = [.. pairs.Select(static p => p.Variable), .. selectors.Where(static s => s != 0).Distinct()];
    }

    /// <inheritdoc/>
    public ReadOnlySpan<int> Variables => _variables;

    /// <summary>The clauses that were added so far, for explanations.</summary>
    public IReadOnlyList<LawClause> Added => _added;

    /// <summary>Makes the constraints of a program, one for each connected set of pairs of each relation.</summary>
    /// <param name="program">The ground program.</param>
    /// <param name="atoms">The atoms in scope; together with a pair they hold every pair connected with it.</param>
    /// <param name="variableOf">Gives the variable that stands for an atom in the solver.</param>
    /// <param name="selectorOfGroup">Gives the variable that switches a clause group on; 0 when it is always on.</param>
    public static List<TransitivityConstraint> Of(
        GroundProgram program, IReadOnlyCollection<int> atoms, Func<int, int> variableOf, Func<int, int> selectorOfGroup)
    {
        List<TransitivityConstraint> constraints = [];
        foreach (TransitiveRelation relation in program.TransitiveRelations)
        {
            Dictionary<int, int> parents = [];
            int Find(int constant)
            {
                int root = constant;
                while (parents.TryGetValue(root, out int parent) && parent != root)
                {
                    parents[root] = parents.GetValueOrDefault(parent, parent);
                    root = parent;
                }

                return root;
            }

            List<Pair> pairs = [];
            foreach (int atom in atoms)
            {
                if (program.Atoms.SymbolOf(atom) == relation.Symbol)
                {
                    ReadOnlySpan<int> arguments = program.Atoms.ArgumentsOf(atom);
                    pairs.Add(new Pair(arguments[0], arguments[1], atom, variableOf(atom)));
                    parents[Find(arguments[0])] = Find(arguments[1]);
                }
            }

            foreach (IGrouping<int, Pair> part in pairs.GroupBy(p => Find(p.From)))
            {
                constraints.Add(new TransitivityConstraint(relation, [.. part], selectorOfGroup));
            }
        }

        return constraints;
    }

    /// <inheritdoc/>
    public void AddViolated(Func<int, bool> isTrue, ICollection<int[]> violated)
    {
        if (!IsOn(_relation.Group, isTrue))
        {
            return;
        }

        foreach (List<Pair> successors in _successors)
        {
            successors.Clear();
        }

        for (int node = 0; node < _pairsFrom.Length; node++)
        {
            _successors[node].AddRange(_pairsFrom[node].Where(p => isTrue(p.Variable)));
        }

        int[] excludingCycles = [.. _relation.AcyclicGroups.Where(g => IsOn(g, isTrue))];
        int cuts = 0;
        for (int start = 0; start < _pairsFrom.Length && cuts < MaxCutsPerCall; start++)
        {
            if (_successors[start].Count == 0)
            {
                continue;
            }

            Search(start);
            foreach (int group in _reached[start] ? excludingCycles : [])
            {
                Add(Chain(start, start), conclusion: null, group, violated);
                cuts++;
            }

            foreach (Pair pair in _pairsFrom[start])
            {
                if (_reached[pair.To] && !isTrue(pair.Variable))
                {
                    Add(Chain(start, pair.To), conclusion: pair, otherGroup: -1, violated);
                    cuts++;
                }
            }
        }
    }

    // Breadth first, so that every chain found is a shortest one. The start counts as reached only by a chain back to it.
    private void Search(int start)
    {
        Array.Clear(_reached);
        _queue.Clear();
        _queue.Enqueue(start);
        while (_queue.TryDequeue(out int node))
        {
            foreach (Pair pair in _successors[node])
            {
                if (!_reached[pair.To])
                {
                    _reached[pair.To] = true;
                    _cameFrom[pair.To] = pair;
                    if (pair.To != start)
                    {
                        _queue.Enqueue(pair.To);
                    }
                }
            }
        }
    }

    private List<Pair> Chain(int start, int end)
    {
        List<Pair> chain = [];
        int node = end;
        do
        {
            chain.Add(_cameFrom[node]);
            node = _cameFrom[node].From;
        }
        while (node != start);

        chain.Reverse();
        return chain;
    }

    private void Add(List<Pair> chain, Pair? conclusion, int otherGroup, ICollection<int[]> violated)
    {
        int[] atoms = [.. chain.Select(static p => -p.Atom), .. conclusion is null ? Array.Empty<int>() : [conclusion.Atom]];
        _added.Add(new LawClause(atoms, _relation.Group, otherGroup));

        int selector = _selectorOfGroup(_relation.Group);
        int other = otherGroup < 0 ? 0 : _selectorOfGroup(otherGroup);
        int[] switches = other == selector ? [selector] : [selector, other];
        violated.Add(
        [
            .. chain.Select(static p => -p.Variable),
            .. conclusion is null ? Array.Empty<int>() : [conclusion.Variable],
            .. switches.Where(static s => s != 0).Select(static s => -s),
        ]);
    }

    private bool IsOn(int group, Func<int, bool> isTrue) => _selectorOfGroup(group) is var selector && (selector == 0 || isTrue(selector));

    private static List<Pair>[] NewLists(int count)
    {
        List<Pair>[] lists = new List<Pair>[count];
        for (int i = 0; i < count; i++)
        {
            lists[i] = [];
        }

        return lists;
    }

    // A mentioned pair: the relation holds of (From, To) exactly when the atom, and so the variable, is true.
    private sealed record Pair(int From, int To, int Atom, int Variable);
}
