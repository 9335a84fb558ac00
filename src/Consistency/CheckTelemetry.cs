using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using Consistency.Findings;

namespace Consistency;

/// <summary>What a check tells OpenTelemetry and other listeners: a span for each check and each solving, and measurements.</summary>
/// <remarks>
/// Both sources are called <c>Consistency</c>; names and units follow OpenTelemetry's conventions and stand in docs/observability.md.
/// They hold numbers and verdicts, never the text of a statement. Where nobody listens, a check costs two reads of the clock and
/// allocates nothing. The sources are static because listeners find them by name in the process; they keep nothing about a check.
/// </remarks>
internal static class CheckTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Consistency";

    private const string VerdictTag = "consistency.verdict";
    private const string ErrorTag = "error.type";

    private static readonly string? Version =
        typeof(CheckTelemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    private static readonly ActivitySource Source = new(Name, Version);
    private static readonly Meter Meter = new(Name, Version);

    private static readonly Histogram<double> CheckDuration =
        Meter.CreateHistogram<double>("consistency.check.duration", "s", "How long checks took, those that failed included.");

    private static readonly Histogram<double> SolveDuration =
        Meter.CreateHistogram<double>("consistency.solve.duration", "s", "How long the search for the cheapest repair took.");

    private static readonly Histogram<long> Parts =
        Meter.CreateHistogram<long>("consistency.solve.parts", "{part}", "Into how many independent parts statements fell.");

    private static readonly Histogram<double> Cost =
        Meter.CreateHistogram<double>("consistency.repair.cost", "{weight}", "The proved cost of the cheapest repair; 0 where nothing is to be repaired.");

    private static readonly Counter<long> Checks =
        Meter.CreateCounter<long>("consistency.checks", "{check}", "Checks made, by verdict.");

    private static readonly Counter<long> Conflicts =
        Meter.CreateCounter<long>("consistency.conflicts", "{conflict}", "Conflicts listed in reports.");

    /// <summary>Begins the span of a check; null when nobody listens.</summary>
    public static Activity? StartCheck() => Source.StartActivity("consistency.check");

    /// <summary>Begins the span of one search for the cheapest repair; null when nobody listens.</summary>
    public static Activity? StartSolve() => Source.StartActivity("consistency.solve");

    /// <summary>Tells of a finished check.</summary>
    /// <param name="activity">Its span.</param>
    /// <param name="report">Its report.</param>
    /// <param name="statements">How many statements were checked.</param>
    /// <param name="started">When it began, as a timestamp of <see cref="Stopwatch"/>.</param>
    public static void EndCheck(Activity? activity, ConsistencyReport report, int statements, long started)
    {
        string verdict = NameOf(report.Verdict);
        KeyValuePair<string, object?> tag = new(VerdictTag, verdict);
        CheckDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tag);
        Checks.Add(1, tag);
        Conflicts.Add(report.Violations.Length);
        if (report.Cost is { } cost)
        {
            Cost.Record((double)cost);
        }

        if (activity is not { IsAllDataRequested: true })
        {
            return;
        }

        activity.SetTag(VerdictTag, verdict);
        activity.SetTag("consistency.complete", report.IsComplete);
        activity.SetTag("consistency.statements", statements);
        activity.SetTag("consistency.conflicts", report.Violations.Length);
        activity.SetTag("consistency.conflicts.more", report.HasMoreViolations);
        if (report.Cost is { } proved)
        {
            activity.SetTag("consistency.repair.cost", (double)proved);
        }
    }

    /// <summary>Tells of a check that ended without a report; no verdict is counted.</summary>
    /// <param name="activity">Its span.</param>
    /// <param name="problem">What ended it.</param>
    /// <param name="started">When it began, as a timestamp of <see cref="Stopwatch"/>.</param>
    public static void FailCheck(Activity? activity, Exception problem, long started)
    {
        string? type = problem.GetType().FullName;
        CheckDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>(ErrorTag, type));
        activity?.SetTag(ErrorTag, type);
        activity?.SetStatus(ActivityStatusCode.Error);
    }

    /// <summary>Tells of a finished search.</summary>
    /// <param name="activity">Its span.</param>
    /// <param name="parts">The independent parts of the statements.</param>
    /// <param name="started">When it began, as a timestamp of <see cref="Stopwatch"/>.</param>
    public static void EndSolve(Activity? activity, GroundParts parts, long started)
    {
        SolveDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
        if (Parts.Enabled || activity is { IsAllDataRequested: true })
        {
            int count = parts.Parts.Count();
            Parts.Record(count);
            activity?.SetTag("consistency.solve.parts", count);
        }
    }

    // Written out, so that names survive renaming and nothing is allocated.
    private static string NameOf(Verdict verdict) => verdict switch
    {
        Verdict.Consistent => "consistent",
        Verdict.Inconsistent => "inconsistent",
        Verdict.NothingToCheck => "nothing_to_check",
        _ => "undecided",
    };
}
