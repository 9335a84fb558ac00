using System.Diagnostics;
using Consistency.Findings;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Consistency.Tests.Telemetry;

/// <summary>What OpenTelemetry's own exporter gets of checks.</summary>
[Collection(AloneInProcess.Name)]
public sealed class CheckTelemetryTests
{
    private const string Penguin = """
        rule: All birds can fly.
        Tweety is a bird. @ 0.9
        Tweety cannot fly. @ 0.6
        Rex is a dog. @ 0.8
        """;

    [Fact]
    public void Check_GivesSpanWithVerdictAndSolveBelowIt()
    {
        List<Activity> spans = [];
        ConsistencyReport report;
        using (TracerProvider provider = Sdk.CreateTracerProviderBuilder().AddSource("Consistency").AddInMemoryExporter(spans).Build())
        {
            report = new ConsistencyChecker().Check(Penguin, TestContext.Current.CancellationToken);
        }

        Assert.Equal(Verdict.Inconsistent, report.Verdict);
        Activity check = Assert.Single(spans, static s => s.OperationName == "consistency.check");
        Activity solve = Assert.Single(spans, static s => s.OperationName == "consistency.solve");
        Assert.Equal(check.SpanId, solve.ParentSpanId);
        Assert.Equal("Consistency", check.Source.Name);
        Assert.Equal("inconsistent", check.GetTagItem("consistency.verdict"));
        Assert.Equal(true, check.GetTagItem("consistency.complete"));
        Assert.Equal(4, check.GetTagItem("consistency.statements"));
        Assert.Equal(report.Violations.Length, check.GetTagItem("consistency.conflicts"));
        Assert.Equal((double)report.Cost!.Value, check.GetTagItem("consistency.repair.cost"));
        Assert.Equal(2, solve.GetTagItem("consistency.solve.parts"));
        Assert.Equal(ActivityStatusCode.Unset, check.Status);
        Assert.DoesNotContain(check.TagObjects, static t => t.Value is string text && text.Contains("Tweety", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_IsMeasuredWithUnits()
    {
        List<Metric> metrics = [];
        ConsistencyReport report;
        using (MeterProvider provider = Sdk.CreateMeterProviderBuilder().AddMeter("Consistency").AddInMemoryExporter(metrics).Build())
        {
            ConsistencyChecker checker = new();
            report = checker.Check(Penguin, TestContext.Current.CancellationToken);
            checker.Check("Rex is a dog.", TestContext.Current.CancellationToken);
            checker.Check(string.Empty, TestContext.Current.CancellationToken);
            Assert.True(provider.ForceFlush());
        }

        Dictionary<string, long> checks = [];
        foreach (MetricPoint point in Of(metrics, "consistency.checks", "{check}"))
        {
            foreach (KeyValuePair<string, object?> tag in point.Tags)
            {
                Assert.Equal("consistency.verdict", tag.Key);
                checks[(string)tag.Value!] = point.GetSumLong();
            }
        }

        Assert.Equal(new Dictionary<string, long> { ["inconsistent"] = 1, ["consistent"] = 1, ["nothing_to_check"] = 1 }, checks);
        Assert.Equal(report.Violations.Length, Assert.Single(Of(metrics, "consistency.conflicts", "{conflict}")).GetSumLong());
        MetricPoint cost = Assert.Single(Of(metrics, "consistency.repair.cost", "{weight}"));
        Assert.Equal((2, (double)report.Cost!.Value), (cost.GetHistogramCount(), cost.GetHistogramSum()));
        MetricPoint parts = Assert.Single(Of(metrics, "consistency.solve.parts", "{part}"));
        Assert.Equal((2, 3.0), (parts.GetHistogramCount(), parts.GetHistogramSum()));
        Assert.Equal(3, Of(metrics, "consistency.check.duration", "s").Sum(static p => p.GetHistogramCount()));
        Assert.Equal(2, Of(metrics, "consistency.solve.duration", "s").Sum(static p => p.GetHistogramCount()));
    }

    [Fact]
    public void CancelledCheck_IsAnErrorAndNoVerdict()
    {
        List<Activity> spans = [];
        List<Metric> metrics = [];
        using (TracerProvider traces = Sdk.CreateTracerProviderBuilder().AddSource("Consistency").AddInMemoryExporter(spans).Build())
        using (MeterProvider provider = Sdk.CreateMeterProviderBuilder().AddMeter("Consistency").AddInMemoryExporter(metrics).Build())
        {
            ClaimSetBuilder claims = new ClaimSetBuilder().AddText(Penguin, null, TestContext.Current.CancellationToken);
            Assert.ThrowsAny<OperationCanceledException>(() => new ConsistencyChecker().Check(claims.Build(), new CancellationToken(canceled: true)));
            Assert.True(provider.ForceFlush());
        }

        Activity check = Assert.Single(spans);
        Assert.Equal(ActivityStatusCode.Error, check.Status);
        Assert.Equal(typeof(OperationCanceledException).FullName, check.GetTagItem("error.type"));
        Assert.Null(check.GetTagItem("consistency.verdict"));
        Assert.Empty(Of(metrics, "consistency.checks", "{check}"));
    }

    [Fact]
    public void Unheard_AllocatesNothing()
    {
        ConsistencyReport report = new ConsistencyChecker().Check(Penguin, TestContext.Current.CancellationToken);
        Tell(report);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            Tell(report);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        static void Tell(ConsistencyReport report)
        {
            using Activity? activity = CheckTelemetry.StartCheck();
            CheckTelemetry.EndCheck(activity, report, 4, Stopwatch.GetTimestamp());
        }
    }

    // The last export holds the sums of everything before it.
    private static List<MetricPoint> Of(List<Metric> metrics, string name, string unit)
    {
        List<MetricPoint> points = [];
        if (metrics.LastOrDefault(m => m.Name == name) is { } metric)
        {
            Assert.Equal(unit, metric.Unit);
            foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
            {
                points.Add(point);
            }
        }

        return points;
    }
}
