using Consistency.Claims;

namespace Consistency.Findings;

/// <summary>The claim whose verification, by a person or a model, settles most.</summary>
/// <remarks>
/// One step ahead, by expected information: J. de Kleer and B. C. Williams, "Diagnosing multiple faults" (1987), used on
/// knowledge bases by K. Shchekotykhin, G. Friedrich, P. Fleiss and P. Rodler, "Interactive ontology debugging" (2012).
/// A world decides the answer, so what is expected to be learnt about the worlds is the entropy of the answer itself.
/// </remarks>
public sealed class NextQuestion
{
    internal NextQuestion(Statement statement, decimal? expectedGain, bool isExact, QuestionOutcome? ifTrue, QuestionOutcome? ifFalse)
    {
        Statement = statement;
        ExpectedGain = expectedGain;
        IsExact = isExact;
        IfTrue = ifTrue;
        IfFalse = ifFalse;
    }

    /// <summary>Gets the claim to verify.</summary>
    public Statement Statement { get; }

    /// <summary>Gets the bits that the answer is expected to give, from 0 to 1, rounded to six places.</summary>
    /// <value>Null with linear weights, which are no probabilities; the claim is then the one with the smallest margin.</value>
    public decimal? ExpectedGain { get; }

    /// <summary>Gets a value indicating whether all worlds were counted; if not, the listed repairs were weighed, each by e^−cost.</summary>
    public bool IsExact { get; }

    /// <summary>Gets what follows when the claim turns out to be true; null when a limit was hit.</summary>
    public QuestionOutcome? IfTrue { get; }

    /// <summary>Gets what follows when it turns out to be false; null when a limit was hit.</summary>
    public QuestionOutcome? IfFalse { get; }
}
