using System.Collections.Immutable;
using Consistency.Claims;

namespace Consistency.Language;

/// <summary>Text made from bytes, and what was wrong with them.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class DecodedText
{
    internal DecodedText(string text, ImmutableArray<Diagnostic> diagnostics)
    {
        Text = text;
        Diagnostics = diagnostics;
    }

    /// <summary>Gets the text; what could not be decoded is U+FFFD in it.</summary>
    public string Text { get; }

    /// <summary>Gets an error for each run of bytes that is not UTF-8, at most 100 of them.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }
}
