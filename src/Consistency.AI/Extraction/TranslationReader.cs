using Consistency.AI.Extraction.Review;
using Consistency.Claims;
using Consistency.Language;
using Consistency.Logic;

namespace Consistency.AI.Extraction;

/// <summary>Reads what a model wrote for a sentence, and takes it only where it says what the sentence says.</summary>
/// <remarks>
/// A model can add claims of its sentence and nothing else: a fact, a declaration, a confidence, a source or an id in its answer
/// makes the translation unusable, as does everything that <see cref="TranslationReview"/> finds.
/// </remarks>
internal sealed class TranslationReader(ClaimParser parser, Func<string, bool> isKnownName)
{
    /// <summary>Why a sentence is not taken to say nothing though the model holds that it does.</summary>
    public const string DoubtedNothing =
        "The model holds that nothing could make it true or false, but it reads as a claim; one that these statements cannot express is 'cannot'.";

    // A sentence of more statements was not translated but written anew.
    private const int MostStatements = 20;

    /// <summary>Reads the translation of a sentence.</summary>
    public SentenceTranslation Read(string sentence, TranslatedSentence written)
    {
        if (written.Kind == "nothing")
        {
            return ClaimLook.IsClaim(sentence) ? SentenceTranslation.Failed(DoubtedNothing) : SentenceTranslation.Nothing;
        }

        string[] texts = [.. (written.Statements ?? []).Where(static t => !string.IsNullOrWhiteSpace(t))];
        if (written.Kind == "cannot" || texts.Length == 0)
        {
            return SentenceTranslation.Failed("The model could not express it in the claim language.");
        }

        if (texts.Length > MostStatements)
        {
            return SentenceTranslation.Failed($"The model wrote {texts.Length} statements for one sentence.");
        }

        List<Statement> statements = [];
        Vocabulary vocabulary = Vocabulary.Empty;
        foreach (string text in texts)
        {
            ParseResult parsed = parser.Parse(text);
            if (parsed.Diagnostics.FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error) is { } error)
            {
                return SentenceTranslation.Failed($"'{text}' cannot be read: {error.Message}");
            }

            if (parsed.Statements is not [{ Kind: StatementKind.Claim, Confidence: null, Source: null } statement])
            {
                return SentenceTranslation.Failed($"'{text}' is not one plain statement.");
            }

            statements.Add(statement);
            vocabulary = vocabulary.Merge(parsed.Vocabulary);
        }

        Formula[] formulas = [.. statements.Select(static s => s.Content ?? s.Formula!)];
        string apart = string.Join(' ', statements.Select(Apart).Distinct());
        List<TranslationFinding> findings = TranslationReview.Review(sentence, formulas, isKnownName, apart);
        return findings.Count == 0
            ? new SentenceTranslation([.. statements], vocabulary, IsNothing: false, Failure: null)
            : SentenceTranslation.Failed(
                $"It says \"{string.Join(' ', formulas.Select(f => $"{EnglishPrinter.Print(f, vocabulary)}."))}\", which is not the same: "
                + string.Join(' ', findings.Select(static f => f.Message)));
    }

    // Who says it and when are in the statement, but not in the formula; every word of a statement that was read has its place.
    private static string Apart(Statement statement) =>
        statement.Attribution is null ? string.Empty : $"{statement.Text} according claims claimed says said reports reported stated argues";
}
