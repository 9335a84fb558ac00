using System.Collections.Immutable;
using Consistency.Findings;

namespace Consistency.AI.Beliefs;

/// <summary>What a session answers to a question: what the model said, and what the bank as a whole makes of it.</summary>
public sealed record BeliefAnswer
{
    /// <summary>Gets the question.</summary>
    public required BeliefQuestion Question { get; init; }

    /// <summary>Gets what the model said; the second time when it was asked again.</summary>
    public required ElicitedBelief Said { get; init; }

    /// <summary>Gets what it said at first; null when it was not asked again.</summary>
    public ElicitedBelief? SaidFirst { get; init; }

    /// <summary>Gets whether it is true by the most probable way to have all beliefs of the bank.</summary>
    /// <value>Null when there is no belief, the model is at ½, or it was not found out; <see cref="Reason"/> says which.</value>
    public bool? IsTrue { get; init; }

    /// <summary>Gets a value indicating whether the bank decides otherwise than the model said.</summary>
    public bool IsChanged { get; init; }

    /// <summary>Gets the conflicts that the belief is part of.</summary>
    public ImmutableArray<Violation> Conflicts { get; init; } = [];

    /// <summary>Gets why <see cref="IsTrue"/> is null, in a sentence for people; null when it is not.</summary>
    public string? Reason { get; init; }
}
