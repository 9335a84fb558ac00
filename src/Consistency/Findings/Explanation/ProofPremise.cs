using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>What a step of a proof starts from: the conclusion of an earlier step, or what a statement says.</summary>
public sealed class ProofPremise
{
    internal ProofPremise(Formula says, Inference inference, int? step, Statement? statement)
    {
        Says = says;
        Inference = inference;
        Step = step;
        Statement = statement;
    }

    /// <summary>Gets what is known: an atom or its negation.</summary>
    public Formula Says { get; }

    /// <summary>
    /// Gets how it is known: <see cref="Inference.Stated"/>, <see cref="Inference.Conjunction"/> or
    /// <see cref="Inference.Instantiation"/> from a statement, <see cref="Inference.Supposition"/>, or as the inference of the
    /// step that concludes it.
    /// </summary>
    public Inference Inference { get; }

    /// <summary>Gets the number of the step that concludes or supposes it; null when a statement says it.</summary>
    public int? Step { get; }

    /// <summary>Gets the statement that says it; null when a step concludes it.</summary>
    public Statement? Statement { get; }
}
