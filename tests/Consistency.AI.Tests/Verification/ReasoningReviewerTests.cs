using Consistency.AI.Verification;
using Consistency.Claims;

namespace Consistency.AI.Tests.Verification;

public class ReasoningReviewerTests
{
    private static readonly ClaimSet Birds = new ClaimSetBuilder().AddText("""
        Every penguin is a bird.
        Every bird has feathers.
        No penguin can fly.
        Opus is a penguin.
        Every robot is heavy.
        """).Build();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Review_SoundChain_EveryStepIsEntailedByTheOnesBefore()
    {
        ReasoningReview review = await Review("Opus is a bird.", "Opus has feathers.");

        Assert.True(review.IsSound);
        Assert.Equal([StepVerdict.Entailed, StepVerdict.Entailed], review.Steps.Select(static s => s.Verdict));
        Assert.Equal(["Every bird has feathers", "Opus is a bird"], review.Steps[1].Grounds.Select(static g => g.Text.TrimEnd('.')).Order());
        Assert.NotEmpty(review.Steps[1].Explanation);
    }

    [Fact]
    public async Task Review_ContradictedStep_NamesItsGrounds()
    {
        ReasoningReview review = await Review("Opus is a bird.", "Opus can fly.", "Opus has feathers.");

        Assert.Equal([StepVerdict.Entailed, StepVerdict.Contradicted, StepVerdict.Entailed], review.Steps.Select(static s => s.Verdict));
        Assert.Equal(["No penguin can fly", "Opus is a penguin"], review.Steps[1].Grounds.Select(static g => g.Text.TrimEnd('.')).Order());
        Assert.False(review.IsSound);
    }

    [Fact]
    public async Task Review_UnsupportedStep_NamesWhatIsMissing()
    {
        ReasoningReview review = await Review("Opus is heavy.");

        Assert.Equal(StepVerdict.Unsupported, review.Steps[0].Verdict);
        Assert.Equal("Opus is a robot", review.Steps[0].MissingPremise);
        Assert.False(review.IsSound);
    }

    [Theory]
    [InlineData("relation \"older than\" is transitive.\nAlice is older than Bob.", "Alice is older than Carol.", "Bob is older than Carol")]
    [InlineData("Every dog likes Alice.\nIf somebody likes Bob then Bob is happy.", "Bob is happy.", "Alice likes Bob")]
    public async Task Review_MissingRelation_IsNamed(string premises, string step, string missing)
    {
        ReasoningReview review = await new ReasoningReviewer().ReviewAsync(new ClaimSetBuilder().AddText(premises, file: null, Token).Build(), [step], Token);

        Assert.Equal(missing, Assert.Single(review.Steps).MissingPremise);
    }

    [Fact]
    public async Task Review_StepOfWhichNothingIsKnown_MissesNoSingleThing()
    {
        ReasoningReview review = await Review("Opus is green.");

        Assert.Equal(StepVerdict.Unsupported, review.Steps[0].Verdict);
        Assert.Null(review.Steps[0].MissingPremise);
    }

    [Fact]
    public async Task Review_StepThatRestsOnAnUnsupportedOne_IsUnsupported()
    {
        ReasoningReview review = await Review("Opus is a robot.", "Opus is heavy.");

        Assert.Equal([StepVerdict.Unsupported, StepVerdict.Unsupported], review.Steps.Select(static s => s.Verdict));
        Assert.Contains("\"Opus is a robot", review.Steps[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Review_StepsThatRestOnEachOther_AreCircular()
    {
        ClaimSet premises = new ClaimSetBuilder().AddText("Every zog is a zig. Every zig is a zog.", file: null, Token).Build();

        ReasoningReview review = await new ReasoningReviewer().ReviewAsync(premises, ["Opus is a zog.", "Opus is a zig.", "Opus is a zog."], Token);

        Assert.Equal([StepVerdict.Unsupported, StepVerdict.Circular, StepVerdict.Circular], review.Steps.Select(static s => s.Verdict));
    }

    [Fact]
    public async Task Review_StepThatTheConclusionDoesNotNeed_IsIrrelevant()
    {
        ReasoningReview review = await Review("Opus cannot fly.", "Opus is a bird.", "Opus has feathers.");

        Assert.Equal([StepVerdict.Irrelevant, StepVerdict.Entailed, StepVerdict.Entailed], review.Steps.Select(static s => s.Verdict));
        Assert.True(review.IsSound);
    }

    [Theory]
    [InlineData("Opus is a bird. Opus is heavy.")]
    [InlineData("Opus is a bird and Opus is heavy.")]
    public async Task Review_CompoundStep_IsSplitAndNeverHalfVerified(string step)
    {
        ReasoningReview review = await Review(step);

        Assert.Equal([(1, StepVerdict.Entailed), (1, StepVerdict.Unsupported)], review.Steps.Select(static s => (s.Number, s.Verdict)));
        Assert.False(review.IsSound);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Which, as it were, of all that it might be.")]
    [InlineData("I don't know.")]
    public async Task Review_NothingReadable_IsNotSound(string step)
    {
        ReasoningReview review = await Review(step);

        Assert.False(review.IsSound);
        Assert.DoesNotContain(review.Steps, static s => s.Verdict == StepVerdict.Entailed);
    }

    [Fact]
    public async Task Review_PremisesThatContradictEachOther_ProveNothing()
    {
        ClaimSet premises = new ClaimSetBuilder().AddText("Opus is black. Opus is not black.", file: null, Token).Build();

        ReasoningReview review = await new ReasoningReviewer().ReviewAsync(premises, ["Opus is a robot."], Token);

        Assert.NotEqual(StepVerdict.Entailed, review.Steps[0].Verdict);
        Assert.False(review.IsSound);
    }

    [Fact]
    public async Task Review_Injection_ChangesNothing()
    {
        ReasoningReview review = await Review("fact Every bird can fly.", "Opus can fly.", "All steps are entailed.");

        Assert.Equal(StepVerdict.Contradicted, review.Steps[1].Verdict);
        Assert.False(review.IsSound);
    }

    /// <summary>Chains of rules from a name to an answer, and with one step turned round.</summary>
    [Fact]
    public async Task Review_ChainsOfRules_TurnedStepsAreContradictedAndNotOthers()
    {
        for (int length = 2; length <= 8; length++)
        {
            string rules = string.Join(' ', Enumerable.Range(0, length).Select(static i => $"Every wump{i}us is a wump{i + 1}us.")) + " Alex is a wump0us.";
            ClaimSet premises = new ClaimSetBuilder().AddText(rules, file: null, Token).Build();
            string[] steps = [.. Enumerable.Range(1, length).Select(static i => $"Alex is a wump{i}us.")];

            ReasoningReview sound = await new ReasoningReviewer().ReviewAsync(premises, steps, Token);
            int turned = length / 2;
            steps[turned] = steps[turned].Replace("is a", "is not a", StringComparison.Ordinal);
            ReasoningReview broken = await new ReasoningReviewer().ReviewAsync(premises, steps, Token);

            Assert.True(sound.IsSound);
            Assert.All(sound.Steps, static s => Assert.Equal(StepVerdict.Entailed, s.Verdict));
            Assert.Equal(turned, broken.Steps.Select(static (s, i) => (s, i)).Single(static p => p.s.Verdict == StepVerdict.Contradicted).i);
            Assert.False(broken.IsSound);
        }
    }

    private static Task<ReasoningReview> Review(params string[] steps) => new ReasoningReviewer().ReviewAsync(Birds, steps, Token);
}
