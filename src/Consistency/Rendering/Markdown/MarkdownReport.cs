using System.Text;
using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Rendering.Markdown;

/// <summary>Says a report in Markdown (GitHub's), short enough for a comment on a change.</summary>
/// <remarks>
/// Everything that users wrote stands in code spans, where nothing is markup, a mention, a reference or a link.
/// </remarks>
internal sealed partial class MarkdownReport
{
    private const int MostConflicts = 20;

    private readonly StringBuilder _text = new();

    private MarkdownReport()
    {
    }

    /// <summary>Says a report.</summary>
    public static string Of(ConsistencyReport report)
    {
        MarkdownReport markdown = new();
        markdown.AddVerdict(report);
        markdown.AddConflicts(report);
        markdown.AddRepair(report);
        markdown.AddAnswers(report);
        markdown.AddDiagnostics(report);
        return markdown._text.ToString();
    }

    private void AddVerdict(ConsistencyReport report)
    {
        string title = report.Verdict switch
        {
            Verdict.Consistent => report.IsComplete ? "Consistent" : "Incomplete",
            Verdict.Inconsistent => $"Inconsistent: {(report.HasMoreViolations ? "at least " : string.Empty)}{report.Violations.Length} conflict{(report.Violations.Length == 1 ? string.Empty : "s")}",
            Verdict.NothingToCheck => "Nothing to check",
            _ => "Undecided",
        };
        Line($"## {title}");
        string? detail = (report.Verdict, report.Repair) switch
        {
            (Verdict.Consistent, _) => report.IsComplete ? "All statements can be true together." : "What could be read can all be true together.",
            (Verdict.NothingToCheck, _) => "There is no claim, fact, rule or question.",
            (Verdict.Undecided, _) => "It was not found out whether all statements can be true together.",
            (_, { } repair) when report.Optimum == OptimumStatus.Proved =>
                $"The cheapest repair costs {VisibleText.Number(repair.Cost)} (proved{(repair.IsUnique == true ? ", and the only one" : string.Empty)}).",
            (_, { } repair) => $"A repair for {VisibleText.Number(repair.Cost)} was found; none costs less than {VisibleText.Number(report.LowerBound)}.",
            _ => report.Optimum == OptimumStatus.Proved ? "What is certain contradicts itself, so no repair exists." : null,
        };
        Paragraph(detail);
        if (!report.IsComplete)
        {
            Paragraph("**Some statements could not be read; this is about the others.**");
        }
    }

    private void AddConflicts(ConsistencyReport report)
    {
        int number = 0;
        foreach (Violation violation in report.Violations.Take(MostConflicts))
        {
            number++;
            Line();
            Line($"### Conflict {number} ({string.Join(", ", violation.Kinds)})");
            Line();
            foreach (Statement statement in violation.Statements)
            {
                Line($"- {Code($"[{statement.Id}]")} {Code(statement.Text)}{Note(statement)}");
            }

            if (!violation.Explanation.IsEmpty)
            {
                Line();
                Line("Why:");
                Line();
            }

            foreach (string step in violation.Explanation)
            {
                Line($"1. {Code(step)}");
            }
        }

        int left = report.Violations.Length - number + report.UnlistedViolations;
        if (left > 0 || report.HasMoreViolations)
        {
            Paragraph(left > 0 ? $"{(report.HasMoreViolations ? "At least " : string.Empty)}{left} more conflicts are not shown." : "More conflicts were not listed.");
        }
    }

    // The one place that knows which repairs a report offers.
    private void AddRepair(ConsistencyReport report)
    {
        if (report.Repair is not { } repair)
        {
            return;
        }

        Line();
        Line("### Repair");
        Line();
        Line("| change | statement | where | cost |");
        Line("|---|---|---|--:|");
        foreach (RepairChange change in repair.Changes)
        {
            string instances = change.Instances.IsEmpty ? string.Empty : $" for {Cell(string.Join("; ", change.Instances))}";
            string place = change.Statement.Span.IsNone ? string.Empty : Cell(change.Statement.Span.ToString());
            Line($"| {change.Change.ToString().ToLowerInvariant()} | {Cell(change.Statement.Text)}{instances} | {place} | {VisibleText.Number(change.Weight)} |");
        }
    }

    private void AddAnswers(ConsistencyReport report)
    {
        if (report.Answers.IsEmpty)
        {
            return;
        }

        Line();
        Line("### Answers");
        Line();
        foreach (Answer answer in report.Answers)
        {
            Line($"- **{answer.Verdict}** {Code(answer.Question.Text)}{(answer.IsMentioned ? string.Empty : " (no statement speaks of this)")}");
        }
    }

    private void AddDiagnostics(ConsistencyReport report)
    {
        if (report.Diagnostics.IsEmpty)
        {
            return;
        }

        Line();
        Line("### Remarks");
        Line();
        foreach (Diagnostic diagnostic in report.Diagnostics)
        {
            Line($"- {Code(diagnostic.ToString())}{(diagnostic.Hint is { } hint ? $" {Code(hint)}" : string.Empty)}");
        }
    }

    private static string Note(Statement statement)
    {
        string kind = statement.Kind == StatementKind.Claim ? string.Empty : statement.Kind.ToString().ToLowerInvariant();
        string place = statement.Span.IsNone ? string.Empty : Code(statement.Span.ToString());
        string source = statement.Source is { } name ? Code(name) : string.Empty;
        string note = string.Join(", ", new[] { kind, source, place }.Where(static n => n.Length > 0));
        return note.Length == 0 ? string.Empty : $" ({note})";
    }

    // A code span ends at as many backticks as it began with, so it begins with more than there are in a row.
    private static string Code(string text)
    {
        string visible = VisibleText.Of(text);
        int longest = 0;
        int run = 0;
        foreach (char c in visible)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        string fence = new('`', longest + 1);
        string pad = longest > 0 || visible.Length == 0 || visible.StartsWith(' ') || visible.EndsWith(' ') ? " " : string.Empty;
        return $"{fence}{pad}{visible}{pad}{fence}";
    }

    // In a table a bar ends the cell, even within a code span, unless a backslash stands before it; and that one must not be escaped.
    private static string Cell(string text) =>
        Code(text).Replace("\\|", "\\ |", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);

    private void Paragraph(string? text)
    {
        if (text is not null)
        {
            Line();
            Line(text);
        }
    }

    private void Line(string text = "") => _text.Append(text).Append('\n');
}
