using System.Diagnostics;
using Consistency.Findings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Consistency.AI.Middleware;

/// <summary>Tells tracing and logging of every checked answer.</summary>
/// <remarks>
/// The event <c>gen_ai.evaluation.result</c> follows OpenTelemetry's semantic conventions for generative AI: it goes to the span that
/// is current, which is that of the chat when telemetry of chats lies outside of this client.
/// </remarks>
internal sealed partial class AnswerTelemetry
{
    private const string EvaluationName = "Consistency";

    private readonly ILogger _logger;

    public AnswerTelemetry(ILoggerFactory? loggerFactory) =>
        _logger = loggerFactory?.CreateLogger("Consistency.AI") ?? (ILogger)NullLogger.Instance;

    public void Record(AnswerCheck check, string? responseId)
    {
        string label = Label(check.Outcome);
        double? score = Score(check);
        if (Activity.Current is { IsAllDataRequested: true } activity)
        {
            ActivityTagsCollection tags = new()
            {
                ["gen_ai.evaluation.name"] = EvaluationName,
                ["gen_ai.evaluation.score.label"] = label,
                ["gen_ai.evaluation.explanation"] = check.Reason,
            };
            if (score is { } value)
            {
                tags["gen_ai.evaluation.score.value"] = value;
            }

            if (responseId is not null)
            {
                tags["gen_ai.response.id"] = responseId;
            }

            activity.AddEvent(new ActivityEvent("gen_ai.evaluation.result", tags: tags));
        }

        switch (check.Outcome)
        {
            case AnswerOutcome.Consistent or AnswerOutcome.NothingToCheck:
                LogChecked(label, check.Revisions);
                break;
            case AnswerOutcome.Inconsistent:
                LogConflict(check.Violations.Length, check.Revisions, check.Reason);
                break;
            default:
                LogUnchecked(label, check.Reason);
                break;
        }
    }

    // The share of the total weight that the cheapest repair keeps is a number between 0 and 1 with a meaning; where it is not
    // known, a number would only pretend.
    private static double? Score(AnswerCheck check) => check switch
    {
        { Outcome: AnswerOutcome.Consistent } => 1,
        { Outcome: AnswerOutcome.Inconsistent, Report: { Optimum: OptimumStatus.Proved } report } => KeptShare(report),
        _ => null,
    };

    private static double? KeptShare(ConsistencyReport report)
    {
        decimal total = report.Claims.Sum(static c => c.Weight);
        return report.Cost is { } cost && total > 0 ? (double)(1 - (cost / total)) : null;
    }

    private static string Label(AnswerOutcome outcome) => outcome switch
    {
        AnswerOutcome.Consistent => "consistent",
        AnswerOutcome.Inconsistent => "inconsistent",
        AnswerOutcome.Undecided => "undecided",
        AnswerOutcome.NothingToCheck => "nothing_to_check",
        _ => "not_checked",
    };

    [LoggerMessage(Level = LogLevel.Debug, Message = "Answer checked: {Outcome}, {Revisions} revisions.")]
    private partial void LogChecked(string outcome, int revisions);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Answer is in {Conflicts} conflicts after {Revisions} revisions. {Reason}")]
    private partial void LogConflict(int conflicts, int revisions, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Answer could not be decided: {Outcome}. {Reason}")]
    private partial void LogUnchecked(string outcome, string reason);
}
