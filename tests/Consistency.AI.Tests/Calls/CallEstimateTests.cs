using Consistency.AI.Beliefs;
using Consistency.AI.Calls;
using Consistency.AI.Extraction;
using Consistency.AI.Generation;
using Consistency.AI.Middleware;
using Consistency.AI.Relations;
using Consistency.AI.Retrieval;
using Consistency.AI.Tests.Beliefs;
using Consistency.AI.Verification;
using Consistency.AI.Verification.Questions;
using Consistency.Claims;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Tests.Calls;

/// <summary>Every loop tells what it will ask before the first call: what it asks when all goes well, and never more than it said.</summary>
public class CallEstimateTests
{
    /// <summary>No sentence that the grammar reads.</summary>
    private const string Hard = "Which, as it were, of all that it might be.";

    private const string Birds = """
        fact   No penguin can fly.
        claim  Opus is a penguin.  @ 0.8
        claim  Opus can fly.       @ 0.7
        claim  Rex is a penguin.   @ 0.8
        claim  Rex can fly.        @ 0.7
        claim  Opus is black.      @ 0.6
        """;

    private static readonly ChatMessage[] Request = [new(ChatRole.User, "What do you know of Opus?")];

    private static readonly BeliefElicitationOptions Tokens = new()
    {
        Limits = YesOrNoModel.Quick, ProbabilityOfYes = static r => (double?)r.RawRepresentation, AskNegation = false,
    };

