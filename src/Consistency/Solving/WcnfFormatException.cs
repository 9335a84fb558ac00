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
    /// <param name="line">The line of the mistake, from 1.</param>
    /// <param name="column">The byte of that line at which it is, from 1.</param>
    /// <param name="problem">What is wrong there.</param>
    public WcnfFormatException(int line, int column, string problem)
        : this(line, problem) => Column = column;

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

    /// <summary>Gets the byte of its line at which the mistake is, from 1; 0 when that is not known.</summary>
    public int Column { get; }
}
