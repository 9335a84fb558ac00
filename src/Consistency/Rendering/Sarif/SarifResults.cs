using System.Text.RegularExpressions;
using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Rendering.Sarif;

/// <summary>Turns a report into results.</summary>
/// <remarks>
/// A conflict fails; what a limit left undecided is open; for review is what a person has to decide: a choice between repairs that
/// cost the same, a question that is unknown or both, an ambiguous statement whose readings differ in the result, sources that
/// disagree. Other answers are information. A statement that could not be read fails too: nothing is known about it.
/// </remarks>
internal static partial class SarifResults
{
    /// <summary>The rules of our own, with what they say; those of diagnostics have their ids.</summary>
    public static readonly IReadOnlyDictionary<string, string> Rules = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["consistency.answer"] = "What a question comes to.",
        ["consistency.cardinality"] = "Statements that contradict each other by a number of things.",
        ["consistency.choice"] = "Several repairs cost the same.",
        ["consistency.disagreement"] = "Sources that cannot all be right.",
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

        foreach (Disagreement disagreement in report.Disagreements)
        {
            yield return OfDisagreement(disagreement, report);
        }

        foreach (Answer answer in report.Answers)
        {
            yield return OfAnswer(answer);
        }

        foreach (Diagnostic diagnostic in report.Diagnostics.Where(static d => !SarifLog.IsNotification(d)))
        {
            yield return OfDiagnostic(diagnostic);
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
            Proofs = violation.Steps.IsEmpty ? [] : [SarifStep.Of(violation.Steps, violation.Explanation)],
            IsRepairable = true,
            Rank = report.Repair is not { Cost: > 0 } repair ? 100 : Math.Round(Math.Min(100, (double)(100 * violation.Share / repair.Cost)), 1),
            Identity = string.Join('\n', violation.Statements.Select(static s => s.Text)),
        };
    }

    // Where sources disagree, the text does not contradict itself; a person has to say whom to believe. Only where that is
    // what makes the check fail is it a failure.
    private static SarifResult OfDisagreement(Disagreement disagreement, ConsistencyReport report)
    {
        bool isFailure = report.Verdict == Verdict.Inconsistent && report.Violations.IsEmpty;
        string who = disagreement.Speakers.Length == 1
            ? $"{disagreement.Speakers[0]} says what is certainly not so."
            : $"{string.Join(" and ", disagreement.Speakers)} cannot both be right.";
        return new SarifResult
        {
            RuleId = "consistency.disagreement",
            Kind = isFailure ? "fail" : "review",
            Level = isFailure ? "error" : "none",
            Message = $"{who} {string.Join(' ', disagreement.Explanation.Select(static l => l.Trim()))}",
            Subject = disagreement.Statements[^1],
            Related = [.. disagreement.Statements[..^1]],
            Identity = string.Join('\n', disagreement.Statements.Select(static s => s.Text)),
        };
    }

    // What is known is information; what nothing decides, or everything, is for a person to look at.
    private static SarifResult OfAnswer(Answer answer) => new()
    {
        RuleId = "consistency.answer",
        Kind = answer.Verdict switch
        {
            AnswerVerdict.Undecided => "open",
            AnswerVerdict.Unknown or AnswerVerdict.Both => "review",
            _ => "informational",
        },
        Level = "none",
        Message = $"{answer.Verdict}: {answer.Question.Text}" + answer.Verdict switch
        {
            _ when !answer.IsMentioned => " (no statement speaks of this)",
            AnswerVerdict.Unknown => " (neither this nor its opposite follows)",
            AnswerVerdict.Both => " (this and its opposite follow)",
            _ => string.Empty,
        },
        Subject = answer.Question,
        Related = [.. answer.Proofs.SelectMany(static p => p.Premises).Distinct()],
        Proofs = [.. answer.Proofs.Where(static p => !p.Steps.IsEmpty).Select(static p => SarifStep.Of(p.Steps, p.Explanation))],
        Identity = $"{answer.Verdict}\n{answer.Question.Text}",
    };

    // An ambiguous sentence whose other reading changes the result asks which is meant; a statement left out for a later one is news.
    private static SarifResult OfDiagnostic(Diagnostic diagnostic)
    {
        (string kind, string level) = diagnostic.Id switch
        {
            CheckDiagnostics.ReadingMattersId => ("review", "none"),
            CheckDiagnostics.SupersededId => ("informational", "none"),
            _ => ("fail", LevelOf(diagnostic.Severity)),
        };
        return new SarifResult
        {
            RuleId = diagnostic.Id,
            Kind = kind,
            Level = level,
            Message = diagnostic.Hint is { } hint ? $"{diagnostic.Message} {hint}" : diagnostic.Message,
            Span = diagnostic.Span,
            Identity = $"{Numbers().Replace(diagnostic.Message, string.Empty)}\n{diagnostic.Span.File}",
        };
    }

    // Ids that were given by counting, and places, change when lines are put in front.
    [GeneratedRegex(@"\[s\d+\]|line \d+, column \d+")]
    private static partial Regex Numbers();

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
