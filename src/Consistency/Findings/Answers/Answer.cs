using System.Collections.Immutable;
using Consistency.Claims;

namespace Consistency.Findings;

/// <summary>A question and its answer.</summary>
/// <remarks>
/// In the classical reading a question is asked against what is certain and the claims that every cheapest repair keeps;
/// in the derivable reading against all statements.
/// </remarks>
public sealed class Answer
{
    internal Answer(Statement question, AnswerVerdict verdict, bool isMentioned)
    {
        Question = question;
        Verdict = verdict;
        IsMentioned = isMentioned;
    }

    /// <summary>Gets the question.</summary>
    public Statement Question { get; }

    /// <summary>Gets the answer.</summary>
    public AnswerVerdict Verdict { get; }

    /// <summary>Gets a value indicating whether any other statement speaks of a predicate that the question asks about.</summary>
    public bool IsMentioned { get; }

    /// <summary>Gets why: one proof for true or false, two for both, none otherwise or where a limit was hit.</summary>
    /// <remarks>Proofs are given for the first <see cref="ConsistencyOptions.MaxViolations"/> questions.</remarks>
    public ImmutableArray<AnswerProof> Proofs { get; internal init; } = [];

    /// <summary>
    /// Gets a world in which what is asked holds, for an unknown answer in the classical reading: all statements asked hold in it, and
    /// it differs from <see cref="FailingWorld"/> in as few atoms as it can. Null otherwise.
    /// </summary>
    public PossibleWorld? HoldingWorld { get; internal init; }

    /// <summary>Gets a world in which what is asked does not hold; null as <see cref="HoldingWorld"/> is.</summary>
    public PossibleWorld? FailingWorld { get; internal init; }
}
