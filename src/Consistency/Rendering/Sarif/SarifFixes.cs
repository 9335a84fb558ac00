using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Rendering.Sarif;

/// <summary>Turns repairs into changes of the files that the statements came from.</summary>
/// <remarks>
/// To give a statement up, its lines are commented out: nothing is lost, and the words around it (its keyword, confidence
/// and source) go with it. That needs a file of the claim language and lines of its own; a repair that cannot be carried out
/// as a whole in this way is not offered as a fix.
/// </remarks>
internal static class SarifFixes
{
    private static readonly string[] OtherForms = [".json", ".jsonl", ".csv", ".tsv", ".p", ".tptp", ".ax", ".smt2", ".wcnf"];

    /// <summary>Gives the repairs that can be carried out: what each does, and the lines of each file that it comments out.</summary>
    public static IReadOnlyList<(string Description, IReadOnlyList<IGrouping<string, int>> Lines)> Of(ConsistencyReport report)
    {
        Dictionary<(string File, int Line), HashSet<string>> statementsOnLine = [];
        foreach (Statement statement in Mentioned(report))
        {
            foreach (int line in LinesOf(statement))
            {
                if (!statementsOnLine.TryGetValue((statement.Span.File ?? string.Empty, line), out HashSet<string>? ids))
                {
                    statementsOnLine.Add((statement.Span.File ?? string.Empty, line), ids = new(StringComparer.Ordinal));
                }

                ids.Add(statement.Id);
            }
        }

        List<(string, IReadOnlyList<IGrouping<string, int>>)> fixes = [];
        foreach (Repair repair in RepairsOf(report))
        {
            HashSet<string> changed = [.. repair.Changes.Select(static c => c.Statement.Id)];
            bool isPossible = repair.Changes.Length > 0 && repair.Changes.All(c => IsOwnText(c.Statement.Span)
                && LinesOf(c.Statement).All(l => statementsOnLine[(c.Statement.Span.File!, l)].All(changed.Contains)));
            if (isPossible)
            {
                string what = string.Join(" and ", repair.Changes.Select(static c => $"\"{c.Statement.Text}\""));
                fixes.Add((
                    $"Give up {what} (costs {VisibleText.Number(repair.Cost)}).",
                    [
                        .. repair.Changes.SelectMany(static c => LinesOf(c.Statement).Select(l => (File: c.Statement.Span.File!, Line: l))).Distinct().Order()
                            .GroupBy(static p => p.File, static p => p.Line),
                    ]));
            }
        }

        return fixes;
    }

    // The one place that knows which repairs a report offers.
    private static IEnumerable<Repair> RepairsOf(ConsistencyReport report) => report.Repair is { } repair ? [repair] : [];

    private static IEnumerable<Statement> Mentioned(ConsistencyReport report) =>
        report.Violations.SelectMany(static v => v.Statements)
            .Concat(report.Claims.Select(static c => c.Statement))
            .Concat(report.Answers.Select(static a => a.Question))
            .Concat(RepairsOf(report).SelectMany(static r => r.Changes.Select(static c => c.Statement)));

    private static IEnumerable<int> LinesOf(Statement statement) => statement.Span.IsNone
        ? []
        : Enumerable.Range(statement.Span.Line, Math.Max(1, statement.Span.EndLine - statement.Span.Line + 1));

    private static bool IsOwnText(SourceSpan span) =>
        !span.IsNone && span.File is { } file && file[0] != '<' && !OtherForms.Contains(Path.GetExtension(file).ToLowerInvariant());
}
