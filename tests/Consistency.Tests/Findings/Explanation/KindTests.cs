using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Tests.Findings;

/// <summary>The kinds of conflicts, by the table in <c>kinds.txt</c>.</summary>
public class KindTests
{
    [Fact]
    public void Check_TableOfConflicts_HasTheKindsOfTheTable()
    {
        string[] cases = [.. File.ReadLines(Path.Combine(TestData.Root, "tests", "Consistency.Tests", "Findings", "kinds.txt")).Where(static l => l.Length > 0 && l[0] != '#')];
        List<string> misses = [];
        foreach (string line in cases)
        {
            string[] columns = line.Split(" | ", 3);
            ClaimSet claims = new ClaimSetBuilder().AddText(columns[2].Replace(" ;; ", "\n", StringComparison.Ordinal), cancellationToken: TestContext.Current.CancellationToken).Build();
            ConsistencyReport report = new ConsistencyChecker().Check(claims, TestContext.Current.CancellationToken);
            string found = !claims.IsComplete ? string.Join(' ', claims.Diagnostics)
                : report.Violations is [var one] ? $"{one.Kind} | {string.Join(", ", one.Kinds)}"
                : $"{report.Violations.Length} violations";
            if (found != $"{columns[0]} | {columns[1]}" || report.Violations[0].Statements.Length != claims.Statements.Length)
            {
                misses.Add($"{line}\n  {found}\n  {string.Join("\n  ", report.Violations.SelectMany(static v => v.Explanation))}");
            }
        }

        Assert.True(cases.Length >= 200, $"only {cases.Length} cases");
        Assert.True(misses.Count == 0, $"{misses.Count} misses:\n{string.Join('\n', misses)}");
    }
}
