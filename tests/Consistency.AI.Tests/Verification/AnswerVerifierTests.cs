using Consistency.AI.Beliefs;
using Consistency.AI.Middleware;
using Consistency.AI.Tests.Beliefs;
using Consistency.AI.Verification.Questions;
using Consistency.Claims;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Tests.Verification;

public class AnswerVerifierTests
{
    private static readonly ChatMessage[] Request = [new(ChatRole.User, "What do you know of Opus?")];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answer_DoubtfulClaimIsVerified_AndTheAnswerWrittenAgain()
    {
        ScriptedChatClient model = ScriptedChatClient.Saying("Opus is a penguin. Opus can fly. Opus is black.", "Opus is a penguin. Opus cannot fly. Opus is black.");
        ScriptedChatClient apart = YesOrNoModel.Believing(static (asked, _) => asked.Contains("fly", StringComparison.Ordinal) ? 0.05 : 0.95);

        VerifiedAnswer answer = await Verifier(model, apart).AnswerAsync(Request, cancellationToken: Token);

        Assert.Equal("Opus is a penguin. Opus cannot fly. Opus is black.", answer.Text);
        Assert.Equal("Opus is a penguin. Opus can fly. Opus is black.", answer.Draft);
        Assert.Equal(AnswerOutcome.Consistent, answer.Check.Outcome);
        Assert.InRange(answer.Verification!.Questions.Length, 1, 2);
        Assert.DoesNotContain(apart.Asked, static a => a.Messages[^1].Text.Contains("black", StringComparison.Ordinal));

        // The draft is not before the eyes of who verifies it.
        Assert.All(apart.Asked, static a => Assert.DoesNotContain("What do you know", string.Concat(a.Messages.Select(static m => m.Text)), StringComparison.Ordinal));
        Assert.Equal(2 + apart.Asked.Count, answer.Usage.Calls);
    }

    [Fact]
    public async Task Answer_NothingInDoubt_CostsOneCall()
    {
        ScriptedChatClient apart = new(ScriptedChatClient.Fails(new InvalidOperationException("must not be asked")));

        VerifiedAnswer answer = await Verifier(ScriptedChatClient.Saying("Opus is a penguin. Opus is black."), apart).AnswerAsync(Request, cancellationToken: Token);

        Assert.Equal(AnswerOutcome.Consistent, answer.Check.Outcome);
        Assert.Equal(1, answer.Usage.Calls);
    }

    [Fact]
    public async Task Answer_ModelThatDoesNotMendIt_KeepsTheDraftAndSaysThatItIsInconsistent()
    {
        ScriptedChatClient apart = YesOrNoModel.Believing(static (asked, _) => asked.Contains("fly", StringComparison.Ordinal) ? 0.05 : 0.95);

        VerifiedAnswer answer = await Verifier(ScriptedChatClient.Saying("Opus is a penguin. Opus can fly."), apart).AnswerAsync(Request, cancellationToken: Token);

        Assert.Equal(AnswerOutcome.Inconsistent, answer.Check.Outcome);
        Assert.Equal(answer.Draft, answer.Text);
    }

    [Theory]
    [InlineData("I don't know.", AnswerOutcome.NothingToCheck)]
    [InlineData(" ", AnswerOutcome.NotChecked)]
    [InlineData("Which, as it were, of all that it might be.", AnswerOutcome.Undecided)]
    public async Task Answer_NothingToVerify_IsNoPass(string draft, AnswerOutcome expected)
    {
        VerifiedAnswer answer = await Verifier(ScriptedChatClient.Saying(draft), ScriptedChatClient.Saying("yes")).AnswerAsync(Request, cancellationToken: Token);

        Assert.Equal(expected, answer.Check.Outcome);
        Assert.Null(answer.Verification);
    }

    private static AnswerVerifier Verifier(IChatClient model, IChatClient apart) => new(
        model,
        new ChainOfVerification(new ModelClaimVerifier(new BeliefElicitor(apart, new BeliefElicitationOptions
        {
            Limits = YesOrNoModel.Quick, ProbabilityOfYes = static r => (double?)r.RawRepresentation, AskNegation = false,
        }))),
        new AnswerVerifierOptions
        {
            Known = new ClaimSetBuilder().AddText("fact  No penguin can fly.", file: null, Token).Build(),
            Limits = YesOrNoModel.Quick,
        });
}
