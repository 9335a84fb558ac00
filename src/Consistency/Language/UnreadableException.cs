using Consistency.Claims;

namespace Consistency.Language;

/// <summary>Carries the first mistake of a statement to the place that reports it; never leaves the parser.</summary>
#pragma warning disable CA1032 // The standard constructors would make exceptions without a place.
internal sealed class UnreadableException : Exception
{
    public UnreadableException(string id, string message, string? hint, int start, int length)
        : base(message)
    {
        Id = id;
        Hint = hint;
        Start = start;
        Length = length;
    }

    public string Id { get; }

    public string? Hint { get; }

    /// <summary>The offset in the text that was handed to the parser.</summary>
    public int Start { get; }

    public int Length { get; }

    public Diagnostic ToDiagnostic(SourceMap map) => new()
    {
        Id = Id,
        Severity = DiagnosticSeverity.Error,
        Message = Message,
        Hint = Hint,
        Span = map.Span(Start, Length),
    };
}
