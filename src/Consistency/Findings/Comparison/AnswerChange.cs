using Consistency.Claims;

namespace Consistency.Findings;

/// <summary>A question whose answer differs between two reports, or that only one of them answers.</summary>
public sealed class AnswerChange
{
    internal AnswerChange(Statement question, AnswerVerdict? before, AnswerVerdict? after)
    {
        Question = question;
        Before = before;
        After = after;
    }

    /// <summary>Gets the question, as the later report has it if it does.</summary>
    public Statement Question { get; }

    /// <summary>Gets the answer of the earlier report; null when it was not asked there.</summary>
    public AnswerVerdict? Before { get; }

    /// <summary>Gets the answer of the later report; null when it was not asked there.</summary>
    public AnswerVerdict? After { get; }
}
