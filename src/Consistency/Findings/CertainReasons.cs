using Consistency.Grounding;

namespace Consistency.Findings;

/// <summary>Finds the certain statements that a conflict needs, by the shortest chain from its claims to the contradiction.</summary>
internal sealed class CertainReasons
{
    private readonly GroundProgram _program;
    private readonly ClauseIndex _certain;
    private readonly DerivationCosts _costs;
    private readonly Dictionary<int, List<int>> _literalsOf = [];
    private readonly HashSet<int> _isUnfit = [];

    /// <summary>Gathers the clauses of a part.</summary>
    /// <param name="program">The ground program.</param>
    /// <param name="clauses">The clauses of the part, in order.</param>
    /// <param name="isCertain">Tells the groups of certain statements, and of definitions.</param>
    public CertainReasons(GroundProgram program, IEnumerable<int> clauses, Func<int, bool> isCertain)
    {
        _program = program;
        _costs = new DerivationCosts(program);
        List<LawClause> certain = [];
        foreach (int clause in clauses)
        {
            int group = program.GroupOf(clause);
            int[] literals = program.Clause(clause).ToArray();
            if (program.Group(group).Role != ClauseRole.Asserted || isCertain(group))
            {
                certain.Add(new LawClause(literals, group, -1));
            }
            else if (literals is [int only])
            {
                if (!_literalsOf.TryGetValue(group, out List<int>? said))
                {
                    _literalsOf.Add(group, said = []);
                }

                said.Add(only);
            }
            else
            {
                _isUnfit.Add(group);
            }
        }

        _certain = new ClauseIndex(certain);
    }

    /// <summary>Finds the certain groups on the shortest chain.</summary>
    /// <param name="groups">What can be given up of the conflict.</param>
    /// <param name="cancellationToken">Ends the search by an exception.</param>
    /// <returns>The groups of certain statements, which contradict the others; null when no single chain shows it.</returns>
    public HashSet<int>? Of(int[] groups, CancellationToken cancellationToken)
    {
        if (groups.Any(_isUnfit.Contains))
        {
            return null;
        }

        int[] said = [.. groups.SelectMany(g => _literalsOf.GetValueOrDefault(g) ?? [])];
        ShortestDerivation derivation = ShortestDerivation.Of(_certain, _costs, said, cancellationToken);
        return derivation.Shortest() is { } chain ? CertainOn(chain) : null;
    }

    private HashSet<int> CertainOn(Refutation chain) =>
    [
        .. chain.Derivations.Select(static d => d.Reason)
            .Concat(chain.Final is { } final ? [final] : [])
            .Select(static c => c.Group)
            .Where(g => g >= 0 && _program.Group(g).Role == ClauseRole.Asserted),
    ];
}
