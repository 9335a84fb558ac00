using Consistency.AI.Calls;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Beliefs;

/// <summary>The question by which a model is asked whether something is true.</summary>
internal static class BeliefPrompt
{
    private const string Instructions =
        "Is the following true? (If it is a question: is the answer to it yes?) Answer with one word, yes or no. If you do not know, answer " +
        "with the word unknown.";

    private const string WithBeliefs = " Before it stands what you hold to be true and what follows from what; where it bears on the question, take it into account.";

    /// <summary>Puts the question together.</summary>
    /// <param name="text">What is asked.</param>
    /// <param name="beliefs">What the model is reminded of; empty for nothing.</param>
    public static List<ChatMessage> Messages(string text, IReadOnlyList<string> beliefs)
    {
        string asked = UntrustedText.Fence(text.ReplaceLineEndings(" ").Trim());
        string question = beliefs.Count == 0
            ? asked
            : $"What you hold to be true:\n{UntrustedText.Fence(string.Join('\n', beliefs.Select(static b => $"- {b.ReplaceLineEndings(" ").Trim()}")))}\n\nThe question:\n{asked}";
        return
        [
            new ChatMessage(ChatRole.System, $"{Instructions}{(beliefs.Count == 0 ? string.Empty : WithBeliefs)}\n\n{UntrustedText.Instruction}"),
            new ChatMessage(ChatRole.User, question),
        ];
    }
}
