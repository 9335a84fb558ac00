using Microsoft.Extensions.AI;

namespace Consistency.AI.Calls;

/// <summary>Puts together what is sent after an answer: everything again, or what is new alone where the service keeps the conversation.</summary>
internal static class FollowUp
{
    /// <summary>Gives the messages and options of the next call.</summary>
    /// <param name="messages">What was sent before; it is not changed.</param>
    /// <param name="options">What went with it.</param>
    /// <param name="response">What was answered; null when no answer came through.</param>
    /// <param name="next">What is said now.</param>
    public static (List<ChatMessage> Messages, ChatOptions? Options) After(
        List<ChatMessage> messages, ChatOptions? options, ChatResponse? response, ChatMessage next)
    {
        if (response?.ConversationId is { } id)
        {
            ChatOptions continued = options?.Clone() ?? new ChatOptions();
            continued.ConversationId = id;
            return ([next], continued);
        }

        return ([.. messages, .. response?.Messages ?? [], next], options);
    }
}
