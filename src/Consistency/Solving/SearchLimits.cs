namespace Consistency.Solving;

/// <summary>What one call of a session may still spend; every oracle call goes through it.</summary>
internal sealed class SearchLimits(long conflicts, CancellationToken cancellationToken)
{
    private long _conflicts = conflicts;
    private long _allowance = long.MaxValue;

    /// <summary>Gets the token that cancellation and the time limit share.</summary>
    public CancellationToken Token { get; } = cancellationToken;

    /// <summary>Gets a value indicating whether the allowance is used up, but not the limit.</summary>
    public bool IsAllowanceSpent => _allowance == 0 && _conflicts > 0;

    /// <summary>Allows so many conflicts for what comes next; a second call takes the place of the first.</summary>
    public void Allow(long conflicts) => _allowance = conflicts;

    /// <summary>Solves within what is left.</summary>
    public OracleAnswer Solve(ISatOracle oracle, ReadOnlySpan<int> assumptions)
    {
        if (oracle is not ITunableOracle tunable)
        {
            return oracle.Solve(assumptions, Token);
        }

        long before = tunable.Conflicts;
        tunable.ConflictBudget = Math.Min(_conflicts, _allowance);
        OracleAnswer answer = oracle.Solve(assumptions, Token);
        long spent = tunable.Conflicts - before;
        _conflicts = _conflicts == long.MaxValue ? _conflicts : Math.Max(0, _conflicts - spent);
        _allowance = _allowance == long.MaxValue ? _allowance : Math.Max(0, _allowance - spent);

        return answer;
    }

    /// <summary>Tries to refute assumptions without search; an oracle that cannot do that is not asked.</summary>
    public OracleAnswer Refute(ISatOracle oracle, ReadOnlySpan<int> assumptions) =>
        oracle is ITunableOracle tunable ? tunable.Refute(assumptions, Token) : OracleAnswer.Unknown;

    /// <summary>Looks for many cores at once, by propagation; an oracle that cannot do that is not asked.</summary>
    public OracleAnswer CollectCores(ISatOracle oracle, ReadOnlySpan<int> assumptions, CoreFound found) =>
        oracle is ITunableOracle tunable ? tunable.CollectCores(assumptions, found, Token) : OracleAnswer.Unknown;
}
