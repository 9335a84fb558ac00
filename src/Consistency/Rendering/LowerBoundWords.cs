using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Rendering;

/// <summary>Says why no repair is cheaper: what each conflict forces, and what only all together do.</summary>
internal static class LowerBoundWords
{
    private const int MostInList = 5;

    /// <summary>Gives the heading and the lines below it; one line where it takes no sum; null where there is nothing to say.</summary>
    public static (string Heading, IReadOnlyList<string> Lines)? Of(ConsistencyReport report)
    {
        // With one conflict, the repair says it all; where no two conflicts share what could be given up, so does the sum.
        Violation[] forcing = [.. report.Violations.Where(static v => v.Share > 0)];
        if (report.Repair is null || report.Violations.Length < 2 || forcing.Length == 0)
        {
            return null;
        }

        Dictionary<Violation, int> numbers = ReportLines.Numbers(report);
        HashSet<Statement> canBeGivenUp = [.. report.Claims.Select(static c => c.Statement)];
        Statement[] forced = [.. forcing.SelectMany(static v => v.Statements).Where(canBeGivenUp.Contains)];
        if (report.CombinedShare == 0 && forced.Distinct().Count() == forced.Length)
        {
            string because = forcing.Length == 1
                ? "alone costs as much to end."
                : "have no statement in common that could be given up, so each needs a change of its own.";
            return ("No repair is cheaper", [$"{ReportLines.Named(forcing, numbers)} {because}"]);
        }

        List<string> lines = [.. forcing.Take(MostInList).Select(v => $"{VisibleText.Number(v.Share)} to end conflict {numbers[v]}")];
        if (forcing.Length > MostInList)
        {
            decimal rest = forcing.Skip(MostInList).Sum(static v => v.Share);
            int left = forcing.Length - MostInList;
            lines.Add($"{VisibleText.Number(rest)} to end {left} more conflict{(left == 1 ? string.Empty : "s")}");
        }

        if (report.CombinedShare > 0)
        {
            lines.Add($"{VisibleText.Number(report.CombinedShare)} more, which no conflict forces by itself, only all together");
        }

        lines.Add($"no change pays for two of these: together at least {VisibleText.Number(report.LowerBound)}");
        return ("Why no repair is cheaper", lines);
    }
}
