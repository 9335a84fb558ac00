using System.ClientModel;
using Consistency.AI.Beliefs;
using Consistency.AI.Calls;
using Consistency.AI.Relations;
using Consistency.AI.Tests.Samples;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace Consistency.AI.Tests.Beliefs;

/// <summary>Log-probabilities of a real client, from a server that speaks OpenAI's protocol. docs/models-beliefs.md has this code.</summary>
public class TokenProbabilityTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Elicit_OpenAIClient_AsksForLogProbabilitiesAndReadsThem()
    {
        using ChatServer server = new("Yes")
        {
            Tokens = static request => request.ToJsonString().Contains("cannot", StringComparison.Ordinal)
                ? [("No", Math.Log(0.6)), ("no", Math.Log(0.2)), ("Yes", Math.Log(0.2))]
                : [("Yes", Math.Log(0.6)), ("yes", Math.Log(0.3)), ("No", Math.Log(0.1))],
        };

        ElicitedBeliefs beliefs = await new BeliefElicitor(Client(server), new BeliefElicitationOptions
        {
            ProbabilityOfYes = ProbabilityOfYes, ChatOptions = AskingForLogProbabilities, Limits = YesOrNoModel.Quick,
        }).ElicitAsync([new BeliefQuestion("Tweety can fly.")], cancellationToken: Token);

        ElicitedBelief belief = beliefs.Beliefs.Single();
        Assert.Equal(0.9, belief.Affirmed!.Value, 6);
        Assert.Equal(0.2, belief.Denied!.Value, 6);
        Assert.Equal(2, beliefs.Usage.Calls);
        Assert.Equal(24, beliefs.Usage.TotalTokens);
    }

    [Fact]
    public async Task Score_OpenAIClient_AsksForLogProbabilitiesAndReadsThem()
    {
        using ChatServer server = new("Yes") { Tokens = static _ => [("Yes", Math.Log(0.8)), ("No", Math.Log(0.2))] };

        RelationScores scores = await new ChatRelationScorer(Client(server), new RelationScorerOptions
        {
            ProbabilityOfYes = ProbabilityOfYes, YesOrNoOptions = AskingForLogProbabilities, Limits = YesOrNoModel.Quick,
        }).ScoreAsync([new("The door is red.", "The door is blue.")], Token);

        Assert.Equal(0.8, scores.Relations[0]!.Value.Contradicts, 6);
    }

    [Fact]
    public async Task Elicit_ServerWithoutLogProbabilities_IsSampled()
    {
        using ChatServer server = new("Yes");

        ElicitedBeliefs beliefs = await new BeliefElicitor(Client(server), new BeliefElicitationOptions
        {
            ProbabilityOfYes = ProbabilityOfYes, ChatOptions = AskingForLogProbabilities, Limits = YesOrNoModel.Quick, Samples = 3, AskNegation = false,
        }).ElicitAsync([new BeliefQuestion("Tweety can fly.")], cancellationToken: Token);

        Assert.Equal(0.8, beliefs.Beliefs.Single().Probability!.Value, 12);
        Assert.Equal(3, beliefs.Usage.Calls);
    }

    private static ChatOptions AskingForLogProbabilities { get; } = new()
    {
        RawRepresentationFactory = static _ => new ChatCompletionOptions { IncludeLogProbabilities = true, TopLogProbabilityCount = 10 },
    };

    private static double? ProbabilityOfYes(ChatResponse response) =>
        response.RawRepresentation is ChatCompletion { ContentTokenLogProbabilities: [{ } first, ..] }
            ? YesProbability.FromTokens(first.TopLogProbabilities.Select(static t => (t.Token, (double)t.LogProbability)))
            : null;

    private static IChatClient Client(ChatServer server) =>
        new OpenAIClient(new ApiKeyCredential("none"), new OpenAIClientOptions { Endpoint = new Uri(server.Endpoint) }).GetChatClient("small").AsIChatClient();
}
