using System.Globalization;
using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Rendering;

/// <summary>Says a report in lines of styled text: the one text behind plain output and the coloured terminal.</summary>
internal sealed partial class ReportLines
{
    private readonly List<IReadOnlyList<StyledSegment>> _lines = [];

    private ReportLines()
    {
    }

    /// <summary>Gives the lines of a report.</summary>
    public static IReadOnlyList<IReadOnlyList<StyledSegment>> Of(ConsistencyReport report)
    {
        ReportLines lines = new();
        lines.AddVerdict(report);
        lines.AddViolations(report);
        lines.AddRepair(report);
        lines.AddDisagreements(report);
        lines.AddAnswers(report);
        lines.AddDiagnostics(report);
        return lines._lines;
    }

    private void AddVerdict(ConsistencyReport report)
    {
        // Two errors in one place are about one statement.
        int unread = report.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error)
            .DistinctBy(static d => (d.Span.File, d.Span.Start, d.Span.IsNone ? d.Message : null)).Count();
        string missing = $"{Count(unread, "statement")} could not be read";
        if (report.Verdict == Verdict.Consistent && !report.IsComplete)
        {
            // The first word of the report must not say more than is known.
            Add(("Incomplete", TextStyle.Warning), ($": {missing}; the others can all be true together.", TextStyle.Plain));
            return;
        }

