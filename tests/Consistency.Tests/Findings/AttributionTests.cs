using System.Text.Json;
using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Tests.Findings;

/// <summary>Who says it, and when.</summary>
public class AttributionTests
{
    private static ConsistencyReport Check(string text, bool count = false) =>
        new ConsistencyChecker(new ConsistencyOptions { CountDisagreements = count }).Check(text, TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("Reuters claims that Alice is kind. AP says that Alice is not kind.", "Reuters AP")]
    [InlineData("Reuters says Alice is kind. Alice is kind, according to AP. BBC denies that Alice is kind.", "Reuters BBC, AP BBC")]
    [InlineData("Reuters claims that Alice is a cat. rule Cats are mammals. AP says that Alice is not a mammal.", "Reuters AP")]
    [InlineData("fact Alice is kind. AP says that Alice is not kind.", "AP")]
    [InlineData("Some argue that Alice is kind. Some argue that Alice is not kind.", "Some Some others")]
    public void Check_SourcesContradictEachOther_IsDisagreementAndNoConflict(string text, string speakers)
    {
        ConsistencyReport report = Check(text);

        Assert.Equal(Verdict.Consistent, report.Verdict);
        Assert.Equal(speakers, string.Join(", ", report.Disagreements.Select(static d => string.Join(' ', d.Speakers))));
        Assert.Equal(Verdict.Inconsistent, Check(text, count: true).Verdict);
    }

    [Theory]
    [InlineData("Reuters claims that Alice is kind. Alice is not kind.")]
    [InlineData("Reuters claims that Alice is kind. AP says that Bob is not kind.")]
    [InlineData("According to Reuters, as of 2020, Alice is kind. According to AP, as of 2021, Alice is not kind.")]
    public void Check_NoSourcesContradictEachOther_IsNoDisagreement(string text)
    {
        ConsistencyReport report = Check(text);

        Assert.Equal(Verdict.Consistent, report.Verdict);
        Assert.Empty(report.Disagreements);
    }

    [Fact]
    public void Check_LockedAndPreferredElsewhere_StillFindsDisagreements()
    {
        ConsistencyOptions options = new() { LockedIds = ["a"], PreferredSources = ["page 1"] };

        ConsistencyReport report = new ConsistencyChecker(options).Check(
            "[a] Bob is tall. from \"page 1\"\nReuters claims that Alice is kind. AP says that Alice is not kind.", TestContext.Current.CancellationToken);

        Assert.Single(report.Disagreements);
    }

    [Fact]
    public void Check_SourceContradictsItself_IsConflict() =>
        Assert.Equal(Verdict.Inconsistent, Check("Reuters claims that Alice is kind. Reuters denies that Alice is kind.").Verdict);

    [Theory]
    [InlineData("As of 2020, Alice is the CEO. As of 2021, Alice is not the CEO.", true)]
    [InlineData("In 2020, Alice was the CEO. As of 2020, Alice is not the CEO.", false)]
    [InlineData("As of May 2020, Alice is the CEO. As of 2020-05, Alice is not the CEO.", false)]
    [InlineData("Alice has been the CEO since 2019. In 2021, Alice was not the CEO.", false)]
    [InlineData("Alice has been the CEO since 2019. Alice is not the CEO.", false)]
    [InlineData("Alice has been the CEO since 2019. In 2018, Alice was not the CEO.", true)]
    [InlineData("Alice was the CEO until 2021. As of 2020-06, Alice is not the CEO.", false)]
    [InlineData("Alice was the CEO until 2021. Alice is not the CEO.", true)]
    [InlineData("Alice was the CEO from 2017 to 2021. In 2019, Alice was not the CEO.", false)]
    [InlineData("Alice was the CEO from 2017 to 2021. In 2022, Alice was not the CEO.", true)]
    [InlineData("Alice was the CEO. Alice is not the CEO.", true)]
    [InlineData("relation lives_in: functional\nAs of 2020, Alice lives in Paris. As of 2020, Alice lives in Rome.", false)]
    [InlineData("relation lives_in: functional\nAs of 2020, Alice lives in Paris. As of 2021, Alice lives in Rome.", true)]
    [InlineData("relation lives_in: functional\nSince 2020, Alice lives in Paris. As of 2021, Alice lives in Rome.", false)]
    [InlineData("relation lives_in: functional, latest wins\nSince 2020, Alice lives in Paris. As of 2021, Alice lives in Rome.", true)]
    [InlineData("relation lives_in: functional\nAlice lives in Paris. Alice lives in Rome.", false)]
    [InlineData("relation lives_in: functional, supersedes\nAlice lives in Paris. Alice lives in Rome.", true)]
    [InlineData("relation lives_in: supersedes\nAlice lives in Paris. Alice does not live in Paris.", true)]
    [InlineData("relation \"older than\" is asymmetric\nAlice is the oldest. Bob is older than Alice.", false)]
    [InlineData("relation \"older than\" is asymmetric\nAlice is the oldest. Alice is older than Bob.", true)]
    public void Check_TimesMeet_ContradictOnlyAtOneTime(string text, bool isConsistent) =>
        Assert.Equal(isConsistent ? Verdict.Consistent : Verdict.Inconsistent, Check(text).Verdict);

