using Consistency.Claims;
using Consistency.Grounding;
using Consistency.Solving;
using Consistency.Solving.Cores;

namespace Consistency.Findings;

/// <summary>Finds minimal sets of statements that cannot all be true, and says why.</summary>
internal sealed class ConflictFinder(
    ClaimSet claims, GroundProgram program, GroundParts parts, ConsistencyOptions options, Func<int, ISatOracle> createOracle)
{
    // Stands for all parts together.
    private const int Everything = -1;

    private readonly ViolationBuilder _builder = new(claims, program, inWords: !options.OutcomeOnly);
    private readonly Dictionary<int, StatementOracle> _oracles = [];
    private readonly Dictionary<int, CertainReasons> _reasons = [];
    private readonly int[] _unitOfGroup = Units(claims, program, options);

    /// <summary>Completes a conflict among what can be given up by the certain statements that it needs: as few as were found.</summary>
    /// <param name="conflict">The conflict.</param>
    /// <param name="cancellationToken">Ends the search by an exception.</param>
    /// <returns>The conflict with its certain statements; null when the oracle gave up.</returns>
    public StatementConflict? Complete(SoftConflict conflict, CancellationToken cancellationToken)
    {
        if (!_reasons.TryGetValue(conflict.Part, out CertainReasons? reasons))
        {
            reasons = new CertainReasons(
                program, ClausesOf(conflict.Part), g => WeightOf(g) == StatementWeights.Hard, g => _unitOfGroup[g], createOracle);
            _reasons.Add(conflict.Part, reasons);
        }

        if (reasons.Complete(conflict.Groups, cancellationToken) is { } found)
        {
            return Statements(conflict.Part, found);
        }

        List<int> units = [.. conflict.Groups, .. OracleOf(conflict.Part).Units.Where(u => WeightOf(u) == StatementWeights.Hard)];
        return Smallest(conflict.Part, units, cancellationToken);
    }

    /// <summary>Finds the conflicts among the statements of a part that can never be given up.</summary>
    /// <param name="part">The part.</param>
    /// <param name="limits">How far to go.</param>
    /// <param name="cancellationToken">Ends the search by an exception.</param>
    /// <returns>The conflicts, the ones of fewest statements first, and whether they are all.</returns>
    public (List<StatementConflict> Conflicts, bool IsComplete) ConflictsOfHard(
        int part, MusEnumerationOptions limits, CancellationToken cancellationToken)
    {
        StatementOracle oracle = OracleOf(part);
        IEnumerable<int> hard = oracle.Units.Where(u => WeightOf(u) == StatementWeights.Hard);
        (List<int[]> found, bool isComplete, _, _) = oracle.Enumerate(hard, limits, cancellationToken);
        List<StatementConflict> conflicts = [];
        foreach (int[] units in found)
        {
            // A statement can contradict another here and, all by itself, elsewhere: what is minimal has to be so everywhere.
            StatementConflict? conflict = Smallest(Everything, [.. units], cancellationToken);
            isComplete &= conflict is not null;
            conflicts.AddRange(conflict is null ? [] : [conflict]);
        }

        return (conflicts, isComplete);
    }

    /// <summary>Says a conflict in statements, with the way to the contradiction.</summary>
    public Violation ToViolation(StatementConflict conflict, decimal share, CancellationToken cancellationToken) =>
        _builder.Build(ClausesOf(conflict.Part), _unitOfGroup, conflict.Units.ToHashSet(), conflict.IsMinimal, share, cancellationToken);

    // A certain statement is one unit; of a weighted rule, which is given up by the instance, every instance is.
    private static int[] Units(ClaimSet claims, GroundProgram program, ConsistencyOptions options)
    {
        int[] units = new int[program.GroupCount];
        Dictionary<int, int> firstOfStatement = [];
        for (int group = 0; group < units.Length; group++)
        {
            ClauseGroup origin = program.Group(group);
            units[group] = origin.Role != ClauseRole.Asserted ? -1
                : StatementWeights.Of(claims.Statements[origin.Statement], options) != StatementWeights.Hard ? group
                : firstOfStatement.TryGetValue(origin.Statement, out int first) ? first
                : firstOfStatement[origin.Statement] = group;
        }

        return units;
    }

    private long WeightOf(int group) => StatementWeights.Of(claims.Statements[program.Group(group).Statement], options);

    // Which minimal conflict comes out depends on the order of the units; of two orders the shorter conflict is kept.
    private StatementConflict? Smallest(int part, List<int> units, CancellationToken cancellationToken)
    {
        StatementOracle oracle = OracleOf(part);
        if (oracle.MinimalConflict(units, cancellationToken) is not { } conflict)
        {
            return null;
        }

        if (conflict.Units.Count > 3)
        {
            units.Reverse();
            if (oracle.MinimalConflict(units, cancellationToken) is { } other && other.IsMinimal && other.Units.Count < conflict.Units.Count)
            {
                conflict = other;
            }
        }

        return Statements(part, conflict);
    }

    private StatementConflict Statements(int part, (List<int> Units, bool IsMinimal) conflict)
    {
        int[] statements = [.. conflict.Units.Select(u => program.Group(u).Statement).Distinct().Order()];
        return new StatementConflict(part, [.. conflict.Units], statements, conflict.IsMinimal);
    }

    private List<int> ClausesOf(int part) => part == Everything ? parts.AllClauses() : parts.ClausesOf(part);

    private StatementOracle OracleOf(int part)
    {
        if (!_oracles.TryGetValue(part, out StatementOracle? oracle))
        {
            oracle = new StatementOracle(program, ClausesOf(part), g => _unitOfGroup[g], createOracle);
            _oracles.Add(part, oracle);
        }

        return oracle;
    }
}
