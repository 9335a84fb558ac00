using Consistency.Findings;

namespace Consistency.Tests.Language;

/// <summary>Statements in everyday words that must conflict, and near misses that must not; false alarms are what users complain of most.</summary>
public class EverydayPairTests
{
    private static readonly string[] Lines = [.. File.ReadAllLines(
        Path.Combine(TestData.Root, "tests", "Consistency.Tests", "Language", "everyday-pairs.tsv")).Where(static l => !l.StartsWith('#'))];

    [Theory]
    [InlineData("C", 100)]
    [InlineData("N", 100)]
    public void Check_StatementsOfEverydayText_ConflictOnlyWhereTheyMust(string expected, int atLeast)
    {
        string[][] rows = [.. Lines.Select(static l => l.Split('\t')).Where(r => r[0] == expected)];
        ConsistencyChecker checker = new();
        List<string> wrong = [];
        foreach (string[] row in rows)
        {
            string text = string.Join('\n', row.Skip(1));
            ConsistencyReport report = checker.Check(text, TestContext.Current.CancellationToken);
            if (report.Verdict != (expected == "C" ? Verdict.Inconsistent : Verdict.Consistent) || !report.IsComplete)
            {
                wrong.Add($"{report.Verdict}{(report.IsComplete ? string.Empty : ", incomplete")}: {text.Replace('\n', ' ')}");
            }
        }

        Assert.True(rows.Length >= atLeast, $"{rows.Length} rows");
        Assert.Empty(wrong);
    }
}
