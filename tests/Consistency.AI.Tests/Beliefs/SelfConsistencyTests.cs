using Consistency.AI.Beliefs;
using Consistency.AI.Calls;
using Consistency.Claims;
using Consistency.Findings;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Tests.Beliefs;

public class SelfConsistencyTests
{
    private static readonly ChatMessage[] Request = [new(ChatRole.User, "What is Opus?")];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Estimate_CountsSamplesWithinTheCeiling_AndAsksNothing()
    {
        ScriptedChatClient model = ScriptedChatClient.Saying();
        SelfConsistencyOptions options = new() { Samples = 5, Limits = new ModelLimits { MaxCalls = 12, MaxRetries = 2 } };

        // "What is Opus?" is 13 characters long.
        Assert.Equal(new CallEstimate(5, 12, 15), new SelfConsistencyChecker(model, options).Estimate(Request, cancellationToken: Token));
        Assert.Empty(model.Asked);
    }

    [Fact]
    public async Task Check_Claims_AreWeighedByHowFarTheSamplesAgree()
    {
        SelfConsistencyReport report = await Check(
            null, "Opus is a penguin. Opus is black.", "Opus is a penguin. Opus is not black.", "Opus is a penguin.", "Opus is a penguin. Opus is black. Opus sings.");

        Assert.Equal(
            [("penguin(opus)", 4, 0, 0), ("black(opus)", 2, 1, 1), ("sings(opus)", 1, 0, 3)],
            report.Claims.Select(static c => (c.Statement.Formula!.ToString(), c.Supporting, c.Denying, c.Silent)));

        // (a + s/2 + 1)/(n + 2)
        Assert.Equal([5 / 6.0, 3.5 / 6, 3.5 / 6], report.Claims.Select(static c => c.Statement.Confidence!.Value));
        Assert.Equal(4, report.Usage.Calls);
        Assert.Equal(Verdict.Consistent, report.Report.Verdict);
    }

    [Fact]
    public async Task Check_MostDenyIt_TheDenialIsTheClaim()
    {
        SelfConsistencyReport report = await Check(null, "Opus can fly.", "Opus cannot fly.", "Opus cannot fly.");

        SampledClaim claim = Assert.Single(report.Claims);
        Assert.Equal(("Opus cannot fly", 2, 1, 0), (claim.Statement.Text, claim.Supporting, claim.Denying, claim.Silent));
        Assert.Equal(3 / 5.0, claim.Statement.Confidence!.Value, 12);
    }

    [Fact]
    public async Task Check_DeniedAsOftenAsMade_WeighsNothing()
    {
        SelfConsistencyReport report = await Check(null, "Opus can fly.", "Opus cannot fly.", "Opus can fly. Opus cannot fly.", "I don't know.");

        Assert.Equal(0.5, Assert.Single(report.Claims).Statement.Confidence);
    }

    [Fact]
    public async Task Check_RulesOverrule_WhatMostSamplesSay()
    {
        ClaimSet known = new ClaimSetBuilder().AddText("fact  No penguin can fly.", file: null, Token).Build();

        SelfConsistencyReport report = await Check(
            known, "Opus is a penguin. Opus can fly.", "Opus is a penguin. Opus can fly.", "Opus is a penguin. Opus cannot fly.", "Opus is a penguin.");

        Assert.Equal("Opus can fly", Assert.Single(report.Report.Repair!.Changes).Statement.Text);
        Assert.Equal("Opus is a penguin. Opus cannot fly.", report.Best!.Text);
        Assert.Equal(0, report.Best.LostWeight);
    }

    [Fact]
    public async Task Check_SampleThatIsMissing_LeavesTheReportIncomplete()
    {
        ScriptedChatClient model = new(ScriptedChatClient.Says("Opus is a penguin."), ScriptedChatClient.Fails(new InvalidOperationException("gone")));

        SelfConsistencyReport report = await new SelfConsistencyChecker(model, Options(2, null)).CheckAsync(Request, Token);

        Assert.False(report.Report.IsComplete);
        Assert.Contains(report.Report.Diagnostics, static d => d.Id == "CON0405" && d.Message.Contains("gone", StringComparison.Ordinal));
        Assert.Equal("Opus is a penguin.", report.Best!.Text);

        // One sample alone is not two that agree.
        Assert.Equal(2 / 3.0, Assert.Single(report.Claims).Statement.Confidence!.Value, 12);
    }

    [Fact]
    public async Task Check_UnreadableSentence_LeavesTheReportIncomplete()
    {
        SelfConsistencyReport report = await Check(null, "Opus is a penguin. Which, as it were, of all that it might be.", "Opus is a penguin.");

        Assert.False(report.Report.IsComplete);
    }

    [Fact]
    public async Task Check_AllDecline_IsNothingToCheckAndNoPass()
    {
        SelfConsistencyReport report = await Check(null, "I don't know.", "I'm sorry, but I can't help with that.");

        Assert.Equal(Verdict.NothingToCheck, report.Report.Verdict);
        Assert.Null(report.Best);
        Assert.All(report.Samples, static s => Assert.Equal("It declines to say anything.", s.Problem));
    }

    [Fact]
    public async Task Check_RandomSamples_ConfidenceIsNeverBelowAHalfAndCountsAddUp()
    {
        Random random = new(4);
        string[] pieces = ["Opus can fly.", "Opus cannot fly.", "Opus is black.", "Opus is not black.", "Opus sings."];
        for (int round = 0; round < 60; round++)
        {
            string[] samples = [.. Enumerable.Range(0, random.Next(2, 7)).Select(_ => string.Join(' ', random.GetItems(pieces, random.Next(1, 5))))];
            SelfConsistencyReport report = await Check(null, samples);

            Assert.All(report.Claims, c =>
            {
                Assert.InRange(c.Statement.Confidence!.Value, 0.5, 1);
                int both = samples.Count(s => Says(s, c.Statement.Text) && Says(s, Opposite(c.Statement.Text)));
                Assert.Equal(samples.Length, c.Supporting + c.Denying + c.Silent - both);
            });
        }

        static bool Says(string sample, string claim) => sample.Contains($"{claim}.", StringComparison.Ordinal);
        static string Opposite(string claim) => claim switch
        {
            "Opus can fly" => "Opus cannot fly",
            "Opus cannot fly" => "Opus can fly",
            "Opus is black" => "Opus is not black",
            "Opus is not black" => "Opus is black",
            _ => "Opus does not sing",
        };
    }

    private static Task<SelfConsistencyReport> Check(ClaimSet? known, params string[] samples) =>
        new SelfConsistencyChecker(ScriptedChatClient.Saying(samples), Options(samples.Length, known)).CheckAsync(Request, Token);

    private static SelfConsistencyOptions Options(int samples, ClaimSet? known) => new()
    {
        Samples = samples, Known = known, Limits = YesOrNoModel.Quick with { MaxConcurrency = 1 },
    };
}