        (string word, TextStyle style, string rest) = report.Verdict switch
        {
            Verdict.Consistent => ("Consistent", TextStyle.Good, ": all statements can be true together."),
            Verdict.Inconsistent => ("Inconsistent", TextStyle.Bad, report.Violations.IsEmpty && !report.Disagreements.IsEmpty ? ": sources disagree." : $": {Conflicts(report)}{Costs(report)}"),
            Verdict.NothingToCheck => ("Nothing to check", TextStyle.Warning, ": there is no claim, fact, rule or question."),
            _ => ("Undecided", TextStyle.Warning, ": it was not found out whether all statements can be true together."),
        };
        Add((word, style), (rest, TextStyle.Plain));
        if (!report.IsComplete)
        {
            Add(("Incomplete", TextStyle.Warning), ($": {missing}; this is about the others.", TextStyle.Plain));
        }
    }

    private static string Conflicts(ConsistencyReport report) =>
        report.HasMoreViolations ? $"at least {Count(report.Violations.Length, "conflict")}." : $"{Count(report.Violations.Length, "conflict")}.";

    private static string Costs(ConsistencyReport report)
    {
        if (report.Repair is not { } repair)
        {
            return report.Optimum == OptimumStatus.Proved ? " What is certain contradicts itself, so no repair exists." : string.Empty;
        }

        return report.Optimum == OptimumStatus.Proved
            ? $" The cheapest repair costs {Number(repair.Cost)} (proved{(repair.IsUnique == true ? ", and the only one" : string.Empty)})."
            : $" A repair for {Number(repair.Cost)} was found; none costs less than {Number(report.LowerBound)}.";
    }

    private void AddViolations(ConsistencyReport report)
    {
        int number = 0;
        foreach (Violation violation in report.Violations)
        {
            Add();
            number++;
            string what = violation.Statements.Length == 1
                ? "this statement cannot be true."
                : $"these {violation.Statements.Length} statements cannot all be true.";
            Add(($"Conflict {number}", TextStyle.Heading), ($" ({string.Join(", ", violation.Kinds)}): {what}", TextStyle.Plain));
            AddStatements(violation.Statements);
            string label = "  why  ";
            foreach (string line in violation.Explanation)
            {
                Add((label, TextStyle.Heading), (line, TextStyle.Plain));
                label = "       ";
            }
        }

        if (report.HasMoreViolations)
        {
            Add();
            Add(("More conflicts were not listed.", TextStyle.Muted));
        }
    }

    private void AddStatements(IReadOnlyList<Statement> statements)
    {
        int width = statements.Max(static s => s.Span.ToString().Length);
        foreach (Statement statement in statements)
        {
            string place = statement.Span.ToString().PadRight(width);
            Add(
                (width == 0 ? "  " : $"  {place}  ", TextStyle.Muted),
                ($"[{statement.Id}] ", TextStyle.Muted),
                (statement.Text, TextStyle.Plain),
                (Role(statement), TextStyle.Muted),
                (statement.Attribution is null ? string.Empty : $"  ({statement.Attribution})", TextStyle.Muted));
        }
    }

    private static string Role(Statement statement) => statement.Kind switch
    {
        StatementKind.Claim => statement.Source is null ? string.Empty : $"  ({statement.Source})",
        _ => $"  ({statement.Kind.ToString().ToLowerInvariant()}{(statement.Source is null ? string.Empty : $", {statement.Source}")})",
    };

    private void AddRepair(ConsistencyReport report)
    {
        if (report.Repair is not { } repair)
        {
            return;
        }

        Add();
        Add(("Repair", TextStyle.Heading));
        foreach (RepairChange change in repair.Changes)
        {
            string instances = change.Instances.IsEmpty ? string.Empty : $" (for {Few(change.Instances)})";
            Add(
                (change.Change == ChangeKind.Refuted ? "  refuted    " : "  withdrawn  ", TextStyle.Bad),
                ($"[{change.Statement.Id}] ", TextStyle.Muted),
                (change.Statement.Text + instances, TextStyle.Plain),
                ($"  {(change.Statement.Span.IsNone ? string.Empty : change.Statement.Span + ", ")}costs {Number(change.Weight)}", TextStyle.Muted));
        }

        if (repair.Changes.Any(static c => c.Change == ChangeKind.Refuted))
        {
            Add(("  refuted: false, given what is certain and what every cheapest repair keeps", TextStyle.Muted));
        }

        if (repair.Changes.Any(static c => c.Change == ChangeKind.Withdrawn))
        {
            Add(("  withdrawn: given up in this repair; nothing shows that it is false", TextStyle.Muted));
        }
    }

    private void AddAnswers(ConsistencyReport report)
    {
        if (report.Answers.IsEmpty)
        {
            return;
        }

        Add();
        Add(("Answers", TextStyle.Heading));
        foreach (Answer answer in report.Answers)
        {
            TextStyle style = answer.Verdict switch
            {
                AnswerVerdict.True => TextStyle.Good,
                AnswerVerdict.False => TextStyle.Bad,
                _ => TextStyle.Warning,
            };
            Add(
                ($"  {answer.Verdict,-9}", style),
                (answer.Question.Text, TextStyle.Plain),
                (answer.IsMentioned ? string.Empty : "  (no statement speaks of this)", TextStyle.Muted));
        }
    }

    private void AddDiagnostics(ConsistencyReport report)
    {
        if (report.Diagnostics.IsEmpty)
        {
            return;
        }

        Add();
        foreach (Diagnostic diagnostic in report.Diagnostics)
        {
            TextStyle style = diagnostic.Severity switch
            {
                DiagnosticSeverity.Error => TextStyle.Bad,
                DiagnosticSeverity.Warning => TextStyle.Warning,
                _ => TextStyle.Muted,
            };
            Add((diagnostic.ToString(), style));
            if (diagnostic.Hint is { } hint)
            {
                Add(("  hint: ", TextStyle.Muted), (hint, TextStyle.Plain));
            }
        }
    }

    private void Add(params (string Text, TextStyle Style)[] segments) =>
        _lines.Add([.. segments.Where(static s => s.Text.Length > 0).Select(static s => new StyledSegment(Visible(s.Text), s.Style))]);

    // Control characters of users' text must not reach a terminal, where they could move the cursor, nor characters that turn
    // the direction of what follows, which could make a report read as its opposite.
    private static string Visible(string text) =>
        text.Any(IsUnsafe) ? string.Concat(text.Select(static c => IsUnsafe(c) ? '\uFFFD' : c)) : text;

    private static bool IsUnsafe(char c) => char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static string Few(IReadOnlyList<string> names)
    {
        const int Shown = 5;
        string shown = string.Join("; ", names.Take(Shown));
        return names.Count > Shown ? $"{shown} and {names.Count - Shown} more" : shown;
    }

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static string Number(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
