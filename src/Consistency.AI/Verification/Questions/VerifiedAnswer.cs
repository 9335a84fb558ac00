using Consistency.AI.Calls;
using Consistency.AI.Middleware;

namespace Consistency.AI.Verification.Questions;

/// <summary>An answer, verified by questions that the solver chose.</summary>
public sealed record VerifiedAnswer
{
    /// <summary>Gets the answer that was settled on; empty when the model gave none, and <see cref="Check"/> says why.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the answer as it was drafted.</summary>
    public required string Draft { get; init; }

    /// <summary>Gets the check of <see cref="Text"/> against what is known and what was found out.</summary>
    public required AnswerCheck Check { get; init; }

    /// <summary>Gets the questions and their answers; null when there was nothing to verify.</summary>
    public VerificationReport? Verification { get; init; }

    /// <summary>Gets what was asked of models, drafting, reading, verifying and writing again together.</summary>
    public ModelUsage Usage { get; init; }
}
