using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Rendering.Sarif;

/// <summary>Turns a report into results.</summary>
/// <remarks>
/// A conflict fails; what a limit left undecided is open; a choice between repairs that cost the same is for review; an answer
/// is information. A statement that could not be read fails too: nothing is known about it.
/// </remarks>
internal static class SarifResults
{
    /// <summary>The rules of our own, with what they say; those of diagnostics have their ids.</summary>
    public static readonly IReadOnlyDictionary<string, string> Rules = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["consistency.answer"] = "What a question comes to.",
        ["consistency.cardinality"] = "Statements that contradict each other by a number of things.",
        ["consistency.choice"] = "Several repairs cost the same.",
        ["consistency.equivalence"] = "Statements that contradict each other by an \"if and only if\" or an inverse relation.",
        ["consistency.exclusion"] = "Statements that contradict each other by a mutual exclusion or a single-valued relation.",
        ["consistency.factual"] = "Statements that contradict a fact.",
        ["consistency.implication"] = "Statements that contradict each other by a rule.",
        ["consistency.negation"] = "A statement and its negation.",
        ["consistency.nothing-to-check"] = "There was nothing to check.",
        ["consistency.transitivity"] = "Statements that contradict each other by an order.",
        ["consistency.undecided"] = "It was not found out whether the statements can all be true.",
    };

    /// <summary>Gives the results of a report, in its order.</summary>
    public static IEnumerable<SarifResult> Of(ConsistencyReport report)
    {
        foreach (Violation violation in report.Violations)
        {
            yield return OfViolation(violation, report);
        }

        if (report.Repair is { IsUnique: false } repair)
        {
            yield return new SarifResult
            {
                RuleId = "consistency.choice",
                Kind = "review",
                Level = "none",
                Message = $"Another repair costs {VisibleText.Number(repair.Cost)} as well: which of the statements to change is a choice.",
                Subject = repair.Changes.IsEmpty ? null : repair.Changes[0].Statement,
                Related = [.. repair.Changes.Skip(1).Select(static c => c.Statement)],
                Identity = string.Join('\n', repair.Changes.Select(static c => c.Statement.Text)),
            };
        }

        if (report.Verdict is Verdict.Undecided or Verdict.NothingToCheck || report.HasMoreViolations)
        {
            yield return Open(report);
        }

        foreach (Answer answer in report.Answers)
        {
            yield return new SarifResult
            {
                RuleId = "consistency.answer",
                Kind = answer.Verdict is AnswerVerdict.Undecided ? "open" : "informational",
                Level = "none",
                Message = $"{answer.Verdict}: {answer.Question.Text}" + (answer.IsMentioned ? string.Empty : " (No statement speaks of this.)"),
                Subject = answer.Question,
                Identity = $"{answer.Verdict}\n{answer.Question.Text}",
            };
        }

        foreach (Diagnostic diagnostic in report.Diagnostics.Where(static d => !SarifLog.IsNotification(d)))
        {
            yield return new SarifResult
            {
                RuleId = diagnostic.Id,
                Kind = "fail",
                Level = LevelOf(diagnostic.Severity),
                Message = diagnostic.Hint is { } hint ? $"{diagnostic.Message} {hint}" : diagnostic.Message,
                Span = diagnostic.Span,
                Identity = $"{diagnostic.Message}\n{diagnostic.Span.File}",
            };
        }
    }

    /// <summary>Gives the level of a remark.</summary>
    public static string LevelOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "note",
    };

    private static SarifResult OfViolation(Violation violation, ConsistencyReport report)
    {
        HashSet<Statement> changed = new(report.Repair?.Changes.Select(static c => c.Statement) ?? [], ReferenceEqualityComparer.Instance);

        // The place to look at is what the repair changes, or else what was said last.
        Statement subject = violation.Statements.FirstOrDefault(changed.Contains) ?? violation.Statements[^1];
        Statement[] others = [.. violation.Statements.Where(s => s != subject)];
        string because = violation.Explanation.IsEmpty ? string.Empty : " " + string.Join(' ', violation.Explanation);
        return new SarifResult
        {
            RuleId = $"consistency.{violation.Kind.ToString().ToLowerInvariant()}",
            Kind = "fail",
            Level = "error",
            Message = (others.Length == 0
                ? $"\"{subject.Text}\" cannot be true."
                : $"\"{subject.Text}\" contradicts {string.Join(" and ", others.Select(static s => $"\"{s.Text}\""))}.") + because,
            Subject = subject,
            Related = others,
            Steps = [.. StepsOf(violation)],
            IsRepairable = changed.Contains(subject),
            Rank = report.Repair is not { Cost: > 0 } repair ? 100 : Math.Round(Math.Min(100, (double)(100 * violation.Share / repair.Cost)), 1),
            Identity = string.Join('\n', violation.Statements.Select(static s => s.Text)),
        };
    }

    // The one place that knows how a conflict explains itself.
    private static IEnumerable<(string Text, Statement? Statement)> StepsOf(Violation violation) => violation.Explanation.Select(line =>
        (line, violation.Statements.FirstOrDefault(s => line.Contains($"[{s.Id}]", StringComparison.Ordinal))));

    private static SarifResult Open(ConsistencyReport report)
    {
        (string rule, string message) = report.Verdict switch
        {
            Verdict.NothingToCheck => ("consistency.nothing-to-check", "There is no claim, fact, rule or question."),
            Verdict.Inconsistent => ("consistency.undecided", "There are more conflicts than were listed."),
            _ => ("consistency.undecided", "It was not found out whether all statements can be true together."),
        };
        return new SarifResult { RuleId = rule, Kind = "open", Level = "none", Message = message, Identity = message };
    }
}
