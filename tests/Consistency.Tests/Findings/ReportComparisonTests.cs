using System.Text.Json;
using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Tests.Findings;

/// <summary>The difference between two reports.</summary>
public class ReportComparisonTests
{
    private const string Text = "[a] p @ 0.6\n[b] !p @ 0.9\n[c] q @ 0.8\n[d] !q @ 0.7\nask p\nask q";

    [Fact]
    public void Of_StatementLeftOut_TellsWhatEndsAndWhatStays()
    {
        ClaimSet claims = Read(Text);
        ReportComparison comparison = ReportComparison.Of(Check(claims), Check(claims.Without("b")));

        Assert.Equal(["a", "b"], Assert.Single(comparison.Ended).Statements.Select(static s => s.Id));
        Assert.Empty(comparison.New);
        Assert.Equal(["c", "d"], Assert.Single(comparison.Remaining).Statements.Select(static s => s.Id));
        Assert.True(comparison.IsComplete);
        Assert.False(comparison.IsSame);
        AnswerChange answer = Assert.Single(comparison.Answers);
        Assert.Equal(("p", AnswerVerdict.False, AnswerVerdict.True), (answer.Question.Text, answer.Before, answer.After));
        Assert.Equal(
            [("a", ClaimOutcome.Refuted, (ClaimOutcome?)ClaimOutcome.Kept), ("b", (ClaimOutcome?)ClaimOutcome.Kept, null)],
            comparison.Claims.Select(static c => (c.Statement.Id, c.Before, c.After)));
    }

    [Fact]
    public void Of_StatementAssumed_TellsWhatIsNew()
    {
        ClaimSet claims = Read("[a] p @ 0.9\nask q");
        ReportComparison comparison = ReportComparison.Of(Check(claims), Check(claims.Assume("p -> q. !q", TestContext.Current.CancellationToken)));

        Assert.Equal(3, Assert.Single(comparison.New).Statements.Length);
        Assert.Equal((AnswerVerdict.Unknown, AnswerVerdict.False), (comparison.Answers[0].Before!.Value, comparison.Answers[0].After!.Value));
        Assert.Equal((ClaimOutcome.Kept, ClaimOutcome.Refuted), (comparison.Claims[0].Before!.Value, comparison.Claims[0].After!.Value));
    }

    [Theory]
    [InlineData(Text, Text)]
    [InlineData(Text, "# a remark\n\n[x] p @ 0.6\n!p @ 0.9\n   q @ 0.8. !q @ 0.7\nask p\nask q")]
    [InlineData("p\n!p\nr\n!r", "r\n!r\np\n!p")]
    [InlineData("p\np\n!p", "p\np\n!p")]
    [InlineData("", "")]
    public void Of_SameWords_IsSame(string before, string after) =>
        Assert.True(ReportComparison.Of(Check(Read(before)), Check(Read(after))).IsSame);

    [Theory]
    [InlineData("p\n!p", "p\n!p @ 0.6")]
    [InlineData("p\n!p", "p from \"x\"\n!p")]
    [InlineData("p", "p\nflurb the of.")]
    [InlineData("p\nask p", "p\nask q")]
    [InlineData("p\np\n!p", "p\n!p")]
    [InlineData("fact p\nclaim !p", "claim p\nfact !p")]
    public void Of_OtherWordsOrWeights_IsNotSame(string before, string after) =>
        Assert.False(ReportComparison.Of(Check(Read(before)), Check(Read(after))).IsSame);

    [Fact]
    public void Of_ListsThatWereCut_AreNotComplete()
    {
        ConsistencyChecker checker = new(new ConsistencyOptions { MaxViolations = 1 });
        ReportComparison comparison = ReportComparison.Of(checker.Check(Text, TestContext.Current.CancellationToken), checker.Check(Read(Text).Without("a"), TestContext.Current.CancellationToken));

        Assert.False(comparison.IsComplete);
        Assert.Contains("because of a limit", comparison.ToText(), StringComparison.Ordinal);
        Assert.Contains("because of a limit", comparison.ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_RandomClaims_IsMirroredAndCountsEveryConflict()
    {
        for (int seed = 0; seed < 150; seed++)
        {
            ClaimSet claims = new RandomClaims(52_000 + seed).Next(constants: 2, statements: 8, quantifiers: false);
            ConsistencyReport before = Check(claims);
            ConsistencyReport after = Check(claims.Without(claims.Statements[seed % claims.Statements.Length].Id));

            ReportComparison there = ReportComparison.Of(before, after);
            ReportComparison back = ReportComparison.Of(after, before);

            Assert.Equal(before.Violations.Length, there.Ended.Length + there.Remaining.Length);
            Assert.Equal(after.Violations.Length, there.New.Length + there.Remaining.Length);
            Assert.Equal(Said(there.Ended), Said(back.New));
            Assert.Equal(Said(there.New), Said(back.Ended));
            Assert.Equal(there.Answers.Length, back.Answers.Length);
            Assert.Equal(there.Claims.Length, back.Claims.Length);
            Assert.True(ReportComparison.Of(before, before).IsSame);
        }

        static IEnumerable<string> Said(IEnumerable<Violation> violations) => violations.Select(static v => string.Join('|', v.Statements.Select(static s => s.Text)));
    }

    [Fact]
    public void ToJson_IsDescribedByTheSchemaOfReports()
    {
        ClaimSet claims = Read(Text);
        ReportComparison comparison = ReportComparison.Of(Check(claims), Check(claims.Without("b").Assume("q", TestContext.Current.CancellationToken)));

        Rendering.JsonSchemas.AssertReport(comparison.ToReportJson());
        using JsonDocument alone = JsonDocument.Parse(comparison.ToJson());
        using JsonDocument report = JsonDocument.Parse(comparison.ToReportJson());
        Assert.True(JsonElement.DeepEquals(alone.RootElement, report.RootElement.GetProperty("comparison")));
        Assert.NotEqual(0, Rendering.JsonSchemas.ErrorsInReport(comparison.ToReportJson().Replace("\"ended\"", "\"over\"", StringComparison.Ordinal)));
    }

    private static ClaimSet Read(string text) => new ClaimSetBuilder().AddText(text).Build();

    private static ConsistencyReport Check(ClaimSet claims) => new ConsistencyChecker().Check(claims, TestContext.Current.CancellationToken);
}
