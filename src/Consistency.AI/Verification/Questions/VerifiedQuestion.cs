using Consistency.Claims;

namespace Consistency.AI.Verification.Questions;

/// <summary>A claim that the solver chose to have verified, and what came of it.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="ExpectedGain">The bits that its answer was expected to give; null with linear weights.</param>
/// <param name="Answer">The answer.</param>
/// <param name="CostBefore">What the cheapest repair cost before the answer; null when that was not known.</param>
public sealed record VerifiedQuestion(Statement Claim, decimal? ExpectedGain, ClaimVerification Answer, decimal? CostBefore);
