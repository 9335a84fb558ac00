using Consistency.Grounding;
using Consistency.Solving;

namespace Consistency.Findings;

/// <summary>Finds the certain statements that a conflict needs, by the shortest chain from its claims to the contradiction.</summary>
/// <remarks>
/// The chain names few statements. Which of those are needed is asked of their clauses alone, so that what a conflict costs does
/// not grow with the rest of its part.
/// </remarks>
internal sealed class CertainReasons
{
    private readonly GroundProgram _program;
    private readonly Func<int, int> _unitOf;
    private readonly Func<int, ISatOracle> _createOracle;
    private readonly ClauseIndex _certain;
    private readonly DerivationCosts _costs;
    private readonly Dictionary<int, List<int>> _literalsOf = [];
    private readonly HashSet<int> _isUnfit = [];
    private readonly Dictionary<int, List<int>> _clausesOfUnit = [];
    private readonly Dictionary<int, List<int>> _definitionsOf = [];
    private readonly List<int> _always = [];

    /// <summary>Gathers the clauses of a part.</summary>
    /// <param name="program">The ground program.</param>
    /// <param name="clauses">The clauses of the part, in order.</param>
    /// <param name="isCertain">Tells the groups of certain statements.</param>
    /// <param name="unitOf">Gives the unit of a group; -1 when it always holds.</param>
    /// <param name="createOracle">Makes a solver.</param>
    public CertainReasons(
        GroundProgram program,
        IEnumerable<int> clauses,
        Func<int, bool> isCertain,
        Func<int, int> unitOf,
        Func<int, ISatOracle> createOracle)
    {
        _program = program;
        _unitOf = unitOf;
        _createOracle = createOracle;
        _costs = new DerivationCosts(program);
        List<LawClause> certain = [];
        foreach (int clause in clauses)
        {
            int group = program.GroupOf(clause);
            int[] literals = program.Clause(clause).ToArray();
            ClauseGroup origin = program.Group(group);
            if (origin.Role == ClauseRole.Asserted)
            {
                Put(_clausesOfUnit, unitOf(group), clause);
            }
            else if (origin.Role == ClauseRole.Definition)
            {
                Put(_definitionsOf, origin.Statement, clause);
            }
            else
            {
                _always.Add(clause);
            }

            if (origin.Role != ClauseRole.Asserted || isCertain(group))
            {
                certain.Add(new LawClause(literals, group, -1));
            }
            else if (literals is [int only])
            {
                Put(_literalsOf, group, only);
            }
            else
            {
                _isUnfit.Add(group);
            }
        }

        _certain = new ClauseIndex(certain);
    }

    /// <summary>Completes a conflict by certain statements.</summary>
    /// <param name="groups">What can be given up of the conflict.</param>
    /// <param name="cancellationToken">Ends the search by an exception.</param>
    /// <returns>The units, and whether they are known to be minimal; null when no single chain shows the conflict.</returns>
    public (List<int> Units, bool IsMinimal)? Complete(int[] groups, CancellationToken cancellationToken)
    {
        if (groups.Any(_isUnfit.Contains))
        {
            return null;
        }

        int[] said = [.. groups.SelectMany(g => _literalsOf.GetValueOrDefault(g) ?? [])];
        if (ShortestDerivation.Of(_certain, _costs, said, cancellationToken).Shortest() is not { } chain)
        {
            return null;
        }

        IEnumerable<LawClause> reasons = chain.Derivations.Select(static d => d.Reason).Concat(chain.Final is { } final ? [final] : []);
        IEnumerable<int> certain = reasons.Select(static c => c.Group)
            .Where(g => g >= 0 && _program.Group(g).Role == ClauseRole.Asserted)
            .Select(_unitOf).Distinct().Order();
        List<int> units = [.. groups, .. certain];
        IEnumerable<int> clauses = units.SelectMany(u => _clausesOfUnit[u])
            .Concat(units.Select(u => _program.Group(u).Statement).Distinct().SelectMany(s => _definitionsOf.GetValueOrDefault(s) ?? []))
            .Concat(_always);
        return new StatementOracle(_program, [.. clauses.Order()], _unitOf, _createOracle).MinimalConflict(units, cancellationToken);
    }

    private static void Put(Dictionary<int, List<int>> lists, int key, int value)
    {
        if (!lists.TryGetValue(key, out List<int>? list))
        {
            lists.Add(key, list = []);
        }

        list.Add(value);
    }
}
