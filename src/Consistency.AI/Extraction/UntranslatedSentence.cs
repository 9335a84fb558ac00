using Consistency.Claims;

namespace Consistency.AI.Extraction;

/// <summary>A sentence that could not be turned into a statement that says the same.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Reason">Why, in a sentence for people.</param>
public sealed record UntranslatedSentence(string Text, SourceSpan Span, string Reason);
