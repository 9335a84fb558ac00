using System.Text.RegularExpressions;
using Consistency.Findings.Rules;

namespace Consistency.Tests.Findings.Rules;

/// <summary>Every example of docs/rules.md is found to be what the page says.</summary>
public partial class RulesDocumentTests
{
    public static IEnumerable<TheoryDataRow<string, string, string>> Examples =>
        Example().Matches(File.ReadAllText(Path.Combine(TestData.Root, "docs", "rules.md")).ReplaceLineEndings("\n"))
            .Select(static m => new TheoryDataRow<string, string, string>(m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_OfThePage_IsReportedAsThePageSays(string rules, string severity, string rest)
    {
        RuleReview review = new ConsistencyChecker().ReviewRules(rules, TestContext.Current.CancellationToken);

        Assert.Empty(review.Diagnostics.Where(static d => d.Id != "CON0015"));
        Assert.Contains(rest, review.Findings.Where(f => f.Severity.ToString().Equals(severity, StringComparison.OrdinalIgnoreCase))
            .Select(static f => $"{f.Message} {string.Join(' ', f.Statements.Select(static s => $"[{s.Id}]"))}"));
    }

    [Fact]
    public void Page_NamesEveryKindAndShowsAllButTheCountOfNames()
    {
        string page = File.ReadAllText(Path.Combine(TestData.Root, "docs", "rules.md"));
        foreach (RuleFindingKind kind in Enum.GetValues<RuleFindingKind>())
        {
            string name = char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];
            Assert.Contains($"| `{name}` |", page, StringComparison.Ordinal);
            Assert.True(kind == RuleFindingKind.SingleUse || page.Contains($"### {name}\n", StringComparison.Ordinal), name);
        }

        Assert.True(Examples.Count() >= 12, "Examples were not recognised.");
    }

    [GeneratedRegex(@"```claims\n(.*?)```\n> (\w+): ([^\n]+)\n", RegexOptions.Singleline)]
    private static partial Regex Example();
}
