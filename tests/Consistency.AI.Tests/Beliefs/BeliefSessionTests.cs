using System.Collections.Immutable;
using Consistency.AI.Beliefs;
using Consistency.AI.Calls;
using Consistency.AI.Relations;
using Consistency.Claims;
using Consistency.Findings;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Tests.Beliefs;

public class BeliefSessionTests
{
    private static readonly BeliefElicitationOptions Tokens = new()
    {
        Limits = YesOrNoModel.Quick, ProbabilityOfYes = static r => (double?)r.RawRepresentation, AskNegation = false,
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ClaimSet Birds => new ClaimSetBuilder().AddText("fact  Every bird can fly.\nfact  No penguin can fly.", file: null, Token).Build();

    [Fact]
    public async Task Ask_AnswersThatHoldTogether_AreTakenAsTheyAre()
    {
        BeliefSession session = Session(static (asked, _) => asked.Contains("fly", StringComparison.Ordinal) ? 0.1 : 0.9, Birds);

        BeliefAnswer penguin = await session.AskAsync(new BeliefQuestion("Tweety is a penguin."), Token);
        BeliefAnswer fly = await session.AskAsync(new BeliefQuestion("Can Tweety fly?"), Token);

        Assert.Equal((true, false), (penguin.IsTrue, fly.IsTrue));
        Assert.False(fly.IsChanged);
        Assert.Equal(Verdict.Consistent, session.Report!.Verdict);
        Assert.Equal(2, session.Usage.Calls);
    }

    [Fact]
    public async Task Ask_AnswerInConflictWithTheBank_IsAskedAgainWithWhatItContradicts()
    {
        // It holds that Tweety flies until it is reminded that Tweety is a penguin.
        ScriptedChatClient model = YesOrNoModel.Believing(static (asked, reminders) =>
            asked.Contains("fly", StringComparison.Ordinal) ? (reminders.Contains("Tweety is a penguin.", StringComparison.Ordinal) ? 0.05 : 0.8) : 0.9);
        BeliefSession session = new(new BeliefElicitor(model, Tokens), new BeliefSessionOptions { Known = Birds });
        await session.AskAsync(new BeliefQuestion("Tweety is a penguin."), Token);

        BeliefAnswer fly = await session.AskAsync(new BeliefQuestion("Tweety can fly."), Token);

        Assert.Equal((0.8, 0.05), (fly.SaidFirst!.Probability, fly.Said.Probability));
        Assert.Equal((false, false), (fly.IsTrue, fly.IsChanged));
        Assert.Equal(Verdict.Consistent, session.Report!.Verdict);
        Assert.Contains("- No penguin can fly", model.Asked[^1].Messages[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("- Tweety can fly", model.Asked[^1].Messages[^1].Text, StringComparison.Ordinal);
        Assert.Equal(3, session.Usage.Calls);
    }

    [Fact]
    public async Task Ask_ModelThatInsists_IsOverruledByTheCheapestRepair()
    {
        BeliefSession session = Session(static (asked, _) => asked.Contains("fly", StringComparison.Ordinal) ? 0.8 : 0.95, Birds);
        await session.AskAsync(new BeliefQuestion("Tweety is a penguin."), Token);

        BeliefAnswer fly = await session.AskAsync(new BeliefQuestion("Tweety can fly."), Token);

        Assert.Equal((false, true), (fly.IsTrue, fly.IsChanged));
        Assert.Single(fly.Conflicts);
        Assert.NotNull(fly.SaidFirst);
    }

    [Fact]
    public async Task Ask_LaterBeliefs_TurnAnEarlierOne()
    {
        ClaimSet rules = new ClaimSetBuilder().AddText("fact  Every fish is a swimmer.\nfact  No fish is warm.\nfact  No fish is furry.", file: null, Token).Build();
        BeliefSession session = Session(static (_, _) => 0.8, rules, maxReminders: 0);

        BeliefAnswer first = await session.AskAsync(new BeliefQuestion("Moby is a fish."), Token);
        await session.AskAsync([new BeliefQuestion("Moby is warm."), new BeliefQuestion("Moby is furry.")], Token);

        Assert.True(first.IsTrue);
        Assert.Equal([false, true, true], session.Answers.Select(static a => a.IsTrue));
    }

    [Fact]
    public async Task Ask_KnownAlready_IsNotAskedAgain()
    {
        ScriptedChatClient model = YesOrNoModel.Believing(static (_, _) => 0.9);
        BeliefSession session = new(new BeliefElicitor(model, Tokens), new BeliefSessionOptions { Known = Birds });
        BeliefAnswer first = await session.AskAsync(new BeliefQuestion("Tweety is a penguin."), Token);

        ImmutableArray<BeliefAnswer> again = await session.AskAsync(
            [new BeliefQuestion("Is Tweety a penguin?"), new BeliefQuestion("Tweety is a penguin.")], Token);

        Assert.Single(model.Asked);
        Assert.Equal([first.IsTrue, first.IsTrue], again.Select(static a => a.IsTrue));
        Assert.Single(session.Answers);
    }

    [Theory]
    [InlineData(null, BeliefOutcome.NoOpinion)]
    [InlineData(0.5, BeliefOutcome.Held)]
    public async Task Ask_NoBeliefOfWeight_IsNeitherTrueNorFalse(double? probability, BeliefOutcome outcome)
    {
        BeliefAnswer answer = await Session((_, _) => probability, Birds).AskAsync(new BeliefQuestion("Tweety is a penguin."), Token);

        Assert.Equal(outcome, answer.Said.Outcome);
        Assert.Null(answer.IsTrue);
        Assert.NotEmpty(answer.Reason!);
    }

    [Fact]
    public async Task Ask_YesToBothSides_IsNeitherTrueNorFalseWhateverTheRounding()
    {
        BeliefElicitor elicitor = new(YesOrNoModel.Believing(static (asked, _) => asked.Contains("penguin", StringComparison.Ordinal) ? 0.97 : 0.83), Tokens with { AskNegation = true });
        BeliefSession session = new(elicitor, new BeliefSessionOptions { Known = Birds });

        ImmutableArray<BeliefAnswer> answers = await session.AskAsync(
            [new BeliefQuestion("Tweety is a penguin."), new BeliefQuestion("Tweety can fly.")], Token);

        Assert.All(answers, static a => Assert.Null(a.IsTrue));
        Assert.Equal(0, session.Report!.Cost);
    }

    [Fact]
    public async Task Ask_SentenceThatCannotBeRead_IsNotAskedAndSaidToBeUnread()
    {
        ScriptedChatClient model = YesOrNoModel.Believing(static (_, _) => 0.9);
        BeliefSession session = new(new BeliefElicitor(model, Tokens));

        BeliefAnswer answer = await session.AskAsync(new BeliefQuestion("Opus, as it were, is of all that."), Token);

        Assert.Empty(model.Asked);
        Assert.Null(answer.IsTrue);
        Assert.StartsWith("It could not be read", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_WithARelationScorer_SentencesThatCannotBeReadAreBankedAndChecked()
    {
        BeliefSession session = new(
            new BeliefElicitor(YesOrNoModel.Believing(static (asked, _) => asked.Contains("south", StringComparison.Ordinal) ? 0.6 : 0.9), Tokens),
            new BeliefSessionOptions { Relations = new Compass(), MaxReminders = 0 });

        await session.AskAsync(new BeliefQuestion("The house that one sees there faces north."), Token);
        BeliefAnswer south = await session.AskAsync(new BeliefQuestion("Whatever they say, that house faces south."), Token);

        Assert.Equal((false, true), (south.IsTrue, south.IsChanged));
        Assert.Contains(Assert.Single(south.Conflicts).Statements, static s => s.Text.Contains("contradicts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ask_RelationsThatAreMissing_LeaveTheReportIncomplete()
    {
        BeliefSession session = new(
            new BeliefElicitor(YesOrNoModel.Believing(static (_, _) => 0.9), Tokens), new BeliefSessionOptions { Relations = new Compass { Failure = "no scorer today" } });

        await session.AskAsync([new BeliefQuestion("That house faces north, they say."), new BeliefQuestion("That house faces south, they say.")], Token);

        Assert.False(session.Report!.IsComplete);
    }

    [Fact]
    public async Task Ask_KnownThatContradictsItself_AnswersNothing()
    {
        ClaimSet impossible = new ClaimSetBuilder().AddText("fact  Rome is old.\nfact  Rome is not old.", file: null, Token).Build();

        BeliefAnswer answer = await Session(static (_, _) => 0.9, impossible).AskAsync(new BeliefQuestion("Tweety is a penguin."), Token);

        Assert.Null(answer.IsTrue);
        Assert.Equal("What is known contradicts itself.", answer.Reason);
    }

    [Fact]
    public async Task Ask_TwoCallsAtOnce_AreRefused()
    {
        BeliefSession session = new(new BeliefElicitor(new ScriptedChatClient(ScriptedChatClient.NeverAnswers), Tokens));
        using CancellationTokenSource cancellation = new();

        Task<BeliefAnswer> first = session.AskAsync(new BeliefQuestion("Tweety can fly."), cancellation.Token);
        await Assert.ThrowsAsync<InvalidOperationException>(() => session.AskAsync(new BeliefQuestion("Tweety can fly."), Token));
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        Assert.Empty(session.Answers);
    }

    private static BeliefSession Session(Func<string, string, double?> believes, ClaimSet known, int maxReminders = 10) => new(
        new BeliefElicitor(YesOrNoModel.Believing(believes), Tokens), new BeliefSessionOptions { Known = known, MaxReminders = maxReminders });

    private sealed class Compass : IRelationScorer
    {
        public string? Failure { get; init; }

        public Task<RelationScores> ScoreAsync(IReadOnlyList<SentencePair> pairs, CancellationToken cancellationToken) => Task.FromResult(new RelationScores(
            [.. pairs.Select(p => Failure is not null ? (SentenceRelation?)null
                : new SentenceRelation(0, IsNorth(p.Premise) != IsNorth(p.Hypothesis) ? 0.95 : 0))],
            new ModelUsage(),
            Failure));

        private static bool IsNorth(string sentence) => sentence.Contains("north", StringComparison.Ordinal);

        public CallEstimate Estimate(IReadOnlyList<SentencePair> pairs) => CallEstimate.None;
    }
}
