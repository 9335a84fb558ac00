using Consistency.AI.Calls;
using Consistency.AI.Relations;
using Consistency.Findings;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Tests.Relations;

public class RelationOptionTests
{
    private static readonly SentencePair[] Doors = [new("The door is red.", "The door is blue."), new("The door is red.", "The door has a colour.")];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Score_TokenProbabilities_AreTheScores()
    {
        ScriptedChatClient model = new((messages, _, _) =>
        {
            bool isContradiction = messages[0].Text.Contains("cannot both be true", StringComparison.Ordinal);
            bool isBlue = messages[1].Text.Contains("blue", StringComparison.Ordinal);
            ChatResponse response = ScriptedChatClient.Response("yes");
            response.RawRepresentation = isContradiction ? (isBlue ? 0.8 : 0.1) : 0.7;
            return Task.FromResult(response);
        });

        RelationScores scores = await new ChatRelationScorer(model, Quick(static r => (double?)r.RawRepresentation)).ScoreAsync(Doors, Token);

        Assert.Equal(new SentenceRelation(0, 0.8), scores.Relations[0]);
        Assert.Equal(new SentenceRelation(0.7, 0.1), scores.Relations[1]);

        // Both orders of two pairs for contradiction, then one entailment.
        Assert.Equal(5, model.Asked.Count);
        Assert.Null(scores.Failure);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    [InlineData("broken")]
    public async Task Score_ClientWithoutTokenProbabilities_IsAskedForPercentages(object? probability)
    {
        ScriptedChatClient model = ScriptedChatClient.Always(static _ => "{\"pairs\": [{\"number\": 1, \"percent\": 90}, {\"number\": 2, \"percent\": 90}]}");

        RelationScores scores = await new ChatRelationScorer(model, Quick(_ => (double?)probability)).ScoreAsync([Doors[0]], Token);

        Assert.Equal(new SentenceRelation(0, 0.9), scores.Relations[0]);
        Assert.Equal(2, model.Asked.Count);
    }

    [Fact]
    public async Task Check_Embeddings_PruneWhatIsNotAlike()
    {
        CountingScorer scorer = new();
        WeighedSentence[] sentences = [new("The red door is open."), new("The red door is shut."), new("The red sea is warm.")];

        RelationReport all = await new RelationChecker(scorer).CheckAsync(sentences, Token);
        RelationReport pruned = await new RelationChecker(scorer, new RelationCheckOptions { Embeddings = new Doorness() }).CheckAsync(sentences, Token);
        RelationReport cut = await new RelationChecker(
            scorer, new RelationCheckOptions { Embeddings = new Doorness(), LeastSimilarity = -1, MaxPairs = 2 }).CheckAsync(sentences, Token);

        Assert.Equal((6, 2, 2), (all.ScoredPairs, pruned.ScoredPairs, cut.ScoredPairs));
        Assert.All(scorer.Last, static p => Assert.DoesNotContain("sea", p.Premise + p.Hypothesis, StringComparison.Ordinal));
        Assert.True(pruned.Report.IsComplete);
        Assert.False(cut.Report.IsComplete);
    }

    [Fact]
    public async Task Check_EmbeddingsThatFail_PruneNothing()
    {
        WeighedSentence[] sentences = [new("The red door is open."), new("The red sea is warm.")];

        RelationReport report = await new RelationChecker(
            new CountingScorer(), new RelationCheckOptions { Embeddings = new Doorness { Fails = true } }).CheckAsync(sentences, Token);

        Assert.Equal(2, report.ScoredPairs);
        Assert.Equal(Verdict.Consistent, report.Report.Verdict);
    }

    private static RelationScorerOptions Quick(Func<ChatResponse, double?> probabilityOfYes) => new()
    {
        Limits = new ModelLimits { RetryDelay = TimeSpan.Zero, MaxRetries = 0, CallTimeout = TimeSpan.FromSeconds(20) },
        ProbabilityOfYes = probabilityOfYes,
    };

    private sealed class CountingScorer : IRelationScorer
    {
        public IReadOnlyList<SentencePair> Last { get; private set; } = [];

        public Task<RelationScores> ScoreAsync(IReadOnlyList<SentencePair> pairs, CancellationToken cancellationToken)
        {
            Last = pairs;
            return Task.FromResult(new RelationScores([.. pairs.Select(static _ => (SentenceRelation?)SentenceRelation.None)], new ModelUsage(), null));
        }

        public CallEstimate Estimate(IReadOnlyList<SentencePair> pairs) => CallEstimate.None;
    }

    private sealed class Doorness : IEmbeddingGenerator<string, Embedding<float>>
    {
        public bool Fails { get; init; }

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options, CancellationToken cancellationToken) => Fails
            ? throw new InvalidOperationException("no embeddings today")
            : Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(static v => new Embedding<float>(
                v.Contains("door", StringComparison.Ordinal) ? new float[] { 1, 0 } : new float[] { 0, 1 }))));

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
