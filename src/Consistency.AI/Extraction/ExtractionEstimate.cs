namespace Consistency.AI.Extraction;

/// <summary>What reading a text will ask of a model, told before the first call.</summary>
/// <param name="Sentences">How many sentences the grammar cannot read.</param>
/// <param name="Calls">How many calls that takes when nothing has to be corrected.</param>
/// <param name="MostCalls">How many it takes at most, with every correction, within <see cref="Calls.ModelLimits.MaxCalls"/>.</param>
/// <param name="Tokens">About how many tokens <paramref name="Calls"/> use, questions and answers together.</param>
public sealed record ExtractionEstimate(int Sentences, int Calls, int MostCalls, long Tokens);
