using Consistency.Grounding;
using Consistency.Solving;
using Consistency.Solving.Cores;

namespace Consistency.Findings;

/// <summary>Asks whether some clause groups of a ground program can hold together.</summary>
/// <remarks>Groups that can only be switched together, such as the laws of one declaration, share a unit: one of them stands for all.</remarks>
internal sealed partial class StatementOracle
{
    private readonly ISatOracle _oracle;
    private readonly Dictionary<int, int> _variableOfAtom = [];
    private readonly SortedDictionary<int, int> _selectorOfUnit = [];
    private readonly Dictionary<int, int> _unitOfSelector = [];
    private readonly List<TransitivityConstraint> _transitivity;

    /// <summary>Creates an oracle over some clauses.</summary>
    /// <param name="program">The ground program.</param>
    /// <param name="clauses">The clauses in scope; with each all others of its part.</param>
    /// <param name="unitOf">Gives the unit of a group; -1 when it always holds, and need not be asked for.</param>
    /// <param name="createOracle">Makes the solver.</param>
    public StatementOracle(GroundProgram program, IReadOnlyList<int> clauses, Func<int, int> unitOf, Func<int, ISatOracle> createOracle)
    {
        ISatOracle solver = createOracle(0);
        foreach (int clause in clauses)
        {
            foreach (int literal in program.Clause(clause))
            {
                if (!_variableOfAtom.ContainsKey(Math.Abs(literal)))
                {
                    _variableOfAtom.Add(Math.Abs(literal), solver.AddVariable());
                }
            }
        }

        foreach (int clause in clauses)
        {
            int selector = Switch(program.GroupOf(clause), unitOf, solver);
            int[] literals = [.. Translate(program.Clause(clause)), .. selector == 0 ? Array.Empty<int>() : [-selector]];
            solver.AddClause(literals);
        }

        _transitivity = TransitivityConstraint.Of(
            program, _variableOfAtom.Keys, atom => _variableOfAtom[atom], group => Switch(group, unitOf, solver));
        _oracle = _transitivity.Count == 0 ? solver : new LazyOracle(solver, _transitivity);
    }

    /// <summary>Gets the units, in order.</summary>
    public IReadOnlyCollection<int> Units => _selectorOfUnit.Keys;

    /// <summary>Gets a value indicating whether there are chains of a transitive relation that no clause says.</summary>
    public bool HasLaws => _transitivity.Count > 0;

    /// <summary>Gets the clauses that applications of transitivity have added so far.</summary>
    public IEnumerable<LawClause> LawClauses => _transitivity.SelectMany(static t => t.Added);

    /// <summary>Tells whether some units, and all that always hold, can hold together.</summary>
    public OracleAnswer Solve(IEnumerable<int> units, CancellationToken cancellationToken) =>
        _oracle.Solve(Selectors(units), cancellationToken);

    /// <summary>Gives a minimal set of units that cannot hold together.</summary>
    /// <param name="units">Units that cannot; earlier ones are rather kept than later ones.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The units, and whether they are known to be minimal; null when all can hold together or it is not known.</returns>
    public (List<int> Units, bool IsMinimal)? MinimalConflict(IEnumerable<int> units, CancellationToken cancellationToken)
    {
        MusResult? mus = MusExtractor.TryExtract(_oracle, Selectors(units), cancellationToken);
        return mus is null or { Status: MusStatus.Unknown }
            ? null
            : ([.. mus.Literals.Select(l => _unitOfSelector[l])], mus.Status == MusStatus.Minimal);
    }

    /// <summary>Enumerates the minimal sets of units that cannot hold together, and the minimal sets to give up.</summary>
    /// <param name="units">The units that may be given up; all others with a selector are left out.</param>
    /// <param name="limits">How far to go; its weights are not used.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The sets in the order of <see cref="MusEnumerator"/>, and which family is complete.</returns>
    public (List<int[]> Conflicts, bool HasAllConflicts, List<int[]> Corrections, bool HasAllCorrections) Enumerate(
        IEnumerable<int> units, MusEnumerationOptions limits, CancellationToken cancellationToken)
    {
        MusEnumeration found = MusEnumerator.Enumerate(_oracle, Selectors(units), limits, cancellationToken);
        int[] UnitsOf(IEnumerable<int> selectors) => [.. selectors.Select(l => _unitOfSelector[l])];
        return ([.. found.Muses.Select(m => UnitsOf(m))], found.IsComplete, [.. found.Mcses.Select(m => UnitsOf(m))], found.HasAllMcses);
    }

    private int[] Selectors(IEnumerable<int> units) =>
        [.. units.Where(_selectorOfUnit.ContainsKey).Select(u => _selectorOfUnit[u])];

    private int Switch(int group, Func<int, int> unitOf, ISatOracle solver)
    {
        int unit = unitOf(group);
        if (unit < 0)
        {
            return 0;
        }

        if (!_selectorOfUnit.TryGetValue(unit, out int selector))
        {
            selector = solver.AddVariable();
            _selectorOfUnit.Add(unit, selector);
            _unitOfSelector.Add(selector, unit);
        }

        return selector;
    }

    private int[] Translate(ReadOnlySpan<int> literals)
    {
        int[] translated = new int[literals.Length];
        for (int i = 0; i < literals.Length; i++)
        {
            int variable = _variableOfAtom[Math.Abs(literals[i])];
            translated[i] = literals[i] > 0 ? variable : -variable;
        }

        return translated;
    }
}
