using System.Collections.Immutable;
using Consistency.Claims;

namespace Consistency.AI.Verification;

/// <summary>One claim of a chain of reasoning, and what it is worth.</summary>
public sealed record ReviewedStep
{
    /// <summary>Gets the number of the step that the claim is part of, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Gets the claim in the step's words.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the verdict.</summary>
    public required StepVerdict Verdict { get; init; }

    /// <summary>Gets why, in a sentence for people.</summary>
    public required string Reason { get; init; }

    /// <summary>Gets the premises and earlier steps that it, or its negation, follows from; empty when it follows from none.</summary>
    public ImmutableArray<Statement> Grounds { get; init; } = [];

    /// <summary>Gets the proof, step by step; empty when there is none.</summary>
    public ImmutableArray<string> Explanation { get; init; } = [];

    /// <summary>Gets the one thing that would have to be known for it to follow; null when no single thing is enough, or it follows.</summary>
    public string? MissingPremise { get; init; }
}
