using System.Collections.Immutable;
using Consistency.Claims;

namespace Consistency.Formats;

/// <summary>Statements in another form, and what could not be said in it.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class Translation
{
    internal Translation(string text, ImmutableArray<Diagnostic> diagnostics)
    {
        Text = text;
        Diagnostics = diagnostics;
    }

    /// <summary>Gets the document; its lines end in a line feed on every system.</summary>
    public string Text { get; }

    /// <summary>Gets what was left out or changed; an error when the document does not hold all that a check would look at, or there is none.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }
}
