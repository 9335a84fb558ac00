namespace Consistency.Server;

/// <summary>The limits of a server.</summary>
/// <remarks>Immutable; validated when the server is started.</remarks>
public sealed record ServerOptions
{
    /// <summary>Gets the port on 127.0.0.1.</summary>
    /// <value>0 to 65,535; 0, the default, takes one that is free.</value>
    public int Port { get; init; }

    /// <summary>Gets how many bytes a request may have.</summary>
    /// <value>1 to 1,000,000,000; 4,000,000 by default.</value>
    public int MaxRequestBytes { get; init; } = 4_000_000;

    /// <summary>Gets how long the solver may work on one request before it answers with what it knows.</summary>
    /// <value>More than zero; ten seconds by default. Reading and writing may take as long again before the request is given up.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets how many checks run at the same time.</summary>
    /// <value>1 to 1,000; the number of processors by default. Four times as many wait, others are turned away.</value>
    public int MaxConcurrentChecks { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 1_000);

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Port, 65_535);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxRequestBytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxRequestBytes, 1_000_000_000);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Timeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Timeout, TimeSpan.FromDays(1));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxConcurrentChecks);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxConcurrentChecks, 1_000);
    }
}
