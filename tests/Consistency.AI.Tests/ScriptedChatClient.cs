using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Tests;

/// <summary>A model that follows a script: it answers, fails or waits as it is told, and keeps what it was asked.</summary>
internal sealed class ScriptedChatClient(params ScriptedChatClient.Act[] acts) : IChatClient
{
    private int _next;

    /// <summary>Answers one question; the number counts the questions from 0.</summary>
    public delegate Task<ChatResponse> Act(IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken);

    /// <summary>Everything that was asked, in order.</summary>
    public List<(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options)> Asked { get; } = [];

    /// <summary>Answers every question by the same function of its last message.</summary>
    public static ScriptedChatClient Always(Func<string, string> answer) =>
        new((messages, _, _) => Task.FromResult(Response(answer(messages[^1].Text))));

    /// <summary>Says these texts, one for each question; the last one again and again.</summary>
    public static ScriptedChatClient Saying(params string[] texts) => new([.. texts.Select(Says)]);

    public static Act Says(string text) => (_, _, _) => Task.FromResult(Response(text));

    public static Act Fails(Exception exception) => (_, _, _) => Task.FromException<ChatResponse>(exception);

    public static Act NeverAnswers { get; } = async (_, _, token) =>
    {
        await Task.Delay(Timeout.Infinite, token);
        throw new InvalidOperationException("A wait without end is over.");
    };

    public static ChatResponse Response(string text) => new(new ChatMessage(ChatRole.Assistant, text));

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        List<ChatMessage> asked = [.. messages];
        Act act;
        lock (Asked)
        {
            Asked.Add((asked, options));
            act = acts[Math.Min(_next++, acts.Length - 1)];
        }

        return await act(asked, options, cancellationToken);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatResponse response = await GetResponseAsync(messages, options, cancellationToken);

        foreach (AIContent content in response.Messages.SelectMany(static m => m.Contents).Where(static c => c is not TextContent))
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, [content]);
        }

        // Word by word, as models do.
        foreach (string word in response.Text.Split(' ').Select(static (w, i) => i == 0 ? w : " " + w))
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, word);
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
