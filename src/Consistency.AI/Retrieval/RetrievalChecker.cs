using System.Collections.Immutable;
using System.Globalization;
using Consistency.AI.Calls;
using Consistency.AI.Extraction;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Language;
using Consistency.Logic;

namespace Consistency.AI.Retrieval;

/// <summary>Checks an answer against the documents that it was made from, and the documents against each other.</summary>
/// <remarks>
/// Each text is read once; everything else (who contradicts whom, what hangs on which document, who is suspect) is found by the solver
/// without a further call of a model. Thread-safe.
/// </remarks>
public sealed class RetrievalChecker
{
    /// <summary>The source of the claims of the answer; no document can have this name.</summary>
    public const string AnswerSource = "answer";

    private readonly IClaimExtractor _extractor;
    private readonly RetrievalCheckOptions _options;
    private readonly ConsistencyChecker _checker;
    private readonly SourceReviewer _reviewer;

    /// <summary>Creates a checker.</summary>
    /// <param name="extractor">What reads the texts.</param>
    /// <param name="options">How they are checked; the defaults when null.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or the reading is not classical.</exception>
    public RetrievalChecker(IClaimExtractor extractor, RetrievalCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(extractor);
        _extractor = extractor;
        _options = options ?? new RetrievalCheckOptions();
        _options.Validate();
        _checker = new ConsistencyChecker(_options.Check);
        _reviewer = new SourceReviewer(_options.Check);
    }

