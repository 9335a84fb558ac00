namespace Consistency.AI.Middleware;

/// <summary>An answer is in conflict, or could not be checked, and the policy is to throw.</summary>
public sealed class InconsistentAnswerException : Exception
{
    /// <summary>Creates an exception.</summary>
    /// <param name="check">The check of the answer.</param>
    public InconsistentAnswerException(AnswerCheck check)
        : base(check?.Reason) =>
        Check = check ?? throw new ArgumentNullException(nameof(check));

    /// <summary>Gets the check of the answer, with its conflicts.</summary>
    public AnswerCheck Check { get; }
}
