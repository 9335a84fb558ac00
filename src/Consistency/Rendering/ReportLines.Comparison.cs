using System.Collections.Immutable;
using Consistency.Findings;

namespace Consistency.Rendering;

/// <content>What differs between two reports.</content>
internal sealed partial class ReportLines
{
    /// <summary>Gives the lines of a comparison.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="hasReasons">Whether new conflicts have their reasons: where the report does not follow, which has them.</param>
    public static IReadOnlyList<IReadOnlyList<StyledSegment>> Of(ReportComparison comparison, bool hasReasons = false)
    {
        ReportLines lines = new();
        lines.AddComparison(comparison, hasReasons);
        return lines._lines;
    }

    private void AddComparison(ReportComparison comparison, bool hasReasons)
    {
        IReadOnlyList<ClaimChange> claims = ComparisonWords.News(comparison);
        if (comparison.IsSame || (claims.Count == 0 && comparison is { Ended.IsEmpty: true, New.IsEmpty: true, Answers.IsEmpty: true, HasSameCost: true }
            && comparison.Before.Verdict == comparison.After.Verdict && comparison.Before.IsComplete == comparison.After.IsComplete))
        {
            Add(("Nothing changes", TextStyle.Heading), (": the same conflicts, the same repair, the same answers.", TextStyle.Plain));
            return;
        }

        Add(("What changes", TextStyle.Heading));
        foreach ((string label, string words) in ComparisonWords.Summary(comparison))
        {
            Add(($"  {label,-10} ", TextStyle.Muted), (words, TextStyle.Plain));
        }

        foreach (AnswerChange change in comparison.Answers)
        {
            Add(($"  {"answer",-10} ", TextStyle.Muted), ($"{change.Question.Text}  {ComparisonWords.Of(change.Before)} -> {ComparisonWords.Of(change.After)}", TextStyle.Plain));
        }

        foreach (ClaimChange change in claims.Take(ComparisonWords.MostClaims))
        {
            Add(
                ($"  {"statement",-10} ", TextStyle.Muted),
                ($"[{change.Statement.Id}] ", TextStyle.Muted),
                ($"{change.Statement.Text}  {ComparisonWords.Of(change.Before)} -> {ComparisonWords.Of(change.After)}", TextStyle.Plain));
        }

        if (claims.Count > ComparisonWords.MostClaims)
        {
            Add(($"  and {Count(claims.Count - ComparisonWords.MostClaims, "more statement")}", TextStyle.Muted));
        }

        AddConflicts("Ended", TextStyle.Good, comparison.Ended, hasReasons: false);
        AddConflicts("New", TextStyle.Bad, comparison.New, hasReasons);
        if (ComparisonWords.Caution(comparison) is { } caution)
        {
            Add();
            Add((caution, TextStyle.Warning));
        }
    }

    private void AddConflicts(string label, TextStyle style, ImmutableArray<Violation> violations, bool hasReasons)
    {
        foreach (Violation violation in violations.Take(ComparisonWords.MostConflicts))
        {
            Add();
            Add(($"{label}", style), ($" ({violation.Kind}): {(violation.Statements.Length == 1 ? "this statement cannot be true." : $"these {violation.Statements.Length} statements cannot all be true.")}", TextStyle.Plain));
            AddStatements(violation.Statements);
            if (hasReasons)
            {
                AddWhy(violation, string.Empty);
            }
        }

        if (violations.Length > ComparisonWords.MostConflicts)
        {
            Add();
            Add(($"{label}: {Count(violations.Length - ComparisonWords.MostConflicts, "more conflict")}.", style));
        }
    }
}
