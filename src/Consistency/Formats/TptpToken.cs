namespace Consistency.Formats;

/// <summary>A word or sign of a TPTP document.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A name without its quotes, a sign as it stands.</param>
/// <param name="Start">Where it starts.</param>
/// <param name="Length">How long it is, quotes included.</param>
internal readonly record struct TptpToken(TptpTokenKind Kind, string Text, int Start, int Length);
