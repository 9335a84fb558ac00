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
        return new ChatResponse(messages)
        {
            ResponseId = Response.ResponseId,
            ConversationId = Response.ConversationId,
            ModelId = Response.ModelId,
            CreatedAt = Response.CreatedAt,
            FinishReason = Response.FinishReason,
            Usage = Response.Usage,
            AdditionalProperties = Response.AdditionalProperties?.Clone(),
        };
    }
}
