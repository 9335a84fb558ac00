namespace Consistency.AI.Beliefs;

/// <summary>One of several answers to a request.</summary>
/// <param name="Text">The answer; empty when there is none.</param>
/// <param name="LostWeight">What of the agreed claims the answer has against it after the repair: the weight of those that it says otherwise.</param>
/// <param name="KeptWeight">The weight of the agreed claims that it says as the repair leaves them.</param>
/// <param name="Problem">Why nothing of it was used, in a sentence for people; null when something was.</param>
public sealed record SampledAnswer(string Text, decimal LostWeight, decimal KeptWeight, string? Problem);
