using System.Collections.Immutable;
using Consistency.Claims;

namespace Consistency.Findings;

/// <summary>Why the answer to a question is yes, or no.</summary>
public sealed class AnswerProof
{
    internal AnswerProof(
        bool holds, ImmutableArray<Statement> premises, bool isMinimal, ImmutableArray<ProofStep> steps, ImmutableArray<string> explanation)
    {
        Holds = holds;
        Premises = premises;
        IsMinimal = isMinimal;
        Steps = steps;
        Explanation = explanation;
    }

    /// <summary>Gets a value indicating whether what is asked is proved; otherwise its negation is.</summary>
    public bool Holds { get; }

    /// <summary>Gets the statements that it follows from, in input order.</summary>
    public ImmutableArray<Statement> Premises { get; }

    /// <summary>Gets a value indicating whether it is known to follow from no part of the premises.</summary>
    public bool IsMinimal { get; }

    /// <summary>
    /// Gets the steps, each of them checked; empty when no proof was found within the limits. They end with what was asked, or its
    /// negation; or, where it is asked about more than one atom or cannot be shown in one chain, with a contradiction to the opposite.
    /// </summary>
    public ImmutableArray<ProofStep> Steps { get; }

    /// <summary>Gets the same steps in words.</summary>
    public ImmutableArray<string> Explanation { get; }
}
