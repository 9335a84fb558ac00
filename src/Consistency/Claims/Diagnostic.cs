namespace Consistency.Claims;

/// <summary>A remark about the input, as a compiler makes it: what is wrong, where, and how to mend it.</summary>
public sealed record Diagnostic
{
    /// <summary>Gets the stable id, such as <c>CON0001</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Gets how much it matters.</summary>
    public required DiagnosticSeverity Severity { get; init; }

    /// <summary>Gets what is wrong, in one plain sentence.</summary>
    public required string Message { get; init; }

    /// <summary>Gets how to mend it; null when there is nothing to advise.</summary>
    public string? Hint { get; init; }

    /// <summary>Gets where it is; <see cref="SourceSpan.IsNone"/> when it is about no place in a text.</summary>
    public SourceSpan Span { get; init; }

    /// <summary>Gives the diagnostic on one line: <c>file:line:column: error CON0001: message</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        string place = Span.IsNone ? string.Empty : $"{Span}: ";
        string severity = Severity switch
        {
            DiagnosticSeverity.Error => "error",
            DiagnosticSeverity.Warning => "warning",
            _ => "info",
        };
        return $"{place}{severity} {Id}: {Message}";
    }
}
