using System.Collections.Immutable;
using Consistency.AI.Calls;
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
        return Task.Run(() => Extract(text, context ?? new ExtractionContext(), cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public CallEstimate Estimate(string text, ExtractionContext? context = null, CancellationToken cancellationToken = default) => CallEstimate.None;

    /// <summary>Reads a text at once.</summary>
    internal ExtractedClaims Extract(string text, ExtractionContext context, CancellationToken cancellationToken)
    {
        ImmutableArray<Sentence> sentences = Sentence.Split(text, context.File);
        ParseResult parsed = _parser.Parse(text, context.File, cancellationToken);
        StatementIds ids = context.Ids ?? new StatementIds(context.Known);
        List<Statement> statements = [];
        List<UntranslatedSentence> untranslated = [];
        IEnumerable<Statement> said = parsed.Statements.Where(s => !IsRefusal(SentenceOf(s.Span, s.Text)));
        foreach (Statement statement in context.IsTrusted ? said : said.SelectMany(s => StatementAdoption.Split(s, parsed.Vocabulary)))
        {
            if (StatementAdoption.Adopt(statement, context, ids) is { } adopted)
            {
                statements.Add(adopted);
            }
            else
            {
                untranslated.Add(new UntranslatedSentence(
                    statement.Text, statement.Span, "A declaration is certain, so it is taken from trusted texts only."));
            }
        }

        HashSet<SourceSpan> told = [];
        foreach (Diagnostic error in parsed.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error))
        {
            Sentence sentence = SentenceOf(error.Span, string.Empty);
            if (!IsRefusal(sentence) && told.Add(sentence.Span))
            {
                untranslated.Add(new UntranslatedSentence(sentence.Text, sentence.Span, error.Message));
            }
        }

        untranslated.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return new ExtractedClaims
        {
            Claims = new ClaimSet(statements, parsed.Vocabulary, Diagnostics(parsed, untranslated)),
            Untranslated = [.. untranslated],
            IsRefusal = !sentences.IsEmpty && statements.Count == 0 && untranslated.Count == 0 && sentences.Any(IsRefusal),
        };

        Sentence SentenceOf(SourceSpan span, string otherwise) =>
            Sentence.At(sentences, span.Start) ?? new Sentence(otherwise, span);
    }

    // "I don't know" parses, but there is nothing in it that could be true or false of the world.
    private static bool IsRefusal(Sentence sentence) => Refusals.IsRefusalSentence(sentence.Text);

    private static IEnumerable<Diagnostic> Diagnostics(ParseResult parsed, List<UntranslatedSentence> untranslated) =>
    [
        .. parsed.Diagnostics.Where(static d => d.Severity != DiagnosticSeverity.Error),
        .. untranslated.Select(static u => u.ToDiagnostic()),
    ];
}
