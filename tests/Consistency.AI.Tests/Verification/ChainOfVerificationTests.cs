using Consistency.AI.Beliefs;
using Consistency.AI.Calls;
using Consistency.AI.Tests.Beliefs;
using Consistency.AI.Verification.Questions;
using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.AI.Tests.Verification;

public class ChainOfVerificationTests
{
    private const string Birds = """
        fact   No penguin can fly.
        claim  Opus is a penguin.  @ 0.8
        claim  Opus can fly.       @ 0.7
        claim  Opus is black.      @ 0.6
        claim  Opus is old.        @ 0.6
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Verify_ConflictIsSettledByOneAnswer_AndWhatIsNotInDoubtIsNotAsked()
    {
        Truth truth = new(static claim => claim != "Opus can fly");

        VerificationReport report = await new ChainOfVerification(truth).VerifyAsync(Read(Birds), Token);

        VerifiedQuestion question = Assert.Single(report.Questions);
        Assert.True(question.ExpectedGain > 0.8m);
        Assert.Equal(VerificationEnd.Settled, report.End);
        Assert.Equal(["Opus can fly"], report.Report.Claims.Where(static c => c.Outcome == ClaimOutcome.Refuted).Select(static c => c.Statement.Text));
        Assert.Contains(report.Claims.Statements, static s => s is { Kind: StatementKind.Fact, Source: "truth" });
    }

    [Fact]
    public async Task Verify_NothingInConflict_AsksNothing()
    {
        Truth truth = new(static _ => throw new InvalidOperationException("must not be asked"));

        VerificationReport report = await new ChainOfVerification(truth).VerifyAsync(Read("Opus is a penguin. Opus is black."), Token);

        Assert.Empty(report.Questions);
        Assert.Equal(VerificationEnd.Settled, report.End);
    }

    [Fact]
    public async Task Verify_OpinionOfAModel_NeverOutweighsWhatIsCertain()
    {
        // The model insists that Opus flies; that Opus is a penguin is certain.
        ModelClaimVerifier verifier = Verifier(static (_, _) => 0.999999);

        VerificationReport report = await new ChainOfVerification(verifier).VerifyAsync(
            Read("fact No penguin can fly.\nfact Opus is a penguin.\nclaim Opus can fly. @ 0.9\nclaim Opus is black."), Token);

        Assert.Empty(report.Questions);
        Assert.Equal(ClaimOutcome.Refuted, report.Report.Claims[0].Outcome);
    }

    [Fact]
    public async Task Verify_OpinionsThatSettleNothing_AreNotAskedTwice()
    {
        ScriptedChatClient model = YesOrNoModel.Believing(static (_, _) => 0.55);
        ModelClaimVerifier verifier = new(new BeliefElicitor(model, Tokens));

        VerificationReport report = await new ChainOfVerification(verifier).VerifyAsync(Read(Birds), Token);

        Assert.Equal(VerificationEnd.AllAsked, report.End);
        Assert.Equal(2, report.Questions.Length);
        Assert.Equal(2, report.Questions.Select(static q => q.Claim.Id).Distinct().Count());
        Assert.Equal(2, report.Usage.Calls);
        Assert.All(report.Claims.Statements.Where(static s => s.Source == "verifier"), static s => Assert.Equal(StatementKind.Claim, s.Kind));
    }

    [Fact]
    public async Task Verify_OpinionOfAModel_IsWeighed()
    {
        // 0.8 against 0.7 falls for the penguin; a model that doubts it tips the scale.
        ModelClaimVerifier verifier = Verifier(static (asked, _) => asked.Contains("penguin", StringComparison.Ordinal) ? 0.2 : 0.6);

        VerificationReport report = await new ChainOfVerification(verifier).VerifyAsync(Read(Birds), Token);

        Assert.Equal(["Opus is a penguin"], report.Report.Claims
            .Where(static c => c.Outcome != ClaimOutcome.Kept && c.Statement.Source is null).Select(static c => c.Statement.Text));
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("fails")]
    public async Task Verify_VerifierThatKnowsNothing_IsAskedOnceForEachAndEnds(string what)
    {
        Truth truth = new(what == "fails" ? static _ => throw new InvalidOperationException("broken") : null);

        VerificationReport report = await new ChainOfVerification(truth).VerifyAsync(Read(Birds), Token);

        Assert.Equal(VerificationEnd.AllAsked, report.End);
        Assert.Equal(2, report.Questions.Length);
        Assert.All(report.Questions, static q => Assert.NotEmpty(q.Answer.Reason!));
        Assert.Equal(Read(Birds).Statements.Length, report.Claims.Statements.Length);
    }

    [Theory]
    [InlineData(1, 0, VerificationEnd.QuestionLimit, 1)]
    [InlineData(20, 1, VerificationEnd.LittleGain, 0)]
    public async Task Verify_Limits_AreKept(int most, int leastGain, VerificationEnd end, int questions)
    {
        VerificationReport report = await new ChainOfVerification(
            new Truth(null), new ChainOfVerificationOptions { MaxQuestions = most, LeastGain = leastGain }).VerifyAsync(Read(Birds), Token);

        Assert.Equal((end, questions), (report.End, report.Questions.Length));
    }

    [Fact]
    public async Task Verify_CertainContradiction_IsUndecidedAndAsksNothing()
    {
        VerificationReport report = await new ChainOfVerification(new Truth(null)).VerifyAsync(
            Read("fact Opus is old.\nfact Opus is not old.\nclaim Opus is black."), Token);

        Assert.Equal((VerificationEnd.Undecided, 0), (report.End, report.Questions.Length));
    }

    [Fact]
    public async Task Verify_Cancelled_Throws()
    {
        using CancellationTokenSource cancellation = new(TimeSpan.FromMilliseconds(50));
        ModelClaimVerifier verifier = new(new BeliefElicitor(new ScriptedChatClient(ScriptedChatClient.NeverAnswers), Tokens));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ChainOfVerification(verifier).VerifyAsync(Read(Birds), cancellation.Token));
    }

    private static readonly BeliefElicitationOptions Tokens = new()
    {
        Limits = YesOrNoModel.Quick, ProbabilityOfYes = static r => (double?)r.RawRepresentation, AskNegation = false,
    };

    private static ModelClaimVerifier Verifier(Func<string, string, double?> believes) => new(new BeliefElicitor(YesOrNoModel.Believing(believes), Tokens));

    private static ClaimSet Read(string text) => new ClaimSetBuilder().AddText(text, file: null, Token).Build();

    private sealed class Truth(Func<string, bool>? holds) : IClaimVerifier
    {
        public string Source => "truth";

        public Task<ClaimVerification> VerifyAsync(Statement claim, CancellationToken cancellationToken) => Task.FromResult(
            holds is null ? ClaimVerification.Unknown("Nobody knows.") : ClaimVerification.Certain(holds(claim.Text)));

        public CallEstimate Estimate(Statement claim) => CallEstimate.None;
    }
}
