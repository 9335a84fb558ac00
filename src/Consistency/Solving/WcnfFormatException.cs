namespace Consistency.Solving;

/// <summary>A WCNF text is malformed.</summary>
public sealed class WcnfFormatException : FormatException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="line">The line of the mistake, from 1.</param>
    /// <param name="problem">What is wrong there.</param>
    public WcnfFormatException(int line, string problem)
        : base($"Line {line}: {problem}") => Line = line;

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">What was thrown before.</param>
    public WcnfFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    public WcnfFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public WcnfFormatException()
    {
    }

    /// <summary>Gets the line of the mistake, from 1; 0 when it is in no line.</summary>
    public int Line { get; }
}
