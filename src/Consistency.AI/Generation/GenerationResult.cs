using System.Collections.Immutable;
using Consistency.AI.Calls;

namespace Consistency.AI.Generation;

/// <summary>What a constrained generation came to.</summary>
public sealed record GenerationResult
{
    /// <summary>Gets how it ended.</summary>
    public required GenerationOutcome Outcome { get; init; }

    /// <summary>Gets the accepted text, or the words in which the model declined; null otherwise, so that nothing that breaks a rule is taken by mistake.</summary>
    public string? Text { get; init; }

    /// <summary>Gets why it ended so, in a sentence for people.</summary>
    public required string Reason { get; init; }

    /// <summary>Gets all candidates, in order.</summary>
    public required ImmutableArray<GeneratedCandidate> Candidates { get; init; }

    /// <summary>Gets what was asked of models, by generating and by reading.</summary>
    public ModelUsage Usage { get; init; }
}
