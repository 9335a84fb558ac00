namespace Consistency.Solving;

/// <summary>Makes an oracle obey lazy constraints: it adds what a found assignment violates and solves again.</summary>
/// <remarks>
/// The counterexample-guided scheme of lazy SMT (L. de Moura, H. Rueß and M. Sorea, 2002). Clauses once added stay, so
/// the work is shared between calls. Every assignment that can be read obeys all constraints.
/// </remarks>
public sealed class LazyOracle : ISatOracle, ITunableOracle
{
    private readonly ISatOracle _inner;
    private readonly ITunableOracle? _tunable;
    private readonly IReadOnlyList<ILazyConstraint> _constraints;
    private readonly List<int[]> _violated = [];
    private readonly Func<int, bool> _isTrue;

    /// <summary>Decorates an oracle.</summary>
    /// <param name="inner">The oracle that solves; it belongs to the decorator from now on.</param>
    /// <param name="constraints">The constraints that every assignment must obey.</param>
    public LazyOracle(ISatOracle inner, IReadOnlyList<ILazyConstraint> constraints)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(constraints);
        _inner = inner;
        _tunable = inner as ITunableOracle;
        _constraints = constraints;
        _isTrue = inner.IsTrue;
    }

    /// <inheritdoc/>
    public int VariableCount => _inner.VariableCount;

    /// <inheritdoc/>
    public ReadOnlySpan<int> Core => _inner.Core;

    int ITunableOracle.RootCount => _tunable?.RootCount ?? 0;

    long ITunableOracle.Conflicts => _tunable?.Conflicts ?? 0;

    long ITunableOracle.ConflictBudget
    {
        get => _tunable?.ConflictBudget ?? long.MaxValue;
        set
        {
            if (_tunable is not null)
            {
                _tunable.ConflictBudget = value;
            }
        }
    }

    /// <summary>Gets or sets who is told each clause that a lazy constraint gave; null when nobody listens.</summary>
    internal Action<int[]>? ClauseAdded { get; set; }

    /// <inheritdoc/>
    public int AddVariable() => _inner.AddVariable();

    /// <inheritdoc/>
    public void AddClause(ReadOnlySpan<int> literals) => _inner.AddClause(literals);

    /// <inheritdoc/>
    public bool IsTrue(int literal) => _inner.IsTrue(literal);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A constraint gave a clause that the assignment does not falsify, or one
    /// over a variable that does not exist.</exception>
    public OracleAnswer Solve(ReadOnlySpan<int> assumptions, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            OracleAnswer answer = _inner.Solve(assumptions, cancellationToken);
            if (answer != OracleAnswer.Satisfiable)
            {
                return answer;
            }

            _violated.Clear();
            foreach (ILazyConstraint constraint in _constraints)
            {
                cancellationToken.ThrowIfCancellationRequested();
                constraint.AddViolated(_isTrue, _violated);
            }

            if (_violated.Count == 0)
            {
                return answer;
            }

            foreach (int[] clause in _violated)
            {
                ThrowUnlessFalsified(clause);
                ClauseAdded?.Invoke(clause);
            }

            foreach (int[] clause in _violated)
            {
                _inner.AddClause(clause);
            }
        }
    }

    int ITunableOracle.RootValue(int literal) => _tunable?.RootValue(literal) ?? 0;

    OracleAnswer ITunableOracle.Refute(ReadOnlySpan<int> assumptions, CancellationToken cancellationToken) =>
        _tunable?.Refute(assumptions, cancellationToken) ?? OracleAnswer.Unknown;

    OracleAnswer ITunableOracle.CollectCores(
        ReadOnlySpan<int> assumptions, CoreFound found, CancellationToken cancellationToken) =>
        _tunable?.CollectCores(assumptions, found, cancellationToken) ?? OracleAnswer.Unknown;

    void ITunableOracle.SuggestPhase(int literal) => _tunable?.SuggestPhase(literal);

    /// <summary>A clause that already holds would make the loop endless.</summary>
    private void ThrowUnlessFalsified(int[] clause)
    {
        foreach (int literal in clause)
        {
            if (literal == 0 || Math.Abs((long)literal) > VariableCount || _inner.IsTrue(literal))
            {
                throw new InvalidOperationException(
                    $"A lazy constraint gave the clause ({string.Join(' ', clause)}), which the assignment does not falsify.");
            }
        }
    }
}
