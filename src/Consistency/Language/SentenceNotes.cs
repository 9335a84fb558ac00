using Consistency.Claims;

namespace Consistency.Language;

/// <summary>Collects what is to be said about sentences that were read all the same.</summary>
internal sealed class SentenceNotes
{
    private readonly List<(string Id, DiagnosticSeverity Severity, string Message, string? Hint, int Start, int Length)> _notes = [];

    public int Count => _notes.Count;

    public void Add(string id, DiagnosticSeverity severity, string message, string? hint, ClaimToken first, ClaimToken? last = null)
    {
        ClaimToken end = last ?? first;
        _notes.Add((id, severity, message, hint, first.Start, end.Start + end.Length - first.Start));
    }

    /// <summary>Forgets the notes on a sentence that could not be read after all.</summary>
    public void Clear() => _notes.Clear();

    /// <summary>Moves the notes to where they are reported.</summary>
    public void MoveTo(List<Diagnostic> diagnostics, SourceMap map)
    {
        foreach ((string id, DiagnosticSeverity severity, string message, string? hint, int start, int length) in _notes)
        {
            diagnostics.Add(new Diagnostic { Id = id, Severity = severity, Message = message, Hint = hint, Span = map.Span(start, length) });
        }

        _notes.Clear();
    }
}
