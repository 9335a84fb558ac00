namespace Consistency.Solving.Certificates;

/// <summary>The text of a certificate is malformed, so there is nothing in it to check.</summary>
public sealed class CertificateFormatException : FormatException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="line">The line of the mistake, from 1.</param>
    /// <param name="problem">What is wrong there.</param>
    public CertificateFormatException(long line, string problem)
        : base(FormattableString.Invariant($"Line {line}: {problem}")) => Line = line;

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">What was thrown before.</param>
    public CertificateFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    public CertificateFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public CertificateFormatException()
    {
    }

    /// <summary>Gets the line of the mistake, from 1; 0 when it is in no line.</summary>
    public long Line { get; }
}
