using Consistency.Claims;
using Consistency.Grounding;
using Consistency.Solving;
using Consistency.Solving.Cores;

namespace Consistency.Findings;

/// <summary>Enumerates the conflicts of a part among what can be given up, and with them its repairs.</summary>
/// <remarks>
/// <para>What is certain always holds here. So the conflicts and the repairs of a part are each the minimal hitting sets of
/// the other (R. Reiter, "A theory of diagnosis from first principles", 1987), and an enumeration that comes to its end has
/// both in full. See <see cref="MusEnumerator"/> for the algorithm.</para>
/// <para>Limits are numbers of sets, not of seconds, so that the same input gives the same report on every machine.</para>
/// </remarks>
internal sealed class ConflictEnumerator(
    ClaimSet claims, GroundProgram program, GroundParts parts, ConsistencyOptions options, Func<int, ISatOracle> createOracle)
{
    // Each set of a large part costs a pass over all its groups: the larger the part, the fewer sets.
    private const int MaxWork = 200_000;
    private const int MinCorrections = 20;
    private const int MaxCorrections = 1_000;

    private const int MinConflicts = 1_000;

    // Edges walked, and pairs of claims met, where conflicts can be read off the clauses.
    private const long MaxTwoLiteralWork = 5_000_000;

    private readonly Dictionary<int, StatementOracle> _oracles = [];
    private readonly Dictionary<int, long> _weights = [];

    /// <summary>Gives the number of correction sets after which an enumeration ends.</summary>
    public static int MaxCorrectionsOf(int members) => Math.Clamp(MaxWork / Math.Max(1, members), MinCorrections, MaxCorrections);

    /// <summary>Gives the weight of a group.</summary>
    public long WeightOf(int group)
    {
        if (!_weights.TryGetValue(group, out long weight))
        {
            ClauseGroup origin = program.Group(group);
            weight = origin.Role == ClauseRole.Asserted
                ? StatementWeights.Of(claims.Statements[origin.Statement], options)
                : StatementWeights.Hard;
            _weights.Add(group, weight);
        }

        return weight;
    }

    /// <summary>Enumerates one part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="changed">The groups of it that the cheapest repair gives up: some conflict of each is always found.</param>
    /// <param name="timeLimit">How long it may take at most.</param>
    /// <param name="cancellationToken">Ends the search by an exception.</param>
    public PartConflicts Of(int part, IReadOnlyCollection<int> changed, TimeSpan? timeLimit, CancellationToken cancellationToken)
    {
        StatementOracle oracle = OracleOf(part);
        List<int> units = [.. oracle.Units.Where(u => WeightOf(u) > 0)];
        if (!oracle.HasLaws && TwoLiteralConflictsOf(part, units, cancellationToken) is { } pairs)
        {
            return new PartConflicts(pairs, IsComplete: true, Corrections: null);
        }

        MusEnumerationOptions limits = new()
        {
            // Sets come as they are found, so the cheapest of many are known only where many are looked at.
            MaxMuses = options.OutcomeOnly ? options.MaxViolations : Math.Max(options.MaxViolations, MinConflicts),
            MaxMcses = MaxCorrectionsOf(units.Count),
            TimeLimit = timeLimit,
        };
        (List<int[]> sets, bool isComplete, List<int[]> corrections, bool hasAllCorrections) =
            oracle.Enumerate(units, limits, cancellationToken);

        List<SoftConflict> conflicts = [.. sets.Select(s => Conflict(part, s))];
        if (!isComplete)
        {
            AddConflictsOfChanged(conflicts, oracle, part, units, changed, cancellationToken);
        }

        return new PartConflicts(conflicts, isComplete, hasAllCorrections ? corrections : null);
    }

    /// <summary>Tells the groups that cannot hold, given what is certain and the groups that are kept.</summary>
    /// <param name="groups">The groups asked about.</param>
    /// <param name="isKept">Tells the groups that are kept.</param>
    /// <param name="cancellationToken">Ends the search by an exception.</param>
    public HashSet<int> RefutedAmong(IReadOnlyCollection<int> groups, Func<int, bool> isKept, CancellationToken cancellationToken)
    {
        HashSet<int> refuted = [];
        foreach (IGrouping<int, int> inPart in groups.Order().GroupBy(parts.PartOfGroup))
        {
            StatementOracle oracle = OracleOf(inPart.Key);
            List<int> kept = [.. oracle.Units.Where(u => isKept(u) && !groups.Contains(u))];
            foreach (int group in inPart)
            {
                if (oracle.Solve([group, .. kept], cancellationToken) == OracleAnswer.Unsatisfiable)
                {
                    refuted.Add(group);
                }
            }
        }

        return refuted;
    }

    // Claims that say one thing each, or several, and certain rules of two literals: no search is needed then.
    private List<SoftConflict>? TwoLiteralConflictsOf(int part, List<int> units, CancellationToken cancellationToken)
    {
        List<int[]> hards = [];
        Dictionary<int, List<int>> asserted = units.ToDictionary(static u => u, static _ => new List<int>());
        foreach (int clause in parts.ClausesOf(part))
        {
            int group = program.GroupOf(clause);
            ReadOnlySpan<int> literals = program.Clause(clause);
            long weight = WeightOf(group);
            if (weight == StatementWeights.Hard && literals.Length is 1 or 2)
            {
                hards.Add(literals.ToArray());
            }
            else if (weight > 0 && literals.Length == 1)
            {
                asserted[group].Add(literals[0]);
            }
            else if (weight != 0)
            {
                return null;
            }
        }

        return TwoLiteralConflicts.Find(hards, [.. units.Select(u => asserted[u].ToArray())], MaxTwoLiteralWork, cancellationToken)?
            .ConvertAll(c => Conflict(part, c.Select(place => units[place])));
    }

    // The conflict of a changed group, kept groups apart, shows why that group has to go.
    private void AddConflictsOfChanged(
        List<SoftConflict> conflicts,
        StatementOracle oracle,
        int part,
        List<int> units,
        IReadOnlyCollection<int> changed,
        CancellationToken cancellationToken)
    {
        List<int> kept = [.. units.Where(u => !changed.Contains(u))];
        foreach (int group in changed.Order())
        {
            if (!conflicts.Exists(c => c.Groups.Contains(group))
                && oracle.MinimalConflict([group, .. kept], cancellationToken) is { IsMinimal: true } conflict)
            {
                conflicts.Add(Conflict(part, conflict.Units));
            }
        }
    }

    private SoftConflict Conflict(int part, IEnumerable<int> groups)
    {
        int[] sorted = [.. groups.Order()];
        return new SoftConflict(part, sorted, sorted.Sum(WeightOf));
    }

    // What is certain needs no selector. A confidence of one half says nothing: its selector is never assumed.
    private StatementOracle OracleOf(int part)
    {
        if (!_oracles.TryGetValue(part, out StatementOracle? oracle))
        {
            oracle = new StatementOracle(
                program, parts.ClausesOf(part), g => WeightOf(g) == StatementWeights.Hard ? -1 : g, createOracle);
            _oracles.Add(part, oracle);
        }

        return oracle;
    }
}