    private static readonly ModelExtractionOptions Reading = new() { Limits = YesOrNoModel.Quick, MaxCorrections = 1 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Add_CountsBeyondTheGreatestNumber_StayAtIt()
    {
        CallEstimate sum = new CallEstimate(int.MaxValue, int.MaxValue, 3) + new CallEstimate(1, 2, 4);

        Assert.Equal(new CallEstimate(int.MaxValue, int.MaxValue, 7), sum);
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(0.2, 2)]
    public async Task Chain_AsksAsManyQuestionsAsTheEstimateWithSureAnswers_AndNeverMoreThanItSaysAtMost(double leastGain, int calls)
    {
        ChainOfVerificationOptions options = new() { LeastGain = (decimal)leastGain };
        ScriptedChatClient sure = YesOrNoModel.Believing(static (asked, _) => asked.Contains("fly", StringComparison.Ordinal) ? 0.0001 : 0.9999);
        ScriptedChatClient unsure = YesOrNoModel.Believing(static (_, _) => 0.5);

        CallEstimate estimate = await Chain(sure, options).EstimateAsync(Read(Birds), Token);
        int asked = sure.Asked.Count;
        VerificationReport quick = await Chain(sure, options).VerifyAsync(Read(Birds), Token);
        VerificationReport slow = await Chain(unsure, options).VerifyAsync(Read(Birds), Token);

        Assert.Equal(0, asked);
        Assert.Equal(calls, estimate.Calls);
        Assert.Equal(estimate.Calls, quick.Usage.Calls);
        Assert.InRange(slow.Usage.Calls, calls, estimate.MostCalls);
        Assert.InRange(estimate.Tokens, quick.Usage.TotalTokens / 2, quick.Usage.TotalTokens * 2);
    }

    [Fact]
    public async Task Chain_NothingInConflict_AsksNothing()
    {
        Assert.Equal(CallEstimate.None, await Chain(ScriptedChatClient.Saying("yes")).EstimateAsync(Read("Opus is a penguin. Opus is black."), Token));
    }

    [Fact]
    public async Task Chain_MostQuestions_BoundTheEstimate()
    {
        ModelClaimVerifier verifier = new(new BeliefElicitor(YesOrNoModel.Believing(static (_, _) => 0.5), Tokens));
        ChainOfVerification one = new(verifier, new ChainOfVerificationOptions { MaxQuestions = 1 });

        CallEstimate estimate = await one.EstimateAsync(Read(Birds), Token);

        Assert.Equal((1, Tokens.Samples * (1 + YesOrNoModel.Quick.MaxRetries)), (estimate.Calls, estimate.MostCalls));
        Assert.Equal(1, (await one.VerifyAsync(Read(Birds), Token)).Usage.Calls);
    }

    [Fact]
    public async Task AnswerVerifier_GoodDraft_CostsWhatTheEstimateSays()
    {
        ScriptedChatClient model = ScriptedChatClient.Saying("Opus is a penguin. Opus is black.");
        AnswerVerifier verifier = Verifier(model, new GrammarClaimExtractor());

        CallEstimate estimate = await verifier.EstimateAsync(Request, "Opus is a penguin. Opus is black.", cancellationToken: Token);
        int asked = model.Asked.Count;
        VerifiedAnswer answer = await verifier.AnswerAsync(Request, cancellationToken: Token);

        Assert.Equal(0, asked);
        Assert.Equal(1, estimate.Calls);
        Assert.Equal(estimate.Calls, answer.Usage.Calls);
    }

    [Theory]
    [InlineData("Opus is a penguin. Opus can fly.")]
    [InlineData("Opus is a penguin. Opus can fly. " + Hard)]
    public async Task AnswerVerifier_ModelThatMendsNothing_NeverAsksMoreThanTheEstimate(string draft)
    {
        ScriptedChatClient model = ScriptedChatClient.Saying(draft);
        AnswerVerifier verifier = Verifier(model, new ModelClaimExtractor(ScriptedChatClient.Saying("no"), Reading));

        CallEstimate estimate = await verifier.EstimateAsync(Request, draft, cancellationToken: Token);
        VerifiedAnswer answer = await verifier.AnswerAsync(Request, cancellationToken: Token);

        Assert.Equal(3, model.Asked.Count);
        Assert.InRange(answer.Usage.Calls, estimate.Calls, estimate.MostCalls);
    }

    [Theory]
    [InlineData(AnswerPolicy.Annotate, false)]
    [InlineData(AnswerPolicy.Annotate, true)]
    [InlineData(AnswerPolicy.Revise, false)]
    [InlineData(AnswerPolicy.Revise, true)]
    public async Task Middleware_NeverAsksMoreThanTheEstimate(AnswerPolicy policy, bool isStreamed)
    {
        const string Said = "Opus is a penguin. Opus can fly. " + Hard + " Of what, if any, and by whom. Rex is black.";
        ScriptedChatClient model = ScriptedChatClient.Saying(Said);
        ScriptedChatClient reader = ScriptedChatClient.Saying("no");
        IChatClient client = model.AsBuilder().UseConsistency(new ConsistencyChatOptions
        {
            Policy = policy,
            Known = Read("fact  No penguin can fly."),
            Extractor = new ModelClaimExtractor(reader, Reading),
            Limits = YesOrNoModel.Quick,
        }).Build();
        ChatMessage[] messages = [new(ChatRole.User, "Tell me. " + Hard), new(ChatRole.Assistant, Hard), .. Request];

        CallEstimate estimate = client.EstimateCheckedResponse(messages, Said, cancellationToken: Token);
        int asked = model.Asked.Count + reader.Asked.Count;
        if (isStreamed)
        {
            await foreach (ChatResponseUpdate _ in client.GetStreamingResponseAsync(messages, cancellationToken: Token))
            {
            }
        }
        else
        {
            await client.GetResponseAsync(messages, cancellationToken: Token);
        }

        Assert.Equal(0, asked);
        Assert.Equal(policy == AnswerPolicy.Revise ? 3 : 1, model.Asked.Count);
        Assert.InRange(model.Asked.Count + reader.Asked.Count, estimate.Calls, estimate.MostCalls);

        // What was read is not read again: another request costs its answer alone.
        CallEstimate next = client.EstimateCheckedResponse(messages, "Rex is black.", cancellationToken: Token);
        Assert.Equal((1, 1), (next.Calls, policy == AnswerPolicy.Revise ? 1 : next.MostCalls));
    }

    [Fact]
    public void Middleware_NotInThePipeline_SaysWhatIsMissing()
    {
        InvalidOperationException failure = Assert.Throws<InvalidOperationException>(
            () => ScriptedChatClient.Saying("yes").EstimateCheckedResponse(Request, "Opus is black.", cancellationToken: Token));

        Assert.Contains("UseConsistency", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_ConflictsWithinTheEstimate_AndWhatIsBankedIsNotAskedAgain()
    {
        BeliefSession session = new(
            new BeliefElicitor(YesOrNoModel.Believing(static (_, _) => 0.9), Tokens),
            new BeliefSessionOptions { Known = Read("fact  No penguin can fly.") });
        BeliefQuestion[] questions = [new("Opus is a penguin."), new("Opus can fly."), new("Opus is black.")];

        CallEstimate estimate = session.Estimate(questions);
        int before = session.Usage.Calls;
        await session.AskAsync(questions, Token);

        Assert.Equal(0, before);
        Assert.Equal(3, estimate.Calls);
        Assert.InRange(session.Usage.Calls, 4, estimate.MostCalls);
        Assert.Equal(CallEstimate.None, session.Estimate(questions));
    }

    [Fact]
    public async Task Relations_OfSentences_AreWhatTheScorerSays()
    {
        ScriptedChatClient model = ScriptedChatClient.Saying("no");
        ChatRelationScorer scorer = new(model, new RelationScorerOptions { Limits = YesOrNoModel.Quick });
        RelationChecker checker = new(scorer);
        WeighedSentence[] sentences = [new("The door is open.", 0.8), new("The door is shut.", 0.7), new("Bob sings.", 0.9)];

        CallEstimate estimate = checker.Estimate(sentences);
        int asked = model.Asked.Count;
        RelationReport report = await checker.CheckAsync(sentences, Token);

        Assert.Equal(0, asked);
        Assert.Equal(2, estimate.Calls);
        Assert.InRange(report.Usage.Calls, 1, estimate.MostCalls);
    }

    [Fact]
    public async Task ReadingLoops_CountEachTextOnce()
    {
        ScriptedChatClient reader = ScriptedChatClient.Saying("no");
        ModelClaimExtractor extractor = new(reader, Reading);
        RetrievedDocument[] documents = [new("one", "Opus is black."), new("two", Hard)];
        RetrievalChecker retrieval = new(extractor);
        ReasoningReviewer reasoning = new(extractor);
        ChatOptions answers = new() { MaxOutputTokens = 100 };
        SelfConsistencyChecker sampling = new(
            ScriptedChatClient.Saying(Hard), new SelfConsistencyOptions { Extractor = extractor, Samples = 3, ChatOptions = answers });
        ConstrainedGenerator generating = new(
            ScriptedChatClient.Saying(Hard),
            new ConstrainedGenerationOptions { Rules = Read("rule Every penguin is black."), Extractor = extractor, MaxCandidates = 2, Limits = YesOrNoModel.Quick });

        CallEstimate retrieved = retrieval.Estimate(Hard, documents, Token);
        CallEstimate reasoned = reasoning.Estimate([Hard, "Opus is black."], Token);
        CallEstimate sampled = sampling.Estimate(Request, Hard, Token);
        CallEstimate generated = generating.Estimate(Request, likelyAnswer: Hard, cancellationToken: Token);

        Assert.Empty(reader.Asked);
        Assert.Equal((2, 1), (retrieved.Calls, reasoned.Calls));
        Assert.InRange((await retrieval.CheckAsync(Hard, documents, cancellationToken: Token)).Usage.Calls, retrieved.Calls, retrieved.MostCalls);
        int before = reader.Asked.Count;
        await reasoning.ReviewAsync(Read("Opus is a penguin."), [Hard, "Opus is black."], Token);
        Assert.InRange(reader.Asked.Count - before, reasoned.Calls, reasoned.MostCalls);
        Assert.Equal(6, sampled.Calls);
        Assert.InRange((await sampling.CheckAsync(Request, Token)).Usage.Calls, sampled.Calls, sampled.MostCalls);
        Assert.Equal(2, generated.Calls);
        Assert.InRange((await generating.GenerateAsync(Request, cancellationToken: Token)).Usage.Calls, generated.Calls, generated.MostCalls);
    }

    private static ClaimSet Read(string text) => new ClaimSetBuilder().AddText(text, file: null, Token).Build();

    private static ChainOfVerification Chain(IChatClient model, ChainOfVerificationOptions? options = null) =>
        new(new ModelClaimVerifier(new BeliefElicitor(model, Tokens)), options);

    private static AnswerVerifier Verifier(IChatClient model, IClaimExtractor extractor) => new(
        model,
        Chain(YesOrNoModel.Believing(static (asked, _) => asked.Contains("fly", StringComparison.Ordinal) ? 0.05 : 0.95)),
        new AnswerVerifierOptions { Known = Read("fact  No penguin can fly."), Extractor = extractor, Limits = YesOrNoModel.Quick });
}
