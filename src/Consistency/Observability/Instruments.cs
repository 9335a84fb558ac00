using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Consistency.Observability;

/// <summary>What the library tells OpenTelemetry and whoever else listens: an activity source and a meter named "Consistency".</summary>
/// <remarks>Names and units follow the OpenTelemetry semantic conventions; docs/observability.md lists them.</remarks>
internal static class Instruments
{
    /// <summary>The name of the source and of the meter.</summary>
    public const string Name = "Consistency";

    private static readonly string? Version = typeof(Instruments).Assembly.GetName().Version?.ToString(3);
    private static readonly Meter Meter = new(Name, Version);

    /// <summary>Gets the source of the activities.</summary>
    public static ActivitySource Source { get; } = new(Name, Version);

    /// <summary>Gets how many checks ended, by verdict.</summary>
    public static Counter<long> Checks { get; } = Meter.CreateCounter<long>("consistency.checks", "{check}", "Checks that ended.");

    /// <summary>Gets how many conflicts were found, listed or not.</summary>
    public static Counter<long> Conflicts { get; } = Meter.CreateCounter<long>("consistency.conflicts", "{conflict}", "Conflicts that were found.");

    /// <summary>Gets how long checks took.</summary>
    public static Histogram<double> Duration { get; } = Meter.CreateHistogram<double>("consistency.check.duration", "s", "How long a check took.");

    /// <summary>Gets what the cheapest repairs cost, of inconsistent statements whose cheapest repair is known.</summary>
    public static Histogram<double> Cost { get; } = Meter.CreateHistogram<double>("consistency.repair.cost", "1", "The cost of the cheapest repair, of inconsistent statements.");

    /// <summary>Gets a value indicating whether anybody listens to the meter.</summary>
    public static bool IsMetered => Checks.Enabled || Conflicts.Enabled || Duration.Enabled || Cost.Enabled;
}
