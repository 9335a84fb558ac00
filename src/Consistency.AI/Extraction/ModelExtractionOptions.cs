using Consistency.AI.Calls;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Extraction;

/// <summary>How a model is asked to translate what the grammar cannot read.</summary>
/// <remarks>Immutable; derive another from it with <c>with</c>. Values are validated when an extractor is made with them.</remarks>
public sealed record ModelExtractionOptions
{
    /// <summary>Gets the limits of one text: calls, tokens, time.</summary>
    /// <value>The defaults of <see cref="ModelLimits"/>. With no calls allowed the grammar alone reads.</value>
    public ModelLimits Limits { get; init; } = new();

    /// <summary>Gets how often a translation that does not say the same as its sentence is sent back, with the difference.</summary>
    /// <value>0 to 5; 2 by default.</value>
    public int MaxCorrections { get; init; } = 2;

    /// <summary>Gets how many translations of each sentence are asked for; the one that most agree on is taken.</summary>
    /// <value>1 to 15; 1 by default. With more, the share that agree bounds the confidence, and without a majority none is taken.</value>
    public int Votes { get; init; } = 1;

    /// <summary>Gets how many sentences go into one question.</summary>
    /// <value>1 to 200; 20 by default.</value>
    public int SentencesPerCall { get; init; } = 20;

    /// <summary>Gets what tells how alike names are; names of other spelling are then merged, too.</summary>
    /// <value>Null, the default, to merge names that differ in spelling only.</value>
    public IEmbeddingGenerator<string, Embedding<float>>? Embeddings { get; init; }

    /// <summary>Gets how alike two names are, as the cosine of their embeddings, to be taken for one.</summary>
    /// <value>0.5 to 1; 0.92 by default.</value>
    public double MergeSimilarity { get; init; } = 0.92;

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Limits);
        Limits.Validate();
        OptionRange.Check(MaxCorrections, 0, 5, nameof(MaxCorrections));
        OptionRange.Check(Votes, 1, 15, nameof(Votes));
        OptionRange.Check(SentencesPerCall, 1, 200, nameof(SentencesPerCall));
        OptionRange.Check(MergeSimilarity, 0.5, 1, nameof(MergeSimilarity));
    }
}
