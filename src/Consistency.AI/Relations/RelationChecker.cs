using System.Collections.Immutable;
using System.Globalization;
using System.Numerics.Tensors;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Logic;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Relations;

/// <summary>Checks sentences that are not translated at all, by how they bear on each other.</summary>
/// <remarks>
/// Each sentence is an atom, held with its confidence; a probable entailment is a weighted implication, a probable contradiction a
/// weighted exclusion, and the cheapest repair is the most probable way to have them all (E. Mitchell et al., "Enhancing
/// self-consistency and performance of pre-trained language models through natural language inference", 2022). A relation can be
/// given up, too: a scorer errs. Thread-safe.
/// </remarks>
public sealed class RelationChecker
{
    private readonly IRelationScorer _scorer;
    private readonly RelationCheckOptions _options;
    private readonly ConsistencyChecker _checker;

    /// <summary>Creates a checker.</summary>
    /// <param name="scorer">What tells the relations.</param>
    /// <param name="options">How they become rules; the defaults when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public RelationChecker(IRelationScorer scorer, RelationCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        _scorer = scorer;
        _options = options ?? new RelationCheckOptions();
        _options.Validate();
        _checker = new ConsistencyChecker(_options.Check);
    }

    /// <summary>Checks sentences.</summary>
    /// <param name="sentences">The sentences, with how sure their sources are.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>The report; it is incomplete when relations could not be found out or there were too many pairs.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A confidence is outside 0 to 1.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<RelationReport> CheckAsync(IReadOnlyList<WeighedSentence> sentences, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        ReadOnlyMemory<float>[]? vectors = await VectorsAsync(sentences, cancellationToken).ConfigureAwait(false);
        (List<(int From, int To)> places, bool isCut) = Pairs(sentences, vectors);
        RelationScores scores = await _scorer.ScoreAsync(
            [.. places.Select(p => new SentencePair(sentences[p.From].Text, sentences[p.To].Text))], cancellationToken).ConfigureAwait(false);

        ClaimSetBuilder builder = new();
        Formula[] atoms = AddSentences(builder, sentences);
        AddRelations(builder, sentences, atoms, places, scores.Relations);
        if (scores.Failure is { } failure)
        {
            builder.AddDiagnostic(Incomplete($"Relations between sentences could not be found out: {failure}"));
        }

        if (isCut)
        {
            builder.AddDiagnostic(Incomplete(string.Create(
                CultureInfo.InvariantCulture, $"Only the {_options.MaxPairs} pairs of sentences that are most alike were looked at.")));
        }

        ClaimSet claims = builder.Build();
        ConsistencyReport report = await Task.Run(() => _checker.Check(claims, cancellationToken), cancellationToken).ConfigureAwait(false);
        return new RelationReport { Report = report, Claims = claims, ScoredPairs = places.Count, Usage = scores.Usage };
    }

    // Without embeddings more pairs are scored than need be, and nothing is missed: no reason to fail.
    private async Task<ReadOnlyMemory<float>[]?> VectorsAsync(IReadOnlyList<WeighedSentence> sentences, CancellationToken cancellationToken)
    {
        if (_options.Embeddings is not { } generator || sentences.Count == 0)
        {
            return null;
        }

        try
        {
            GeneratedEmbeddings<Embedding<float>> embeddings = await generator.GenerateAsync(
                sentences.Select(static s => s.Text), options: null, cancellationToken).ConfigureAwait(false);
            return embeddings.Count == sentences.Count && embeddings.All(e => e.Vector.Length > 0 && e.Vector.Length == embeddings[0].Vector.Length)
                ? [.. embeddings.Select(static e => e.Vector)]
                : null;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && failure is not OutOfMemoryException)
        {
            return null;
        }
    }

    // Both orders of every pair that shares a word and is alike, those that are most alike first, and as many as are allowed.
    private (List<(int From, int To)> Pairs, bool IsCut) Pairs(IReadOnlyList<WeighedSentence> sentences, ReadOnlyMemory<float>[]? vectors)
    {
        HashSet<string>[] words = [.. sentences.Select(static s => SharedWords.Of(s.Text))];
        List<(int From, int To, double Likeness)> related = [];
        for (int i = 0; i < words.Length; i++)
        {
            for (int k = i + 1; k < words.Length; k++)
            {
                int shared = words[i].Count(words[k].Contains);
                double likeness = vectors is null ? shared : TensorPrimitives.CosineSimilarity(vectors[i].Span, vectors[k].Span);

                // A vector of zeros is like nothing and unlike nothing; it says nothing of its sentence.
                if (shared > 0 && !(vectors is not null && likeness < _options.LeastSimilarity))
                {
                    related.Add((i, k, likeness));
                }
            }
        }

        bool isCut = 2 * related.Count > _options.MaxPairs;
        IEnumerable<(int From, int To, double Likeness)> chosen = isCut
            ? related.OrderByDescending(static r => r.Likeness).Take(Math.Max(1, _options.MaxPairs / 2)).OrderBy(static r => (r.From, r.To))
            : related;
        return ([.. chosen.SelectMany(static r => new[] { (r.From, r.To), (r.To, r.From) })], isCut);
    }

    private static Formula[] AddSentences(ClaimSetBuilder builder, IReadOnlyList<WeighedSentence> sentences)
    {
        Formula[] atoms = new Formula[sentences.Count];
        Dictionary<Predicate, Wording> wordings = [];
        for (int i = 0; i < atoms.Length; i++)
        {
            Predicate predicate = new(string.Create(CultureInfo.InvariantCulture, $"sentence_{i + 1}"), 0);
            string text = Pattern(sentences[i].Text);
            wordings.Add(predicate, new Wording($"\"{text}\" is true", $"\"{text}\" is false"));
            atoms[i] = predicate.Of();
            builder.AddClaim(atoms[i], sentences[i].Confidence, sentences[i].Source, sentences[i].Text);
        }

        builder.AddVocabulary(new Vocabulary(wordings, ImmutableDictionary<string, string>.Empty));
        return atoms;
    }

    private void AddRelations(
        ClaimSetBuilder builder,
        IReadOnlyList<WeighedSentence> sentences,
        Formula[] atoms,
        List<(int From, int To)> places,
        ImmutableArray<SentenceRelation?> relations)
    {
        for (int i = 0; i < places.Count; i++)
        {
            if (relations[i] is not { } relation)
            {
                continue;
            }

            (int from, int to) = places[i];
            double entails = _options.Entailment.Apply(relation.Entails);
            if (entails >= _options.LeastProbability)
            {
                builder.AddRule(
                    atoms[from].Implies(atoms[to]), entails, source: null, $"\"{sentences[from].Text}\" entails \"{sentences[to].Text}\"");
            }

            // A contradiction is one relation of two sentences, not two.
            double contradicts = _options.Contradiction.Apply(relation.Contradicts);
            if (from < to && contradicts >= _options.LeastProbability)
            {
                builder.AddRule(
                    !(atoms[from] & atoms[to]), contradicts, source: null, $"\"{sentences[from].Text}\" contradicts \"{sentences[to].Text}\"");
            }
        }
    }

    private static string Pattern(string sentence) =>
        sentence.Trim().TrimEnd('.').Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    private static Diagnostic Incomplete(string message) => new()
    {
        Id = "CON0402",
        Severity = DiagnosticSeverity.Error,
        Message = message,
    };
}
