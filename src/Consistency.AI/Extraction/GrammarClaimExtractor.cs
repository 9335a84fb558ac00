using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Language;

namespace Consistency.AI.Extraction;

/// <summary>Finds claims by the grammar alone: no model is asked, and what does not parse is reported as untranslated.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class GrammarClaimExtractor : IClaimExtractor
{
    private readonly ClaimParser _parser = new();

    /// <inheritdoc/>
    public Task<ExtractedClaims> ExtractAsync(
        string text, ExtractionContext? context = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        context ??= new ExtractionContext();
        ParseResult parsed = _parser.Parse(text, context.File, cancellationToken);
        HashSet<string> taken = new(context.Known?.Statements.Select(static s => s.Id) ?? [], StringComparer.Ordinal);
        List<Statement> statements = [];
        foreach (Statement statement in parsed.Statements)
        {
            statements.Add(StatementAdoption.Adopt(statement, context, taken));
        }

        ImmutableArray<UntranslatedSentence> untranslated =
        [
            .. parsed.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error)
                .Select(d => new UntranslatedSentence(text.Substring(d.Span.Start, d.Span.Length), d.Span, d.Message)),
        ];
        return Task.FromResult(new ExtractedClaims
        {
            Claims = new ClaimSet(statements, parsed.Vocabulary, parsed.Diagnostics),
            Untranslated = untranslated,
        });
    }
}
