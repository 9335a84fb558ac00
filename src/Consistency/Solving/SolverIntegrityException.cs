namespace Consistency.Solving;

/// <summary>The solver caught itself in an error: an answer did not pass the check by independent code.</summary>
/// <remarks>No input should ever cause this; it exists so that an internal error cannot come out as an answer.</remarks>
public sealed class SolverIntegrityException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What did not fit.</param>
    public SolverIntegrityException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What did not fit.</param>
    /// <param name="innerException">What was thrown before.</param>
    public SolverIntegrityException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception.</summary>
    public SolverIntegrityException()
    {
    }
}
