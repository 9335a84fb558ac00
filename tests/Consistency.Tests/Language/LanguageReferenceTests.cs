using System.Text.RegularExpressions;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Language;

namespace Consistency.Tests.Language;

/// <summary>Keeps docs/language.md true.</summary>
public partial class LanguageReferenceTests
{
    private static readonly string Reference = File.ReadAllText(Path.Combine(TestData.Root, "docs", "language.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Reference_EveryRow_GivesItsFormula()
    {
        int rows = 0;
        List<string> wrong = [];
        foreach (Match row in Row().Matches(Reference))
        {
            rows++;
            FormulaResult result = new ClaimParser().ParseFormula(row.Groups[1].Value);
            string formula = row.Groups[2].Value.Replace("\\|", "|", StringComparison.Ordinal);
            if (result.Formula?.ToString() != formula || result.Diagnostics.Length > 0)
            {
                wrong.Add($"{row.Groups[1].Value}: {result.Formula} {string.Join(' ', result.Diagnostics)}");
            }
        }

        Assert.True(rows > 30);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Reference_Puzzle_IsAnswered()
    {
        string puzzle = Block().Match(Reference).Groups[1].Value;

        ConsistencyReport report = new ConsistencyChecker().Check(puzzle, TestContext.Current.CancellationToken);

        Assert.Empty(report.Diagnostics);
        Assert.Equal(AnswerVerdict.True, Assert.Single(report.Answers).Verdict);
    }

    [GeneratedRegex(@"^\| `(.+?)` \| `(.+?)` \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("```claims\n(There are.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
