using Consistency.AI.Middleware;
using Consistency.AI.Relations;
using Microsoft.Extensions.AI;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Consistency.AI.Tests.Calls;

/// <summary>What OpenTelemetry's own exporter gets of caches; other tests of the process may look things up as well, so there is at least so much.</summary>
public sealed class CacheTelemetryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Relations_SamePairAgain_IsAHit()
    {
        ScriptedChatClient model = new((_, _, _) => Task.FromResult(ScriptedChatClient.Response("{\"pairs\": [{\"number\": 1, \"percent\": 10}, {\"number\": 2, \"percent\": 10}]}")));
        ChatRelationScorer scorer = new(model, new RelationScorerOptions());

        Dictionary<(string Name, bool IsHit), long> lookups = await LookupsAsync(async () =>
        {
            await scorer.ScoreAsync([new("The door is red.", "The door is open.")], Token);
            await scorer.ScoreAsync([new("The door is red.", "The door is open.")], Token);
        });

        Assert.True(lookups[("relations", false)] >= 2);
        Assert.True(lookups[("relations", true)] >= 2);
    }

    [Fact]
    public async Task Messages_SameConversationAgain_IsAHit()
    {
        IChatClient client = ScriptedChatClient.Saying("Opus is a penguin.", "Opus is small.").AsBuilder()
            .UseConsistency(new ConsistencyChatOptions { Policy = AnswerPolicy.Annotate }).Build();

        Dictionary<(string Name, bool IsHit), long> lookups = await LookupsAsync(async () =>
        {
            ChatResponse first = await client.GetResponseAsync("Hello.", cancellationToken: Token);
            await client.GetResponseAsync([new ChatMessage(ChatRole.User, "Hello."), .. first.Messages, new ChatMessage(ChatRole.User, "And?")], cancellationToken: Token);
        });

        Assert.True(lookups[("messages", true)] >= 1);
    }

    private static async Task<Dictionary<(string Name, bool IsHit), long>> LookupsAsync(Func<Task> act)
    {
        List<Metric> metrics = [];
        using (MeterProvider provider = Sdk.CreateMeterProviderBuilder().AddMeter("Consistency").AddInMemoryExporter(metrics).Build())
        {
            await act();
            Assert.True(provider.ForceFlush());
        }

        // The flush and the end of the provider each export; the last one has it all.
        Metric lookups = metrics.Last(static m => m.Name == "consistency.cache.lookups");
        Assert.Equal("{lookup}", lookups.Unit);
        Dictionary<(string, bool), long> counts = [];
        foreach (ref readonly MetricPoint point in lookups.GetMetricPoints())
        {
            Dictionary<string, object?> tags = [];
            foreach (KeyValuePair<string, object?> tag in point.Tags)
            {
                tags.Add(tag.Key, tag.Value);
            }

            counts[((string)tags["consistency.cache.name"]!, (bool)tags["consistency.cache.hit"]!)] = point.GetSumLong();
        }

        return counts;
    }
}
