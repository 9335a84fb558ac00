using System.Globalization;
using System.Numerics.Tensors;
using Consistency.AI.Calls;
using Consistency.Claims;

namespace Consistency.AI.Relations;

/// <summary>Chooses the pairs of sentences that are worth scoring, and makes their scores into relations.</summary>
internal sealed class RelationFinder(IRelationScorer scorer, RelationCheckOptions options)
{
    /// <summary>Finds the relations that new sentences have, to each other and to the ones before them.</summary>
    /// <param name="texts">All sentences.</param>
    /// <param name="firstNew">The place of the first new one; pairs of older ones were scored before.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<FoundRelations> FindAsync(IReadOnlyList<string> texts, int firstNew, CancellationToken cancellationToken)
    {
        // Without embeddings more pairs are scored than need be, and nothing is missed: no reason to fail.
        ReadOnlyMemory<float>[]? vectors = options.Embeddings is { } generator
            ? (await EmbeddingVectors.OfAsync(generator, texts, cancellationToken).ConfigureAwait(false)).Vectors
            : null;
        (List<(int From, int To)> places, bool isCut) = Pairs(texts, firstNew, vectors);
        RelationScores scores = await scorer.ScoreAsync(
            [.. places.Select(p => new SentencePair(texts[p.From], texts[p.To]))], cancellationToken).ConfigureAwait(false);
        List<FoundRelation> relations = [];
        for (int i = 0; i < places.Count; i++)
        {
            if (scores.Relations[i] is { } relation)
            {
                Add(relations, places[i], relation);
            }
        }

        List<Diagnostic> problems = [];
        if (scores.Failure is { } failure)
        {
            problems.Add(Incomplete($"Relations between sentences could not be found out: {failure}"));
        }

        if (isCut)
        {
            problems.Add(Incomplete(string.Create(
                CultureInfo.InvariantCulture, $"Only the {options.MaxPairs} pairs of sentences that are most alike were looked at.")));
        }

        return new FoundRelations(relations, places.Count, problems, scores.Usage);
    }

    /// <summary>Tells what <see cref="FindAsync"/> asks of the scorer's model; pairs that embeddings would leave out are in it.</summary>
    public CallEstimate Estimate(IReadOnlyList<string> texts, int firstNew) =>
        scorer.Estimate([.. Pairs(texts, firstNew, vectors: null).Pairs.Select(p => new SentencePair(texts[p.From], texts[p.To]))]);

    private void Add(List<FoundRelation> relations, (int From, int To) place, SentenceRelation relation)
    {
        double entails = options.Entailment.Apply(relation.Entails);
        if (entails >= options.LeastProbability)
        {
            relations.Add(new FoundRelation(place.From, place.To, IsContradiction: false, entails));
        }

        // A contradiction is one relation of two sentences, not two.
        double contradicts = options.Contradiction.Apply(relation.Contradicts);
        if (place.From < place.To && contradicts >= options.LeastProbability)
        {
            relations.Add(new FoundRelation(place.From, place.To, IsContradiction: true, contradicts));
        }
    }

    // Both orders of every pair that shares a word and is alike, those that are most alike first, and as many as are allowed.
    private (List<(int From, int To)> Pairs, bool IsCut) Pairs(IReadOnlyList<string> texts, int firstNew, ReadOnlyMemory<float>[]? vectors)
    {
        HashSet<string>[] words = [.. texts.Select(SharedWords.Of)];
        List<(int From, int To, double Likeness)> related = [];
        for (int i = 0; i < words.Length; i++)
        {
            for (int k = Math.Max(i + 1, firstNew); k < words.Length; k++)
            {
                int shared = words[i].Count(words[k].Contains);
                double likeness = vectors is null ? shared : TensorPrimitives.CosineSimilarity(vectors[i].Span, vectors[k].Span);

                // A vector of zeros is like nothing and unlike nothing; it says nothing of its sentence.
                if (shared > 0 && !(vectors is not null && likeness < options.LeastSimilarity))
                {
                    related.Add((i, k, likeness));
                }
            }
        }

        bool isCut = 2 * related.Count > options.MaxPairs;
        IEnumerable<(int From, int To, double Likeness)> chosen = isCut
            ? related.OrderByDescending(static r => r.Likeness).Take(Math.Max(1, options.MaxPairs / 2)).OrderBy(static r => (r.From, r.To))
            : related;
        return ([.. chosen.SelectMany(static r => new[] { (r.From, r.To), (r.To, r.From) })], isCut);
    }

    private static Diagnostic Incomplete(string message) => new()
    {
        Id = "CON0402",
        Severity = DiagnosticSeverity.Error,
        Message = message,
    };
}
