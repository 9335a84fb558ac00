namespace Consistency.AI.Relations;

/// <summary>A sentence that somebody holds to be true.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Confidence">How sure they are, 0 to 1; null for the default of the check.</param>
/// <param name="Source">Who holds it; null when it is not known.</param>
public sealed record WeighedSentence(string Text, double? Confidence = null, string? Source = null);
