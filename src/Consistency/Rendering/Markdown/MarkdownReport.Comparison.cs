using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Rendering.Markdown;

/// <content>What differs between two reports.</content>
internal sealed partial class MarkdownReport
{
    /// <summary>Says what differs.</summary>
    public static string Of(ReportComparison comparison)
    {
        MarkdownReport markdown = new();
        markdown.AddComparison(comparison);
        return markdown._text.ToString();
    }

    private void AddComparison(ReportComparison comparison)
    {
        Line("## What changes");
        Line();
        IReadOnlyList<ClaimChange> claims = ComparisonWords.News(comparison);
        List<string> items =
        [
            .. ComparisonWords.Summary(comparison).Select(static s => $"{s.Label}: {s.Words}"),
            .. comparison.Answers.Select(static c => $"answer to {Code(c.Question.Text)}: {ComparisonWords.Of(c.Before)} -> {ComparisonWords.Of(c.After)}"),
            .. claims.Take(ComparisonWords.MostClaims)
                .Select(static c => $"{Code($"[{c.Statement.Id}]")} {Code(c.Statement.Text)}: {ComparisonWords.Of(c.Before)} -> {ComparisonWords.Of(c.After)}"),
        ];
        if (claims.Count > ComparisonWords.MostClaims)
        {
            items.Add($"{claims.Count - ComparisonWords.MostClaims} more statements");
        }

        if (items.Count == 0)
        {
            Line("Nothing: the same conflicts, the same repair, the same answers.");
        }

        items.ForEach(item => Line($"- {item}"));
        AddConflicts("Ended", comparison.Ended);
        AddConflicts("New", comparison.New);
        Paragraph(ComparisonWords.Caution(comparison));
    }

    private void AddConflicts(string label, ImmutableArray<Violation> violations)
    {
        foreach (Violation violation in violations.Take(ComparisonWords.MostConflicts))
        {
            Line();
            Line($"### {label} ({violation.Kind})");
            Line();
            foreach (Statement statement in violation.Statements)
            {
                Line($"- {Code($"[{statement.Id}]")} {Code(statement.Text)}{Note(statement)}");
            }
        }

        if (violations.Length > ComparisonWords.MostConflicts)
        {
            Paragraph($"{label}: {violations.Length - ComparisonWords.MostConflicts} more conflicts.");
        }
    }
}