    [Theory]
    [InlineData("relation lives_in: functional, latest wins\nAs of 2020, Alice lives in Paris. As of 2024, Alice lives in Rome.\nDoes Alice live in Rome?\nDoes Alice live in Paris?")]
    [InlineData("relation lives_in: functional, supersedes\nAlice lives in Paris. Alice lives in Rome.\nDoes Alice live in Rome?\nDoes Alice live in Paris?")]
    [InlineData("relation lives_in: closed\nAlice lives in Paris. Bob lives in Rome.\nDoes Alice live in Paris?\nDoes Alice live in Rome?")]
    [InlineData("relation p: closed\nforall x: q(x) -> p(x)\nq(a)\n!q(b)\nask p(a)\nask p(b)")]
    [InlineData("relation p: closed\np(a) | p(b)\nq(c)\nask p(a) | p(b)\nask p(c)")]
    [InlineData("relation p: closed\np(a)\np(b)\nforall x, y: p(x) & p(y) -> r(x, y)\nrelation r: closed\nq(c)\nask r(a, b)\nask r(a, c)")]
    public void Check_NewestOrClosed_AnswersTrueThenFalse(string text)
    {
        ConsistencyReport report = Check(text);

        Assert.Equal(Verdict.Consistent, report.Verdict);
        Assert.Equal([AnswerVerdict.True, AnswerVerdict.False], report.Answers.Select(static a => a.Verdict));
    }

    // What is given up takes no other statement's place any more.
    [Theory]
    [InlineData("relation lives_in: functional, supersedes\nfact p -> !lives_in(a, rome)\nfact p -> !lives_in(a, paris)\nclaim p @ 0.99\nlives_in(a, paris)\nlives_in(a, rome) @ 0.6", "s5 s6, s4")]
    [InlineData("relation lives_in: functional, supersedes\nfact p -> !lives_in(a, rome)\nclaim p @ 0.99\nlives_in(a, paris)\nlives_in(a, rome) @ 0.6", "s5, s3")]
    [InlineData("relation lives_in: functional, supersedes\nfact p -> !lives_in(a, rome)\nfact p -> !lives_in(a, paris)\nclaim p @ 0.99\nclaim lives_in(a, paris) @ 0.8\nclaim !lives_in(a, rome) @ 0.4", "s5 s6, s4")]
    [InlineData("relation lives_in: functional, latest wins\nfact If Bob is tall then Bob does not live in Rome.\nfact If Bob is tall then Bob does not live in Paris.\nBob is tall. @ 0.99\nAs of 2020, Bob lives in Paris. As of 2021, Bob lives in Rome. @ 0.6", "s5 s6, s4")]
    public void Check_RepairOfWhatTookAnothersPlace_BringsTheOtherBack(string text, string repairs)
    {
        ClaimSet claims = new ClaimSetBuilder().AddText(text, cancellationToken: TestContext.Current.CancellationToken).Build();
        ConsistencyReport report = new ConsistencyChecker().Check(claims, TestContext.Current.CancellationToken);

        Assert.Equal(repairs, string.Join(", ", report.Repairs.Select(static r => string.Join(' ', r.Changes.Select(static c => c.Statement.Id)))));
        Assert.All(report.Repairs, r => Assert.Equal(
            Verdict.Consistent,
            new ConsistencyChecker().Check(claims.Without(r.Changes.Select(static c => c.Statement.Id)), TestContext.Current.CancellationToken).Verdict));
    }

    [Fact]
    public void Check_ConflictOfTheLatest_NamesTheDeclaration()
    {
        ConsistencyReport report = Check("relation lives_in: latest wins\nfact If Bob lives in Rome then Bob is kind.\nAs of 2021, Bob lives in Rome.\nBob is not kind.");

        Assert.Equal(["s2", "s3", "s4", "s1 (latest)"], Assert.Single(report.Violations).Statements.Select(static s => s.Id));
        Assert.Equal("1. As of 2021, Bob lives in Rome [s3], so Bob lives in Rome, by [s1 (latest)].", report.Violations[0].Explanation[0]);
    }

    [Fact]
    public void Check_PreferredSourceOfWhatWasSuperseded_IsKnown()
    {
        ClaimSet claims = new ClaimSetBuilder().AddText("relation lives_in: functional, supersedes\n[a] lives_in(bob, paris) from \"page 1\"\nlives_in(bob, rome)", cancellationToken: TestContext.Current.CancellationToken).Build();
        ConsistencyOptions options = new() { PreferredSources = ["page 1"], LockedIds = ["a"] };

        Assert.Equal(Verdict.Consistent, new ConsistencyChecker(options).Check(claims, TestContext.Current.CancellationToken).Verdict);
    }

    [Fact]
    public void Check_ReportWithTime_ShowsBothInTextAndJson()
    {
        ConsistencyReport report = Check("According to Reuters, as of May 2024, Alice is kind.\nAP claims that as of 2024-05, Alice is not kind.");

        Assert.Contains("(according to Reuters, as of 2024-05)", report.ToText(), StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(report.ToJson());
        JsonElement statement = json.RootElement.GetProperty("disagreements")[0].GetProperty("statements")[1];
        Assert.Equal(("AP", "as of 2024-05"), (statement.GetProperty("speaker").GetString(), statement.GetProperty("time").GetString()));
    }
}
