namespace Consistency.Solving;

/// <summary>Limits of a <see cref="CdclOracle"/>.</summary>
public sealed record CdclOptions
{
    private readonly long _conflictLimit = long.MaxValue;

    /// <summary>Gets the number of conflicts after which one call of <see cref="CdclOracle.Solve"/> answers <see cref="OracleAnswer.Unknown"/>.</summary>
    /// <value>At least 0; no limit by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long ConflictLimit
    {
        get => _conflictLimit;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _conflictLimit = value;
        }
    }

    /// <summary>Gets the number of learned clauses at which the worse half is deleted for the first time.</summary>
    internal int FirstLearnedLimit { get; init; } = 2000;
}
