using Consistency.AI.Middleware;
using Consistency.Claims;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Tests.Middleware;

public class StreamingTests
{
    private static readonly ConsistencyChatOptions Known = new()
    {
        Known = new ClaimSetBuilder().AddText("fact  No penguin can fly.").Build(),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Annotate_StreamedAnswer_ArrivesWholeWithTheCheckLast()
    {
        List<ChatResponseUpdate> updates = await Stream("Opus is a penguin. Opus can fly. Opus is black.", Known);

        Assert.Equal("Opus is a penguin. Opus can fly. Opus is black.", string.Concat(updates.Select(static u => u.Text)));
        Assert.Equal(AnswerOutcome.Inconsistent, updates[^1].GetConsistencyCheck()!.Outcome);
        Assert.Equal(AnswerOutcome.Inconsistent, updates.ToChatResponse().GetConsistencyCheck()!.Outcome);
    }

    [Fact]
    public async Task Annotate_AnswerWithoutAFullStop_IsCheckedToo()
    {
        List<ChatResponseUpdate> updates = await Stream("Opus is a penguin. Opus can fly", Known);

        Assert.Equal(AnswerOutcome.Inconsistent, updates[^1].GetConsistencyCheck()!.Outcome);
    }

    [Fact]
    public async Task StopOnCertainConflict_EndsBeforeTheSentenceThatCannotBeTrue()
    {
        List<ChatResponseUpdate> updates = await Stream(
            "Opus is a penguin. Opus is black. Opus can fly. Opus likes fish.", Known with { StopStreamOnCertainConflict = true });

        string text = string.Concat(updates.Select(static u => u.Text));
        Assert.StartsWith("Opus is a penguin. Opus is black.I don't know.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("fish", text, StringComparison.Ordinal);
        Assert.Equal(ChatFinishReason.ContentFilter, updates[^1].FinishReason);
    }

    [Fact]
    public async Task StopOnCertainConflict_ConflictOfMereClaims_PassesThrough()
    {
        List<ChatResponseUpdate> updates = await Stream(
            "Alice is old.", Known with { StopStreamOnCertainConflict = true }, new ChatMessage(ChatRole.User, "Alice is not old."));

        Assert.Equal("Alice is old.", string.Concat(updates.Select(static u => u.Text)));
        Assert.Equal(AnswerOutcome.Inconsistent, updates[^1].GetConsistencyCheck()!.Outcome);
    }

    [Fact]
    public async Task Throw_BeforeTheSentenceIsPassedOn()
    {
        List<string> seen = [];

        await Assert.ThrowsAsync<InconsistentAnswerException>(async () =>
        {
            IChatClient client = ConsistencyChatClientTests.Client(
                ScriptedChatClient.Saying("Opus is a penguin. Opus can fly."), Known with { Policy = AnswerPolicy.Throw });
            await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("Hello.", cancellationToken: Token))
            {
                seen.Add(update.Text);
            }
        });

        Assert.Equal("Opus is a penguin.", string.Concat(seen));
    }

    [Fact]
    public async Task Revise_StreamsTheRevisedAnswer()
    {
        ScriptedChatClient model = ScriptedChatClient.Saying("Opus is a penguin. Opus can fly.", "Opus is a penguin.");

        List<ChatResponseUpdate> updates = await Stream(model, Known with { Policy = AnswerPolicy.Revise });

        Assert.Equal("Opus is a penguin.", string.Concat(updates.Select(static u => u.Text)));
        Assert.Equal(1, updates.ToChatResponse().GetConsistencyCheck()!.Revisions);
    }

    [Fact]
    public async Task Abstain_NothingOfTheAnswerIsSeen()
    {
        List<ChatResponseUpdate> updates = await Stream("Opus is a penguin. Opus can fly.", Known with { Policy = AnswerPolicy.Abstain });

        Assert.StartsWith("I don't know.", string.Concat(updates.Select(static u => u.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_IsNothingToCheck()
    {
        List<ChatResponseUpdate> updates = await Stream("I don't know.", Known);

        Assert.Equal(AnswerOutcome.NothingToCheck, updates[^1].GetConsistencyCheck()!.Outcome);
    }

    [Fact]
    public async Task EmptyAnswer_HasNoCheckAndEnds()
    {
        List<ChatResponseUpdate> updates = await Stream(string.Empty, Known);

        Assert.All(updates, static u => Assert.Null(u.GetConsistencyCheck()));
    }

    [Fact]
    public async Task Cancelled_MidStream_Stops()
    {
        using CancellationTokenSource cancellation = new();
        IChatClient client = ConsistencyChatClientTests.Client(
            ScriptedChatClient.Saying(string.Concat(Enumerable.Repeat("Opus is a penguin. ", 500))), Known);
        int seen = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("Hello.", cancellationToken: cancellation.Token))
            {
                if (++seen == 5)
                {
                    await cancellation.CancelAsync();
                }
            }
        });

        Assert.InRange(seen, 5, 20);
    }

    private static Task<List<ChatResponseUpdate>> Stream(string answer, ConsistencyChatOptions options, params ChatMessage[] messages) =>
        Stream(ScriptedChatClient.Saying(answer), options, messages);

    private static async Task<List<ChatResponseUpdate>> Stream(
        ScriptedChatClient model, ConsistencyChatOptions options, params ChatMessage[] messages)
    {
        List<ChatResponseUpdate> updates = [];
        IChatClient client = ConsistencyChatClientTests.Client(model, options);
        ChatMessage[] asked = messages.Length == 0 ? [new ChatMessage(ChatRole.User, "Hello.")] : messages;
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(asked, cancellationToken: Token))
        {
            updates.Add(update);
        }

        return updates;
    }
}
