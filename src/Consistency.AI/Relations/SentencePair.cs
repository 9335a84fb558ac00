namespace Consistency.AI.Relations;

/// <summary>Two sentences, in this order.</summary>
/// <param name="Premise">What is taken to be true.</param>
/// <param name="Hypothesis">What may follow from it, or be denied by it.</param>
public readonly record struct SentencePair(string Premise, string Hypothesis);
