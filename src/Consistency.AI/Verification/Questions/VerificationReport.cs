using System.Collections.Immutable;
using Consistency.AI.Calls;
using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.AI.Verification.Questions;

/// <summary>What a chain of verification found out.</summary>
public sealed record VerificationReport
{
    /// <summary>Gets the report with everything that was found out.</summary>
    public required ConsistencyReport Report { get; init; }

    /// <summary>Gets the claims that were given, and what was found out: certain answers as facts, opinions as claims of the verifier.</summary>
    public required ClaimSet Claims { get; init; }

    /// <summary>Gets the questions, in the order in which they were asked.</summary>
    public required ImmutableArray<VerifiedQuestion> Questions { get; init; }

    /// <summary>Gets why no further question was asked.</summary>
    public required VerificationEnd End { get; init; }

    /// <summary>Gets what was asked of models.</summary>
    public ModelUsage Usage { get; init; }
}
