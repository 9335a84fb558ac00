using System.Diagnostics;
using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Observability;

/// <summary>Measures one check for whoever listens; when nobody does, it allocates nothing and reads no clock.</summary>
internal readonly struct CheckMeasurement : IDisposable
{
    private readonly Activity? _activity;
    private readonly long _started;

    private CheckMeasurement(Activity? activity, long started)
    {
        _activity = activity;
        _started = started;
    }

    /// <summary>Starts to measure.</summary>
    /// <param name="claims">What is checked.</param>
    public static CheckMeasurement Start(ClaimSet claims)
    {
        Activity? activity = Instruments.Source.StartActivity("consistency.check");
        activity?.SetTag("consistency.statements", claims.Statements.Length);
        return new CheckMeasurement(activity, Instruments.IsMetered ? Stopwatch.GetTimestamp() : 0);
    }

    /// <summary>Says what came of the check. A check that is not completed was cancelled or failed, and shows as such.</summary>
    /// <param name="report">Its report.</param>
    public void Complete(ConsistencyReport report)
    {
        if (_activity is null && _started == 0)
        {
            return;
        }

        string verdict = NameOf(report.Verdict);
        int conflicts = report.Violations.Length + report.UnlistedViolations;
        if (_started != 0)
        {
            KeyValuePair<string, object?> tag = new("consistency.verdict", verdict);
            Instruments.Checks.Add(1, tag);
            Instruments.Duration.Record(Stopwatch.GetElapsedTime(_started).TotalSeconds, tag);
            if (conflicts > 0)
            {
                Instruments.Conflicts.Add(conflicts);
            }

            if (report.Verdict == Verdict.Inconsistent && report.Cost is { } cost)
            {
                Instruments.Cost.Record((double)cost);
            }
        }

        if (_activity is { } activity)
        {
            activity.SetTag("consistency.verdict", verdict);
            activity.SetTag("consistency.complete", report.IsComplete);
            activity.SetTag("consistency.conflicts", conflicts);
            if (report.Cost is { } known)
            {
                activity.SetTag("consistency.repair.cost", (double)known);
            }

            activity.SetStatus(ActivityStatusCode.Ok);
        }
    }

    /// <summary>Ends the activity.</summary>
    public void Dispose()
    {
        if (_activity is { Status: ActivityStatusCode.Unset } activity)
        {
            activity.SetStatus(ActivityStatusCode.Error, "The check was cancelled or failed.");
        }

        _activity?.Dispose();
    }

    private static string NameOf(Verdict verdict) => verdict switch
    {
        Verdict.Consistent => "consistent",
        Verdict.Inconsistent => "inconsistent",
        Verdict.NothingToCheck => "nothing_to_check",
        _ => "undecided",
    };
}
