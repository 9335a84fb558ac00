namespace Consistency.Z3;

/// <summary>Z3 cannot be used on this machine, or failed in a way that says nothing about the clauses.</summary>
/// <remarks>The message says what to install where the native library is missing or too old.</remarks>
public sealed class Z3OracleException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, and what to do about it.</param>
    public Z3OracleException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, and what to do about it.</param>
    /// <param name="innerException">What was thrown before.</param>
    public Z3OracleException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception.</summary>
    public Z3OracleException()
    {
    }
}