    /// <summary>Tells what a check will ask of the extractor's model, without asking it.</summary>
    /// <param name="answer">The answer of the model; empty to look at the documents alone.</param>
    /// <param name="documents">The documents.</param>
    /// <param name="cancellationToken">Ends the estimate.</param>
    /// <returns>The estimate: each text is read once, and nothing else asks.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public CallEstimate Estimate(string answer, IReadOnlyList<RetrievedDocument> documents, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(documents);
        return CallEstimate.Sum(documents.Select(static d => d.Text).Append(answer).Select(t => _extractor.Estimate(t, cancellationToken: cancellationToken)));
    }

    /// <summary>Checks an answer.</summary>
    /// <param name="answer">The answer of the model; empty to look at the documents alone.</param>
    /// <param name="documents">The documents.</param>
    /// <param name="questions">What else is to be answered from the documents, one sentence each; none when null.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>The report; it is incomplete when a sentence, a document or a question could not be read.</returns>
    /// <exception cref="ArgumentException">Two documents have one name, or one is called <see cref="AnswerSource"/>, or a trust is outside 0 to 1.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<RetrievalReport> CheckAsync(
        string answer,
        IReadOnlyList<RetrievedDocument> documents,
        IReadOnlyList<string>? questions = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(documents);
        Dictionary<string, double> trust = TrustOf(documents);
        Reading reading = new(_options.Known);
        for (int i = 0; i < documents.Count; i++)
        {
            ExtractionContext context = new()
            {
                Source = documents[i].Name,
                File = documents[i].Name,
                IdPrefix = string.Create(CultureInfo.InvariantCulture, $"d{i + 1}."),
            };
            await reading.AddAsync(_extractor, documents[i].Text, context, cancellationToken).ConfigureAwait(false);
        }

        reading.AddQuestions(questions ?? []);
        ClaimSet known = SourceTrust.Apply(reading.Build(), trust, _options.Check);
        ExtractionContext ofAnswer = new() { Source = AnswerSource, Confidence = _options.AnswerConfidence, IdPrefix = "a" };
        ExtractedClaims said = await reading.AddAsync(_extractor, answer, ofAnswer, cancellationToken).ConfigureAwait(false);
        ClaimSet all = SourceTrust.Apply(reading.Build(), trust, _options.Check);
        ClaimSet asked = new([.. known.Statements, .. said.Claims.Statements.Where(IsClaim).Select(AsQuestion)], all.Vocabulary, known.Diagnostics);
        (ConsistencyReport report, SourceReview review) = await Task.Run(
            () => (_checker.Check(all, cancellationToken), _reviewer.Review(asked, cancellationToken)), cancellationToken).ConfigureAwait(false);
        return new RetrievalReport
        {
            Report = report,
            Claims = all,
            Conflicts = [.. report.Violations.Select(v => Classify(v, documents))],
            Review = review,
            Untranslated = said.Untranslated,
            IsRefusal = said.IsRefusal,
            Usage = reading.Usage,
        };
    }

    private static SourcedConflict Classify(Violation violation, IReadOnlyList<RetrievedDocument> documents)
    {
        HashSet<string> sources = new(violation.Statements.Select(static s => s.Source).OfType<string>(), StringComparer.Ordinal);
        ImmutableArray<string> involved = [.. documents.Select(static d => d.Name).Where(sources.Contains)];
        ConflictSides sides = (sources.Contains(AnswerSource), involved.Length) switch
        {
            (true, 0) => ConflictSides.WithinAnswer,
            (true, _) => ConflictSides.AnswerAgainstDocument,
            (false, 0) => ConflictSides.WithinKnown,
            (false, 1) => ConflictSides.WithinDocument,
            _ => ConflictSides.DocumentAgainstDocument,
        };
        return new SourcedConflict(violation, sides, involved);
    }

    private static bool IsClaim(Statement statement) => statement is { Kind: StatementKind.Claim, Formula: not null };

    private static Statement AsQuestion(Statement claim) => StatementAdoption.Create(
        claim, StatementKind.Question, claim.Id, StatementAdoption.Says(claim), claim.Text, confidence: null, source: null, claim.Span);

    private static Dictionary<string, double> TrustOf(IReadOnlyList<RetrievedDocument> documents)
    {
        Dictionary<string, double> trust = new(StringComparer.Ordinal);
        foreach (RetrievedDocument document in documents)
        {
            if (string.IsNullOrWhiteSpace(document.Name) || document.Name == AnswerSource || !trust.TryAdd(document.Name, document.Trust))
            {
                throw new ArgumentException(
                    $"'{document.Name}' cannot be the name of a document: it is blank, taken, or that of the answer.", nameof(documents));
            }
        }

        return trust;
    }

    /// <summary>Everything that was read so far. Reading one more text costs what the text costs, however much was read before it.</summary>
    private sealed class Reading
    {
        private readonly List<Statement> _statements = [];
        private readonly List<Diagnostic> _diagnostics = [];
        private readonly HashSet<string> _used = new(StringComparer.Ordinal);
        private readonly StatementIds _ids;
        private readonly ClaimParser _parser = new();
        private readonly Dictionary<Predicate, Wording> _wordings = [];
        private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

        public Reading(ClaimSet? known)
        {
            _ids = new StatementIds(known);
            if (known is not null)
            {
                Add(known, idPrefix: string.Empty);
            }
        }

        public ModelUsage Usage { get; private set; }

        public ClaimSet Build() => new(_statements, new Vocabulary(_wordings, _names), _diagnostics);

        public async Task<ExtractedClaims> AddAsync(
            IClaimExtractor extractor, string text, ExtractionContext context, CancellationToken cancellationToken)
        {
            try
            {
                // An extractor of somebody else's that looks at what is known later gets what was known then.
                int count = _statements.Count;
                Lazy<ClaimSet> known = new(() => new ClaimSet(_statements.Take(count), new Vocabulary(_wordings, _names)));
                ExtractedClaims claims = await extractor.ExtractAsync(
                    text, context with { KnownWhenAsked = known, Ids = _ids }, cancellationToken).ConfigureAwait(false);
                Usage += claims.Usage;
                return claims with { Claims = Add(claims.Claims, context.IdPrefix) };
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested && failure is not OutOfMemoryException)
            {
                _diagnostics.Add(Unread($"'{context.Source}' could not be read: {failure.Message}"));
                return new ExtractedClaims { Claims = new ClaimSet([]) };
            }
        }

        public void AddQuestions(IReadOnlyList<string> questions)
        {
            foreach (string question in questions)
            {
                FormulaResult asked = _parser.ParseFormula(question);
                if (asked.Formula is { } formula)
                {
                    Statement statement = Statement.Create(StatementKind.Question, _ids.Next("q"), formula, question.Trim());
                    Add(new ClaimSet([statement], asked.Vocabulary), "q");
                }
                else
                {
                    _diagnostics.Add(Unread($"The question '{question}' could not be read. {asked.Diagnostics.FirstOrDefault()?.Message}"));
                }
            }
        }

        // An extractor of somebody else's may give an id that is taken; its statement gets another, so that none is lost.
        private ClaimSet Add(ClaimSet claims, string idPrefix)
        {
            Statement[] statements =
            [
                .. claims.Statements.Select(s =>
                {
                    Statement added = _used.Contains(s.Id) ? StatementAdoption.Rename(s, NextUnused(idPrefix)) : s;
                    _used.Add(added.Id);
                    return added;
                }),
            ];
            _statements.AddRange(statements);
            _diagnostics.AddRange(claims.Diagnostics);
            foreach ((Predicate predicate, Wording wording) in claims.Vocabulary.Wordings)
            {
                _wordings.TryAdd(predicate, wording);
            }

            foreach ((string name, string written) in claims.Vocabulary.Names)
            {
                _names.TryAdd(name, written);
            }

            return new ClaimSet(statements, claims.Vocabulary, claims.Diagnostics);
        }

        private string NextUnused(string idPrefix)
        {
            string id;
            do
            {
                id = _ids.Next(idPrefix);
            }
            while (_used.Contains(id));
            return id;
        }

        private static Diagnostic Unread(string message) => new()
        {
            Id = "CON0410",
            Severity = DiagnosticSeverity.Error,
            Message = message,
        };
    }
}
