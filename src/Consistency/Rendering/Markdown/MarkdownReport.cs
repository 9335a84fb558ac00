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
    private const int MostChanges = 20;
    private const int MostReasons = 6;
    private const int MostSources = 5;

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
        markdown.AddRepairs(report);
        markdown.AddDisagreements(report);
        markdown.AddAnswers(report);
        markdown.AddDiagnostics(report);
        return markdown._text.ToString();
    }

    private void AddVerdict(ConsistencyReport report)
    {
        string title = report.Verdict switch
        {
            Verdict.Consistent => report.IsComplete ? "Consistent" : "Incomplete",
            Verdict.Inconsistent when report.Violations.IsEmpty && !report.Disagreements.IsEmpty => "Inconsistent: sources disagree",
            Verdict.Inconsistent => $"Inconsistent: {(report.HasMoreViolations ? "at least " : string.Empty)}{report.Violations.Length + report.UnlistedViolations} conflict{(report.Violations.Length + report.UnlistedViolations == 1 ? string.Empty : "s")}",
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
            _ when report.Violations.IsEmpty && !report.Disagreements.IsEmpty => null,
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
                AddSteps(violation.Explanation);
            }
        }

        int left = report.Violations.Length - number + report.UnlistedViolations;
        if (left > 0 || report.HasMoreViolations)
        {
            Paragraph(left > 0 ? $"{(report.HasMoreViolations ? "At least " : string.Empty)}{left} more conflicts are not shown." : "More conflicts were not listed.");
        }
    }

    // The steps bear their numbers; the cases among them are lists within the list.
    private void AddSteps(IEnumerable<string> steps)
    {
        foreach (string step in steps)
        {
            string words = step.TrimStart(' ');
            Line($"{new string(' ', (step.Length - words.Length) / 3 * 2)}- {Code(words)}");
        }
    }

    private void AddRepairs(ConsistencyReport report)
    {
        Dictionary<Violation, int> numbers = ReportLines.Numbers(report);
        foreach (Repair repair in report.Repairs)
        {
            Line();
            Line(repair == report.Repair ? "### Repair" : $"### Or, for {VisibleText.Number(repair.Cost)}");
            Line();
            Line("| change | statement | where | cost | ends |");
            Line("|---|---|---|--:|---|");
            foreach (RepairChange change in repair.Changes.Take(MostChanges))
            {
                string instances = change.Instances.IsEmpty ? string.Empty : $" only for {Cell(string.Join("; ", change.Instances))}";
                string place = change.Statement.Span.IsNone ? string.Empty : Cell(change.Statement.Span.ToString());
                Line($"| {change.Change.ToString().ToLowerInvariant()} | {Cell($"[{change.Statement.Id}]")} {Cell(change.Statement.Text)}{instances} | {place} | {VisibleText.Number(change.Weight)} | {(change.Ends.IsEmpty ? string.Empty : ReportLines.Named(change.Ends, numbers))} |");
            }

            if (repair.Changes.Length > MostChanges)
            {
                Paragraph($"{repair.Changes.Length - MostChanges} more changes are not shown.");
            }
        }

        AddHowToGetOne(report, numbers);
        AddReasons(report);
        AddSources(report);
        if (report.NextQuestion is { } question && report.Repair is { IsUnique: not true })
        {
            Paragraph($"To settle it, check first: {Code(question.Statement.Text)}");
        }
    }

    private void AddHowToGetOne(ConsistencyReport report, Dictionary<Violation, int> numbers)
    {
        if (report.Repair is not null || report.Optimum != OptimumStatus.Proved || report.Violations.IsEmpty)
        {
            return;
        }

        Paragraph(HardConflictWords.Advice);
        Line();
        foreach ((Violation[] conflicts, string which) in HardConflictWords.Of(report))
        {
            Line($"- for {ReportLines.Named(conflicts, numbers)}: {Code(which)}");
        }
    }

    private void AddReasons(ConsistencyReport report)
    {
        if (LowerBoundWords.Of(report) is not var (heading, lines))
        {
            return;
        }

        Paragraph(lines is [string only] ? $"{heading}: {only}" : $"{heading}:");
        if (lines.Count > 1)
        {
            Line();
            foreach (string line in lines)
            {
                Line($"- {line}");
            }
        }
    }

    private void AddSources(ConsistencyReport report)
    {
        SourceFinding[] sources = [.. report.Sources.Sources.Where(static s => s.Ends.Length > 1).Take(MostSources)];
        if (sources.Length == 0)
        {
            return;
        }

        Line();
        Line("### Sources");
        Line();
        foreach (SourceFinding source in sources)
        {
            Line($"- without {Code(source.Source)}: {source.Ends.Length} of {report.Violations.Length} conflicts end; costs {VisibleText.Number(source.Weight)}");
        }
    }

    private void AddDisagreements(ConsistencyReport report)
    {
        foreach (Disagreement disagreement in report.Disagreements)
        {
            Line();
            Line("### Disagreement");
            Line();
            Line($"{string.Join(" and ", disagreement.Speakers.Select(Code))} {(disagreement.Speakers.Length == 1 ? "says what is certainly not so." : "cannot both be right.")}");
            Line();
            foreach (Statement statement in disagreement.Statements)
            {
                Line($"- {Code($"[{statement.Id}]")} {Code(statement.Text)}{Note(statement)}");
            }

            Line();
            AddSteps(disagreement.Explanation);
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
            foreach (AnswerProof proof in answer.Proofs)
            {
                string label = answer.Verdict != AnswerVerdict.Both ? "why" : proof.Holds ? "why yes" : "why no";
                if (ExplosiveAnswer.ConflictOf(proof, report) is { } conflict)
                {
                    Line($"  - {label}: {ExplosiveAnswer.Words(conflict)}");
                }
                else if (proof.Explanation.Length <= MostReasons)
                {
                    Line($"  - {label}: {string.Join("; ", proof.Explanation.Select(static s => Code(s.TrimStart(' '))))}");
                }
                else
                {
                    Line($"  - {label}: {proof.Explanation.Length} steps, from {string.Join(", ", proof.Premises.Select(static p => Code($"[{p.Id}]")))}");
                }
            }
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
