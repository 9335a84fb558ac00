using Consistency.Solving;
using Consistency.Solving.Orders;

namespace Consistency.Grounding;

/// <summary>Transitivity of one relation over one connected set of mentioned pairs, without writing it out.</summary>
/// <remarks>
/// A chain of pairs that hold forces the pair of its ends, if that pair is mentioned, and in a relation without cycles
/// no chain may come back to its start. Only cuts that an assignment violates are ever added, shortest chains first
/// (breadth-first search); pairs that nobody mentions need no atom. Memory is linear in the mentioned pairs and the
/// cuts. Which ones is found by <see cref="ChainFinder"/>.
/// </remarks>
internal sealed class TransitivityConstraint : ILazyConstraint
{
    private readonly TransitiveRelation _relation;
    private readonly Func<int, int> _selectorOfGroup;
    private readonly int[] _variables;
    private readonly Pair[] _pairs;
    private readonly int[] _acyclicGroups;
    private readonly ChainFinder _finder;
    private readonly List<LawClause> _added = [];

    private TransitivityConstraint(TransitiveRelation relation, List<Pair> pairs, Func<int, int> selectorOfGroup)
    {
        _relation = relation;
        _selectorOfGroup = selectorOfGroup;

        _pairs = [.. pairs];
        _acyclicGroups = [.. relation.AcyclicGroups];
        Dictionary<int, int> nodes = [];
        int NodeOf(int constant) => nodes.TryGetValue(constant, out int node) ? node : nodes[constant] = nodes.Count;
        int[] from = [.. pairs.Select(p => NodeOf(p.From))];
        int[] to = [.. pairs.Select(p => NodeOf(p.To))];
        PairUse[] uses = new PairUse[from.Length];
        Array.Fill(uses, PairUse.Both);
        _finder = new ChainFinder(nodes.Count, from, to, uses);
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

        int[] excludingCycles = [.. _acyclicGroups.Where(g => IsOn(g, isTrue))];
        _finder.Find(pair => isTrue(_pairs[pair].Variable), excludingCycles.Length > 0, (chain, conclusion) =>
        {
            if (conclusion >= 0)
            {
                Add(chain, _pairs[conclusion], otherGroup: -1, violated);
                return;
            }

            foreach (int group in excludingCycles)
            {
                Add(chain, conclusion: null, group, violated);
            }
        });
    }

    private void Add(ReadOnlySpan<int> chain, Pair? conclusion, int otherGroup, ICollection<int[]> violated)
    {
        int selector = _selectorOfGroup(_relation.Group);
        int other = otherGroup < 0 ? 0 : _selectorOfGroup(otherGroup);
        List<int> atoms = [];
        List<int> clause = [];
        foreach (int link in chain)
        {
            atoms.Add(-_pairs[link].Atom);
            clause.Add(-_pairs[link].Variable);
        }

        if (conclusion is not null)
        {
            atoms.Add(conclusion.Atom);
            clause.Add(conclusion.Variable);
        }

        if (selector != 0)
        {
            clause.Add(-selector);
        }

        if (other != 0 && other != selector)
        {
            clause.Add(-other);
        }

        _added.Add(new LawClause([.. atoms], _relation.Group, otherGroup));
        violated.Add([.. clause]);
    }

    private bool IsOn(int group, Func<int, bool> isTrue) => _selectorOfGroup(group) is var selector && (selector == 0 || isTrue(selector));

    // A mentioned pair: the relation holds of (From, To) exactly when the atom, and so the variable, is true.
    private sealed record Pair(int From, int To, int Atom, int Variable);
}
