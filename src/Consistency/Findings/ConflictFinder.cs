using Consistency.Claims;
using Consistency.Grounding;
using Consistency.Solving;

namespace Consistency.Findings;

/// <summary>Finds minimal sets of statements that cannot all be true, and says why.</summary>
internal sealed class ConflictFinder(
    ClaimSet claims, GroundProgram program, GroundParts parts, ConsistencyOptions options, Func<int, ISatOracle> createOracle)
{
    // Stands for all parts together.
    private const int Everything = -1;

    private readonly ViolationBuilder _builder = new(claims, program);
    private readonly Dictionary<int, StatementOracle> _oracles = [];
    private readonly int[] _unitOfGroup = Units(claims, program, options);

    /// <summary>Finds the conflict because of which a clause group has to be given up.</summary>
    /// <param name="group">The group.</param>
    /// <param name="part">The part of the program that it lies in.</param>
    /// <param name="isChanged">Tells the groups that are given up.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The violation; null when the oracle gave up.</returns>
    public Violation? ConflictOf(int group, int part, Func<int, bool> isChanged, CancellationToken cancellationToken)
    {
        StatementOracle oracle = OracleOf(part);
        List<int> kept = [.. oracle.Units.Where(u => !isChanged(u) && WeightOf(u) != 0)];
        decimal share = StatementWeights.ToDecimal(WeightOf(group), options);
        return Smallest(oracle, part, [group, .. kept], share, cancellationToken);
    }

    /// <summary>Finds a conflict among the statements of a part that can never be given up.</summary>
    /// <returns>The violation; null when there is none or the oracle gave up.</returns>
    public Violation? ConflictOfHard(int part, CancellationToken cancellationToken)
    {
        StatementOracle oracle = OracleOf(part);
        List<int> hard = [.. oracle.Units.Where(u => WeightOf(u) == StatementWeights.Hard)];
        if (oracle.MinimalConflict(hard, cancellationToken) is not { } conflict)
        {
            return null;
        }

        // A statement can contradict another here and, all by itself, elsewhere: what is minimal has to be so everywhere.
        return Smallest(OracleOf(Everything), Everything, conflict.Units, share: 0, cancellationToken);
    }

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
    private Violation? Smallest(
        StatementOracle oracle, int part, List<int> units, decimal share, CancellationToken cancellationToken)
    {
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

        return _builder.Build(ClausesOf(part), _unitOfGroup, conflict.Units.ToHashSet(), conflict.IsMinimal, share, cancellationToken);
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
