namespace Consistency.Solving;

/// <summary>Limits and switches of a <see cref="MaxSatSession"/>.</summary>
public sealed record MaxSatOptions
{
    private readonly long _conflictLimit = long.MaxValue;
    private readonly TimeSpan? _timeLimit;
    private readonly int _threads = 1;

    /// <summary>Gets the number of conflicts after which one call of the session stops searching.</summary>
    /// <value>At least 0; no limit by default. Unlike a time limit it gives the same result on every machine.</value>
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

    /// <summary>Gets the time after which one call of the session stops searching.</summary>
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

    /// <summary>Gets the number of threads on which connected parts of the instance may be solved.</summary>
    /// <value>At least 1, the default. The result is the same, to the last bit of the proof, for every number, unless time runs out.
    /// One thread is used where the parts are small, with a <see cref="ConflictLimit"/>, an <see cref="OracleFactory"/>, or lazy constraints.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int Threads
    {
        get => _threads;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            _threads = value;
        }
    }

    /// <summary>Gets a value indicating whether ties between cheapest assignments are broken in the documented way.</summary>
    /// <value>True by default. False saves time where only the cost matters.</value>
    public bool BreakTies { get; init; } = true;

    /// <summary>Gets when the lower bound is certified: proved again, from a record, by code that shares nothing with the search.</summary>
    /// <value><see cref="CertifyMode.Auto"/> by default.</value>
    public CertifyMode Certify { get; init; } = CertifyMode.Auto;

    /// <summary>Gets the function that makes the oracle for one part of the instance, given its number of variables.</summary>
    /// <value>Null, the default, for a <see cref="CdclOracle"/>. An oracle that is <see cref="IDisposable"/> may be disposed as
    /// soon as its part is solved; whoever makes it disposes those that are left.</value>
    public Func<int, ISatOracle>? OracleFactory { get; init; }

    /// <summary>Gets the thresholds of the search; tests lower them so that small instances reach every path.</summary>
    internal SearchTuning Tuning { get; init; } = new();
}
