using Microsoft.Extensions.AI;

namespace Consistency.AI.Relations;

/// <summary>How scored relations become rules.</summary>
public sealed record RelationCheckOptions
{
    /// <summary>Gets how probable a relation must be to become a rule.</summary>
    /// <value>More than ½ and less than 1; 0.6 by default. A rule of ½ weighs nothing.</value>
    public double LeastProbability { get; init; } = 0.6;

    /// <summary>Gets what scores of entailment mean.</summary>
    /// <value>They are probabilities as they are, by default.</value>
    public ScoreCalibration Entailment { get; init; } = ScoreCalibration.None;

    /// <summary>Gets what scores of contradiction mean.</summary>
    /// <value>They are probabilities as they are, by default.</value>
    public ScoreCalibration Contradiction { get; init; } = ScoreCalibration.None;

    /// <summary>Gets how many pairs are scored at most; beyond that those that are most alike, by their embeddings or by the words that they share.</summary>
    /// <value>At least 1; 2,000 by default.</value>
    public int MaxPairs { get; init; } = 2_000;

    /// <summary>Gets what tells how alike sentences are; pairs that are not alike are then not scored.</summary>
    /// <value>Null, the default, to score every pair that shares a word.</value>
    public IEmbeddingGenerator<string, Embedding<float>>? Embeddings { get; init; }

    /// <summary>Gets how alike two sentences are at least, as the cosine of their embeddings, to be scored.</summary>
    /// <value>-1 to 1; 0.3 by default.</value>
    public double LeastSimilarity { get; init; } = 0.3;

    /// <summary>Gets how the statements are checked.</summary>
    /// <value>The defaults of <see cref="ConsistencyOptions"/>.</value>
    public ConsistencyOptions Check { get; init; } = new();

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Check);
        ArgumentNullException.ThrowIfNull(Entailment);
        ArgumentNullException.ThrowIfNull(Contradiction);
        if (!(LeastProbability > 0.5 && LeastProbability < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(LeastProbability), LeastProbability, "The least probability is more than 0.5 and less than 1.");
        }

        OptionRange.Check(LeastSimilarity, -1, 1, nameof(LeastSimilarity));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxPairs, 1, nameof(MaxPairs));
    }
}
