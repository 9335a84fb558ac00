using System.Text.Json;
using Consistency.Findings;

namespace Consistency.Tests.Rendering;

/// <summary>What kind of result each finding is, the way to go through a proof, and what makes a result the same one later.</summary>
public class SarifResultTests
{
    [Theory]
    [InlineData("p | q\nask p", "consistency.answer", "review", "Unknown: p (neither this nor its opposite follows)")]
    [InlineData("p\nask r", "consistency.answer", "review", "Unknown: r (no statement speaks of this)")]
    [InlineData("p\nask p", "consistency.answer", "informational", "True: p")]
    [InlineData("p\n!p", "consistency.choice", "review", "Another repair costs 2.197224 as well: which of the statements to change is a choice.")]
    [InlineData("According to Reuters, the bank is open.\nAccording to AFP, the bank is not open.", "consistency.disagreement", "review", "Reuters and AFP cannot both be right.")]
    [InlineData("relation likes: supersedes\nlikes(a, b)\n!likes(a, b)", "CON0206", "informational", "[s2] was left out: [s3] takes its place.")]
    public void ToSarif_Finding_HasItsKind(string text, string rule, string kind, string message)
    {
        JsonElement result = Assert.Single(Results(text), r => r.GetProperty("ruleId").GetString() == rule);

        Assert.Equal((kind, "none"), (result.GetProperty("kind").GetString(), result.GetProperty("level").GetString()));
        Assert.StartsWith(message, result.GetProperty("message").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToSarif_BothInTheDerivableReading_IsForReviewWithBothProofs()
    {
        ConsistencyReport report = new ConsistencyChecker(new ConsistencyOptions { Reading = Reading.Derivable }).Check("p\n!p\nask p", TestContext.Current.CancellationToken);
        JsonElement result = Assert.Single(Results(report), static r => r.GetProperty("ruleId").GetString() == "consistency.answer");

        Assert.Equal("review", result.GetProperty("kind").GetString());
        Assert.Equal(2, result.GetProperty("codeFlows").GetArrayLength());
        Assert.Equal(2, result.GetProperty("relatedLocations").GetArrayLength());
    }

    [Fact]
    public void ToSarif_AmbiguousSentenceThatMatters_IsForReviewAndTheRunSucceeds()
    {
        const string Text = "Everyone does not like pizza. Alice likes pizza. Alice is a person.";
        ConsistencyReport report = new ConsistencyChecker().Check(Text, TestContext.Current.CancellationToken);
        Assert.SkipWhen(report.Diagnostics.All(static d => d.Id != "CON0203"), "The sentence is no longer ambiguous.");

        JsonElement result = Assert.Single(Results(report), static r => r.GetProperty("ruleId").GetString() == "CON0203");
        Assert.Equal("review", result.GetProperty("kind").GetString());
        using JsonDocument log = JsonDocument.Parse(report.ToSarif());
        Assert.True(log.RootElement.GetProperty("runs")[0].GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
    }

    [Fact]
    public void ToSarif_Proof_GoesFromStatementToStatement()
    {
        JsonElement result = Results("rule p -> q\nrule q -> r\np\n!r")[0];

        JsonElement[] steps = Steps(result);
        Assert.Equal(["1. p [s3], so q, by [s1].", "2. q, so r, by [s2].", "3. r, but [s4] says: !r."],
            steps.Select(static s => s.GetProperty("location").GetProperty("message").GetProperty("text").GetString()));
        Assert.Equal([1, 2, 4], steps.Select(LineOf));
        Assert.All(steps, static s => Assert.Equal(0, s.GetProperty("nestingLevel").GetInt32()));
    }

    [Fact]
    public void ToSarif_ProofByCases_IsNested()
    {
        JsonElement[] steps = Steps(Results("u | v\nu | !v\n!u | v\n!u | !v")[0]);

        Assert.Contains(steps, static s => s.GetProperty("nestingLevel").GetInt32() == 1);
        Assert.Equal(0, steps[0].GetProperty("nestingLevel").GetInt32());
        Assert.All(steps, static s => Assert.NotEmpty(s.GetProperty("location").GetProperty("message").GetProperty("text").GetString()!));
    }

    [Theory]
    [InlineData("p\n!p\nask p\nask r")]
    [InlineData("rule Every bird can fly. @ 0.8\nTweety is a bird.\nTweety cannot fly.\nflurb the of.\n[x] p\n[x] q")]
    [InlineData("relation likes: supersedes\nlikes(a, b)\n!likes(a, b)")]
    [InlineData("According to Reuters, the bank is open.\nAccording to AFP, the bank is not open.")]
    [InlineData("relation r: symmetric\nrelation r: asymmetric\nr(a, b)\np(a)\np(a, b)")]
    public void ToSarif_LinesPutInFront_ChangeNoFingerprint(string text)
    {
        string[] before = Fingerprints(text);

        Assert.NotEmpty(before);
        Assert.Equal(before, Fingerprints("# A remark.\n\nRex is a dog.\n\n" + text));
        Assert.Equal(before, Fingerprints(text.Replace("\n", "\r\n\r\n", StringComparison.Ordinal)));
    }

    [Fact]
    public void ToSarif_OtherStatements_ChangeTheFingerprint() =>
        Assert.NotEqual(Fingerprints("p\n!p"), Fingerprints("q\n!q"));

    private static string[] Fingerprints(string text) =>
        [.. Results(text).Select(static r => r.GetProperty("partialFingerprints").GetProperty("consistency/v1").GetString()!)];

    private static JsonElement[] Steps(JsonElement result) =>
        [.. result.GetProperty("codeFlows")[0].GetProperty("threadFlows")[0].GetProperty("locations").EnumerateArray()];

    private static int LineOf(JsonElement step) =>
        step.GetProperty("location").GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32();

    private static JsonElement[] Results(string text) =>
        Results(new ConsistencyChecker().Check(new ClaimSetBuilder().AddText(text, "a.claims").Build(), TestContext.Current.CancellationToken));

    private static JsonElement[] Results(ConsistencyReport report)
    {
        string log = report.ToSarif();
        JsonSchemas.AssertSarif(log);
        return [.. JsonDocument.Parse(log).RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()];
    }
}
