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
        lines.AddRepairs(report);
        lines.AddReasons(report);
        lines.AddSources(report);
        lines.AddNextQuestion(report);
        lines.AddDisagreements(report);
        lines.AddAnswers(report);
        lines.AddDiagnostics(report.Diagnostics);
        return lines._lines;
    }

    /// <summary>Gives what a report says first, in one line.</summary>
    public static string VerdictOf(ConsistencyReport report)
    {
        ReportLines lines = new();
        lines.AddVerdict(report);
        return string.Join(' ', lines._lines.Select(static l => string.Concat(l.Select(static s => s.Text))));
    }

    /// <summary>Gives the conflicts of a report, as it lists them itself.</summary>
    public static IReadOnlyList<IReadOnlyList<StyledSegment>> OfConflicts(ConsistencyReport report)
    {
        ReportLines lines = new();
        lines.AddViolations(report);
        return lines._lines;
    }

    /// <summary>Gives why one question of a report has its answer.</summary>
    public static IReadOnlyList<IReadOnlyList<StyledSegment>> OfReasons(ConsistencyReport report, Answer answer)
    {
        ReportLines lines = new();
        lines.AddReasons(report, answer);
        return lines._lines;
    }

    /// <summary>Gives remarks, with their hints.</summary>
    public static IReadOnlyList<IReadOnlyList<StyledSegment>> OfDiagnostics(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        ReportLines lines = new();
        lines.AddDiagnostics(diagnostics);
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
        (report.HasMoreViolations ? "at least " : string.Empty) + Count(report.Violations.Length + report.UnlistedViolations, "conflict") + ".";

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

    private void AddStatements(IReadOnlyList<Statement> statements, string indent = "  ")
    {
        if (statements.Count == 0)
        {
            return;
        }

        int width = statements.Max(static s => s.Span.ToString().Length);
        foreach (Statement statement in statements)
        {
            string place = statement.Span.ToString().PadRight(width);
            Add(
                (width == 0 ? indent : $"{indent}{place}  ", TextStyle.Muted),
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
            AddReasons(report, answer);
        }
    }

    private void AddDiagnostics(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        if (diagnostics.Count == 0)
        {
            return;
        }

        Add();
        Diagnostic? previous = null;
        foreach (Diagnostic diagnostic in diagnostics)
        {
            // The same advice again is no advice.
            AddHint(previous, diagnostic);
            previous = diagnostic;
            TextStyle style = diagnostic.Severity switch
            {
                DiagnosticSeverity.Error => TextStyle.Bad,
                DiagnosticSeverity.Warning => TextStyle.Warning,
                _ => TextStyle.Muted,
            };
            Add((diagnostic.ToString(), style));
            if (diagnostic.Severity != DiagnosticSeverity.Information && MarkedLine.Of(diagnostic) is { } marked)
            {
                Add(($"  {marked.Line}", TextStyle.Plain));
                Add(($"  {marked.Marks}", style));
            }
        }

        AddHint(previous, next: null);
    }

    private void AddHint(Diagnostic? diagnostic, Diagnostic? next)
    {
        if (diagnostic?.Hint is { } hint && (next is null || next.Id != diagnostic.Id || next.Hint != hint))
        {
            Add(("  hint: ", TextStyle.Muted), (hint, TextStyle.Plain));
        }
    }

    private void Add(params (string Text, TextStyle Style)[] segments) =>
        _lines.Add([.. segments.Where(static s => s.Text.Length > 0).Select(static s => new StyledSegment(VisibleText.Of(s.Text), s.Style))]);

    private static string Few(IReadOnlyList<string> names)
    {
        const int Shown = 5;
        string shown = string.Join("; ", names.Take(Shown));
        return names.Count > Shown ? $"{shown} and {names.Count - Shown} more" : shown;
    }

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static string Number(decimal value) => VisibleText.Number(value);
}
