using Consistency.Claims;

namespace Consistency.AI.Beliefs;

/// <summary>A claim that is made in samples, and how far they agree on it.</summary>
/// <param name="Statement">The claim as it is checked: what most of those say that speak of it, with its confidence.</param>
/// <param name="Supporting">How many samples say it.</param>
/// <param name="Denying">How many say the opposite.</param>
/// <param name="Silent">How many say neither.</param>
public sealed record SampledClaim(Statement Statement, int Supporting, int Denying, int Silent);
