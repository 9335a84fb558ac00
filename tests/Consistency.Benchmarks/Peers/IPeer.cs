namespace Consistency.Benchmarks.Peers;

/// <summary>A solver that somebody else wrote.</summary>
internal interface IPeer
{
    /// <summary>Gets its name.</summary>
    string Name { get; }

    /// <summary>Solves a workload some times; <see cref="Measurement.None"/> where the solver is not on this machine.</summary>
    Measurement Measure(Workload workload, TimeSpan timeout);
}
