using System.Collections.Immutable;
using System.Globalization;
using Consistency.AI.Calls;
using Consistency.Claims;
using Consistency.Language;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Extraction;

/// <summary>Finds claims by the grammar, and asks a model to translate the sentences that the grammar cannot read.</summary>
/// <remarks>
/// <para>
/// A translation is taken only when it parses and says what its sentence says: as often denied, the same words and names, about
/// everything or something as there. What differs is sent back with the difference; what still differs is reported as untranslated.
/// </para>
/// <para>
/// Text and answers are data: neither can make a statement certain, declare anything, or speak for another sentence. What a model or
/// its client does wrong never comes out as an exception, but as untranslated sentences. Thread-safe.
/// </para>
/// </remarks>
public sealed class ModelClaimExtractor : IClaimExtractor
{
    private readonly IChatClient _model;
    private readonly ModelExtractionOptions _options;
    private readonly GrammarClaimExtractor _grammar = new();
    private readonly ClaimParser _parser = new();

    /// <summary>Creates an extractor.</summary>
    /// <param name="model">The model; it is not disposed of.</param>
    /// <param name="options">How it is asked; the defaults when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public ModelClaimExtractor(IChatClient model, ModelExtractionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _options = options ?? new ModelExtractionOptions();
        _options.Validate();
    }

    /// <inheritdoc/>
    public CallEstimate Estimate(string text, ExtractionContext? context = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        ImmutableArray<UntranslatedSentence> pending =
            _grammar.Extract(text, context ?? new ExtractionContext(), cancellationToken).Untranslated;
        List<(int, string, string?)[]> batches = [.. pending.Select(static (u, i) => (i, u.Text, (string?)null)).Chunk(_options.SentencesPerCall)];
        long characters = batches.Sum(b => TranslationPrompt.Messages(text, b, []).Sum(static m => (long)m.Text.Length))
            + pending.Sum(static u => (2L * u.Text.Length) + 50);
        long calls = (long)batches.Count * _options.Votes;
        return CallEstimate.Within(
            _options.Limits, calls, calls * (1 + _options.MaxCorrections), characters * _options.Votes / ModelCaller.CharactersPerToken);
    }

    /// <inheritdoc/>
    public async Task<ExtractedClaims> ExtractAsync(
        string text, ExtractionContext? context = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        context ??= new ExtractionContext();
        ExtractedClaims read = await _grammar.ExtractAsync(text, context, cancellationToken).ConfigureAwait(false);
        if (read.Untranslated.IsEmpty || _options.Limits.MaxCalls == 0)
        {
            return read;
        }

        using ModelCaller caller = new(_model, _options.Limits);
        HashSet<string> names = new(NamesIn(read.Claims).Concat(NamesIn(context.Known)), StringComparer.Ordinal);
        TranslationRound round = new(caller, new TranslationReader(_parser, names.Contains), _options, text, [.. names.Order(StringComparer.Ordinal)]);
        string[] sentences = [.. read.Untranslated.Select(static u => u.Text)];
        SentenceTranslation[][] votes = new SentenceTranslation[_options.Votes][];
        for (int vote = 0; vote < votes.Length; vote++)
        {
            votes[vote] = await round.TranslateAsync(sentences, isSample: votes.Length > 1, cancellationToken).ConfigureAwait(false);
        }

        return await AssembleAsync(read, votes, context, cancellationToken).ConfigureAwait(false) with { Usage = caller.Usage };
    }

    private async Task<ExtractedClaims> AssembleAsync(
        ExtractedClaims read, SentenceTranslation[][] votes, ExtractionContext context, CancellationToken cancellationToken)
    {
        StatementIds ids = context.Ids ?? new StatementIds(new ClaimSet([.. (context.Known?.Statements ?? []), .. read.Claims.Statements]));
        List<Statement> statements = [.. read.Claims.Statements];
        List<UntranslatedSentence> untranslated = [];
        List<Diagnostic> diagnostics = [.. read.Claims.Diagnostics.Where(static d => d.Severity != DiagnosticSeverity.Error)];
        Vocabulary vocabulary = read.Claims.Vocabulary;
        for (int i = 0; i < read.Untranslated.Length; i++)
        {
            UntranslatedSentence sentence = read.Untranslated[i];
            (SentenceTranslation translation, double agreement) = TranslationVote.Count([.. votes.Select(v => v[i])]);
            if (translation.Failure is { } failure)
            {
                untranslated.Add(sentence with { Reason = failure });
            }
            else if (translation.IsNothing)
            {
                diagnostics.Add(Ignored(sentence));
            }

            vocabulary = vocabulary.Merge(translation.Vocabulary);
            Statement[] parts = [.. translation.Statements.SelectMany(s => StatementAdoption.Split(s, translation.Vocabulary))];
            statements.AddRange(parts.Select(p => Adopt(p, sentence, parts.Length == 1, agreement, context, ids)));
        }

        statements.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        (ImmutableArray<Statement> aligned, ImmutableArray<NameMerge> merges, string? notAligned) =
            await new NameAlignment(_options).AlignAsync([.. statements], context.Known, cancellationToken).ConfigureAwait(false);
        diagnostics.AddRange(untranslated.Select(static u => u.ToDiagnostic()));
        if (notAligned is not null)
        {
            diagnostics.Add(NotAligned(notAligned));
        }

        return new ExtractedClaims
        {
            Claims = new ClaimSet(aligned, vocabulary, diagnostics),
            Untranslated = [.. untranslated],
            Merges = merges,
        };
    }

    private static Statement Adopt(
        Statement statement, UntranslatedSentence sentence, bool isWhole, double agreement, ExtractionContext context, StatementIds ids)
    {
        // However sure the source is: what the translations do not agree on is no surer than that.
        double? confidence = agreement < 1 ? Math.Min(context.Confidence ?? 1, agreement) : context.Confidence;
        return StatementAdoption.Create(
            statement,
            context.Kind,
            ids.Next(context.IdPrefix),
            StatementAdoption.Says(statement),
            isWhole ? sentence.Text : statement.Text,
            confidence,
            context.Source,
            sentence.Span);
    }

    private static Diagnostic Ignored(UntranslatedSentence sentence) => new()
    {
        Id = "CON0401",
        Severity = DiagnosticSeverity.Information,
        Message = string.Create(
            CultureInfo.InvariantCulture, $"'{sentence.Text}' was left out: the model holds that nothing could make it true or false."),
        Span = sentence.Span,
    };

    // Two names for one thing can hide a conflict, so this is no mere remark.
    private static Diagnostic NotAligned(string failure) => new()
    {
        Id = "CON0403",
        Severity = DiagnosticSeverity.Error,
        Message = $"Names were compared by their spelling alone, since their embeddings could not be had: {failure}",
    };

    private static IEnumerable<string> NamesIn(ClaimSet? claims) =>
        from statement in claims?.Statements ?? []
        let formula = statement.Content ?? statement.Formula
        where formula is not null
        from entry in Review.FormulaProfile.Of([formula!]).Atoms
        from term in entry.Atom.Arguments
        where !term.IsVariable
        select term.Name;
}
