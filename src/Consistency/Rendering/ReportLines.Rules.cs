using Consistency.Claims;
using Consistency.Findings.Rules;

namespace Consistency.Rendering;

/// <content>The review of rules.</content>
internal sealed partial class ReportLines
{
    /// <summary>Gives the lines of a review of rules.</summary>
    public static IReadOnlyList<IReadOnlyList<StyledSegment>> Of(RuleReview review)
    {
        ReportLines lines = new();
        lines.AddSummary(review);
        foreach (RuleFinding finding in review.Findings)
        {
            lines.AddFinding(finding);
        }

        if (review.HasMoreFindings)
        {
            lines.Add();
            lines.Add(("More findings were not listed.", TextStyle.Muted));
        }

        lines.AddDiagnostics(review.Diagnostics);
        return lines._lines;
    }

    private void AddSummary(RuleReview review)
    {
        if (review.RuleCount == 0)
        {
            Add(("Nothing to review", TextStyle.Warning), (": there is no rule, declaration or general fact; a general statement is marked with 'rule'.", TextStyle.Plain));
            return;
        }

        int CountOf(DiagnosticSeverity severity) => review.Findings.Count(f => f.Severity == severity);
        int errors = CountOf(DiagnosticSeverity.Error);
        int warnings = CountOf(DiagnosticSeverity.Warning);
        int remarks = CountOf(DiagnosticSeverity.Information);
        TextStyle style = errors > 0 ? TextStyle.Bad : warnings > 0 || !review.IsComplete ? TextStyle.Warning : TextStyle.Good;
        Add(
            (Count(review.RuleCount, "rule") + " reviewed", style),
            ($": {Count(errors, "error")}, {Count(warnings, "warning")}, {Count(remarks, "remark")}.", TextStyle.Plain));
        if (!review.IsComplete)
        {
            Add(("Incomplete", TextStyle.Warning), (": there may be more to say; see below.", TextStyle.Plain));
        }
    }

    private void AddFinding(RuleFinding finding)
    {
        Add();
        (string word, TextStyle style) = finding.Severity switch
        {
            DiagnosticSeverity.Error => ("error", TextStyle.Bad),
            DiagnosticSeverity.Warning => ("warning", TextStyle.Warning),
            _ => ("info", TextStyle.Heading),
        };
        Add((word, style), ($" ({finding.Kind}): {finding.Message}", TextStyle.Plain));
        AddStatements(finding.Statements);
        Add(("  hint: ", TextStyle.Muted), (finding.Hint, TextStyle.Plain));
    }
}
