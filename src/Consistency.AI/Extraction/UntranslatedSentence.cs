using Consistency.Claims;

namespace Consistency.AI.Extraction;

/// <summary>A sentence that could not be turned into a statement that says the same.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Reason">Why, in a sentence for people.</param>
public sealed record UntranslatedSentence(string Text, SourceSpan Span, string Reason)
{
    /// <summary>The id of the diagnostic that stands for an untranslated sentence in a claim set.</summary>
    public const string DiagnosticId = "CON0400";

    internal Diagnostic ToDiagnostic() => new()
    {
        Id = DiagnosticId,
        Severity = DiagnosticSeverity.Error,
        Message = $"This sentence could not be read as a claim: {Reason}",
        Span = Span,
    };
}
