using System.Collections.Immutable;
using Consistency.AI.Calls;
using Consistency.Findings;

namespace Consistency.AI.Beliefs;

/// <summary>What several answers to one request come to together.</summary>
public sealed record SelfConsistencyReport
{
    /// <summary>Gets the report on the claims of all samples, weighed by agreement, with what is known.</summary>
    /// <remarks>It is incomplete when a sentence of a sample could not be read, or a sample is missing; nothing to check when all decline.</remarks>
    public required ConsistencyReport Report { get; init; }

    /// <summary>Gets the claims with how far the samples agree on them, in the order in which they were first made.</summary>
    public required ImmutableArray<SampledClaim> Claims { get; init; }

    /// <summary>Gets the samples, in order.</summary>
    public required ImmutableArray<SampledAnswer> Samples { get; init; }

    /// <summary>Gets the sample that fits best with what the repair leaves: least against it, then most for it, then the first.</summary>
    /// <value>Null when no sample says anything, or the cheapest repair is not known.</value>
    public SampledAnswer? Best { get; init; }

    /// <summary>Gets what was asked of models.</summary>
    public ModelUsage Usage { get; init; }
}
