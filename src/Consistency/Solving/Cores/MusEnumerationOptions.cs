namespace Consistency.Solving.Cores;

/// <summary>Limits of a <see cref="MusEnumerator"/>, and the order in which it looks.</summary>
public sealed record MusEnumerationOptions
{
    private readonly int _maxMuses = int.MaxValue;
    private readonly int _maxMcses = int.MaxValue;
    private readonly TimeSpan? _timeLimit;

    /// <summary>Gets the number of minimal unsatisfiable subsets after which the enumeration stops.</summary>
    /// <value>At least 0; no limit by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaxMuses
    {
        get => _maxMuses;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _maxMuses = value;
        }
    }

    /// <summary>Gets the number of minimal correction sets after which the enumeration stops.</summary>
    /// <value>At least 0; no limit by default. Not heeded with <see cref="CheapestFirst"/>, which needs as many as it needs.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaxMcses
    {
        get => _maxMcses;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _maxMcses = value;
        }
    }

    /// <summary>Gets the time after which the enumeration stops with what it has.</summary>
    /// <value>Null, the default, for no limit.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan? TimeLimit
    {
        get => _timeLimit;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value ?? TimeSpan.Zero, TimeSpan.Zero);
            _timeLimit = value;
        }
    }

    /// <summary>Gets the clock that measures <see cref="TimeLimit"/>.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets the weights of the assumptions, in their order: the cost of a subset is their sum.</summary>
    /// <value>At least 1 each; null, the default, for 1 each, so that the cost is the size.</value>
    public IReadOnlyList<long>? Weights { get; init; }

    /// <summary>Gets a value indicating whether each subset is proved to be a cheapest one of those not yet found.</summary>
    /// <value>
    /// False by default: the subsets come as they are found, fastest, and are sorted in the end, so under a limit a cheaper one
    /// may be missing. With true the first k are the k cheapest, which costs an optimisation for each
    /// where there are too many to look at them all.
    /// </value>
    public bool CheapestFirst { get; init; }
}
