using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Consistency.Cli.Tests;

/// <summary>What OpenTelemetry's own exporters get of a check.</summary>
public class ObservabilityTests
{
    [Fact]
    public void Check_WithExporters_TellsVerdictConflictsCostAndDuration()
    {
        List<Activity> activities = [];
        List<Metric> metrics = [];
        using TracerProvider tracing = Sdk.CreateTracerProviderBuilder().AddSource("Consistency").AddInMemoryExporter(activities).Build();
        using MeterProvider metering = Sdk.CreateMeterProviderBuilder().AddMeter("Consistency").AddInMemoryExporter(metrics).Build();
        // Children of what is not recorded are not recorded either.
        using Activity parent = new("test") { ActivityTraceFlags = ActivityTraceFlags.Recorded };
        parent.Start();

        new ConsistencyChecker().Check("p. !p. q.", TestContext.Current.CancellationToken);
        parent.Stop();
        metering.ForceFlush();
        tracing.ForceFlush();

        // Other tests check at the same time.
        Activity activity = Assert.Single(activities.ToArray(), a => a.TraceId == parent.TraceId);
        Assert.Equal("consistency.check", activity.OperationName);
        Assert.Equal("inconsistent", activity.GetTagItem("consistency.verdict"));
        Assert.Equal(1, activity.GetTagItem("consistency.conflicts"));
        Assert.Equal(3, activity.GetTagItem("consistency.statements"));
        Assert.Equal(ActivityStatusCode.Ok, activity.Status);
        Assert.Equal(
            ["consistency.check.duration=s", "consistency.checks={check}", "consistency.conflicts={conflict}", "consistency.repair.cost=1"],
            metrics.Select(static m => $"{m.Name}={m.Unit}").Distinct().Order(StringComparer.Ordinal));
    }
}
