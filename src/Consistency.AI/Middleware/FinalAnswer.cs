using Microsoft.Extensions.AI;

namespace Consistency.AI.Middleware;

/// <summary>The text that a response ends with, apart from calls of functions and what they gave.</summary>
internal sealed class FinalAnswer
{
    private readonly int _index;

    private FinalAnswer(ChatResponse response, int index)
    {
        Response = response;
        _index = index;
    }

    public ChatResponse Response { get; }

    public string Text => Response.Messages[_index].Text;

    /// <summary>Finds it.</summary>
    /// <returns>Null when the response ends with a call of a function, or has no text.</returns>
    public static FinalAnswer? Of(ChatResponse response)
    {
        int last = response.Messages.Count - 1;
        return last >= 0
            && response.Messages[last] is { } message
            && message.Role == ChatRole.Assistant
            && !message.Contents.Any(static c => c is FunctionCallContent)
            && !string.IsNullOrWhiteSpace(message.Text)
            ? new FinalAnswer(response, last)
            : null;
    }

    /// <summary>What was said before it, in the conversation and in the response itself.</summary>
    public IReadOnlyList<ChatMessage> Before(IReadOnlyList<ChatMessage> conversation) =>
        _index == 0 ? conversation : [.. conversation, .. Response.Messages.Take(_index)];

    /// <summary>The response with another text in the place of this one; everything that is no text stays.</summary>
    public ChatResponse WithText(string text)
    {
        ChatMessage message = Response.Messages[_index].Clone();
        message.Contents = [new TextContent(text), .. message.Contents.Where(static c => c is not TextContent)];
        List<ChatMessage> messages = [.. Response.Messages];
        messages[_index] = message;
        return With(Response, messages, Response.Usage);
    }

    /// <summary>The answer of a later response in the place of this one: what led to this one stays, and both are paid for.</summary>
    public FinalAnswer ReplacedBy(FinalAnswer later)
    {
        UsageDetails? usage = later.Response.Usage;
        if (Response.Usage is { } first)
        {
            UsageDetails sum = new();
            sum.Add(first);
            if (usage is not null)
            {
                sum.Add(usage);
            }

            usage = sum;
        }

        List<ChatMessage> messages = [.. Response.Messages.Take(_index), .. later.Response.Messages];
        return new FinalAnswer(With(later.Response, messages, usage), messages.Count - 1);
    }

    private static ChatResponse With(ChatResponse response, List<ChatMessage> messages, UsageDetails? usage) => new(messages)
    {
        ResponseId = response.ResponseId,
        ConversationId = response.ConversationId,
        ModelId = response.ModelId,
        CreatedAt = response.CreatedAt,
        FinishReason = response.FinishReason,
        Usage = usage,
        AdditionalProperties = response.AdditionalProperties?.Clone(),
    };
}
