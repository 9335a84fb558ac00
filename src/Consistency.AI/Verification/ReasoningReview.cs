using System.Collections.Immutable;

namespace Consistency.AI.Verification;

/// <summary>What the steps of a chain of reasoning are worth.</summary>
public sealed class ReasoningReview
{
    internal ReasoningReview(ImmutableArray<ReviewedStep> steps) => Steps = steps;

    /// <summary>Gets the claims of the steps, in order; a step that makes several claims is there several times.</summary>
    public ImmutableArray<ReviewedStep> Steps { get; }

    /// <summary>Gets a value indicating whether the conclusion, the last step, follows from the premises, and no step is contradicted.</summary>
    /// <remarks>False when there is no step.</remarks>
    public bool IsSound =>
        !Steps.IsEmpty
        && Steps.Where(s => s.Number == Steps[^1].Number).All(static s => s.Verdict == StepVerdict.Entailed)
        && Steps.All(static s => s.Verdict != StepVerdict.Contradicted);
}
