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

    // What stands around the place on its line, and how far into it the place is; null where the text is not at hand.
    internal (string Line, int Place)? Excerpt { get; init; }

    /// <summary>Takes along what stands around the place: a line, or of a long one a part, so that a large text is not kept.</summary>
    internal Diagnostic In(string text)
    {
        const int Before = 200;
        const int Behind = 400;
        int start = Span.Start - (Span.Column - 1);
        if (Span.IsNone || start < 0 || Span.Start > text.Length || (start > 0 && text[start - 1] is not ('\n' or '\r')))
        {
            return this;
        }

        start = Math.Max(start, Span.Start - Before);
        ReadOnlySpan<char> rest = text.AsSpan(Span.Start, Math.Min(Behind, text.Length - Span.Start));
        int length = rest.IndexOfAny('\n', '\r');
        string line = text[start..(Span.Start + (length < 0 ? rest.Length : length))];
        return string.IsNullOrWhiteSpace(line) ? this : this with { Excerpt = (line, Span.Start - start) };
    }

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
