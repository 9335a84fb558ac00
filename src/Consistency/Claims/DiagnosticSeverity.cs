namespace Consistency.Claims;

/// <summary>How much a diagnostic matters.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Something was read otherwise than it was written, harmlessly.</summary>
    Information,

    /// <summary>Something is probably not meant as it stands; it was read all the same.</summary>
    Warning,

    /// <summary>A statement was not read, or a check could not be carried through: the result is incomplete.</summary>
    Error,
}
