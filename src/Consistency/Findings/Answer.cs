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
}
