using Microsoft.Extensions.AI;

namespace Consistency.AI.Calls;

/// <summary>What came of one question to a model.</summary>
/// <param name="Outcome">How the call ended.</param>
/// <param name="Text">The text of the answer; empty when there is none that may be used.</param>
/// <param name="Explanation">Why there is no answer, in a sentence for people; null when there is one.</param>
/// <param name="Response">The whole answer, for what goes with the text; null when no call came through.</param>
internal sealed record ModelReply(ModelOutcome Outcome, string Text, string? Explanation, ChatResponse? Response)
{
    public bool IsAnswer => Outcome == ModelOutcome.Answered;

    public static ModelReply Answer(string text, ChatResponse response) => new(ModelOutcome.Answered, text, null, response);

    public static ModelReply None(ModelOutcome outcome, string explanation, ChatResponse? response = null) =>
        new(outcome, string.Empty, explanation, response);
}
