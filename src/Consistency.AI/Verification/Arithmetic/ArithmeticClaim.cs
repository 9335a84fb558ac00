namespace Consistency.AI.Verification.Arithmetic;

/// <summary>An arithmetic claim that was found in a text.</summary>
/// <param name="Text">The claim, as it stands in the text.</param>
/// <param name="Start">Where it starts, in UTF-16 code units from 0.</param>
/// <param name="Outcome">What exact evaluation says of it.</param>
/// <param name="Exact">The exact value of its left side; null when it has none or was not evaluated.</param>
public sealed record ArithmeticClaim(string Text, int Start, ArithmeticOutcome Outcome, string? Exact);
