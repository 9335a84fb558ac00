using Consistency.Solving;

namespace Consistency.Findings.Rules;

/// <summary>Answers what follows from rules: by unit propagation where that settles it, by the solver elsewhere.</summary>
internal sealed class RuleLogic
{
    private readonly RulePropagator _propagator;
    private readonly Lazy<RuleOracle> _oracle;
    private readonly CancellationToken _cancellationToken;

    /// <summary>Prepares the answers.</summary>
    public RuleLogic(RuleBase rules, ConsistencyOptions options, Func<int, ISatOracle> createOracle, CancellationToken cancellationToken)
    {
        _propagator = new RulePropagator(rules);
        _oracle = new Lazy<RuleOracle>(() => new RuleOracle(rules, createOracle));
        _cancellationToken = cancellationToken;
        IsHard = [.. rules.Rules.Select(r => StatementWeights.Of(r, options) == StatementWeights.Hard)];
    }

    /// <summary>Gets whether the rules are certain; the others may have exceptions.</summary>
    public bool[] IsHard { get; }

    /// <summary>Gets a value indicating whether the solver left a question open.</summary>
    public bool GaveUp { get; private set; }

    /// <summary>Tells whether rules contradict one another when some literals are true.</summary>
    /// <param name="literals">The literals; not both one and its negation.</param>
    /// <param name="among">Tells the rules that count.</param>
    public bool Refutes(IReadOnlyList<int> literals, Func<int, bool> among)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        return _propagator.Refute(literals, among) is not null
            || (!IsSettledFor(literals) && BySolver(CertainFirst(among), literals) is not null);
    }

    /// <summary>Gives a minimal set of rules that contradict one another when some literals are true; null when there is none.</summary>
    /// <param name="literals">The literals; not both one and its negation.</param>
    /// <param name="among">Tells the rules that count; those that are certain are rather named than others.</param>
    public List<int>? Conflict(IReadOnlyList<int> literals, Func<int, bool> among)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        SortedSet<int>? used = _propagator.Refute(literals, r => IsHard[r] && among(r)) ?? _propagator.Refute(literals, among);
        return !IsSettledFor(literals) ? BySolver(used is null || used.Any(r => !IsHard[r]) ? CertainFirst(among) : used, literals)
            : used is null ? null
            : ByDeletion(used, literals);
    }

    /// <summary>Gives a minimal set of rules that contradict a further statement; null when there is none.</summary>
    /// <param name="statement">The number of the statement, behind those of the rules.</param>
    /// <param name="among">Tells the rules that count.</param>
    public List<int>? ConflictWith(int statement, Func<int, bool> among)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        List<int>? conflict = BySolver(CertainFirst(among).Prepend(statement), []);
        conflict?.Remove(statement);
        return conflict;
    }

    private IEnumerable<int> CertainFirst(Func<int, bool> among) =>
        Enumerable.Range(0, IsHard.Length).Where(among).OrderBy(r => IsHard[r] ? 0 : 1);

    private bool IsSettledFor(IReadOnlyList<int> literals) => _propagator.IsHorn || (_propagator.IsBinary && literals.Count > 0);

    // From the last to the first, those with exceptions before the others, so that earlier and certain rules stay.
    private List<int> ByDeletion(SortedSet<int> used, IReadOnlyList<int> literals)
    {
        foreach (int rule in used.OrderBy(r => IsHard[r] ? 1 : 0).ThenByDescending(static r => r).ToArray())
        {
            if (_propagator.Refute(literals, r => r != rule && used.Contains(r)) is not null)
            {
                used.Remove(rule);
            }
        }

        return [.. used];
    }

    private List<int>? BySolver(IEnumerable<int> statements, IReadOnlyList<int> literals)
    {
        if (_oracle.Value.Conflict(statements, literals, _cancellationToken) is not { } conflict)
        {
            return null;
        }

        GaveUp |= conflict.Status != MusStatus.Minimal;
        return conflict.Status == MusStatus.Unknown ? null : conflict.Rules;
    }
}
