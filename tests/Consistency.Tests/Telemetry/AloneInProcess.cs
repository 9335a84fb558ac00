namespace Consistency.Tests.Telemetry;

/// <summary>Listeners hear every check of the process, so these tests run while no others do.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneInProcess
{
    public const string Name = "Telemetry";
}
