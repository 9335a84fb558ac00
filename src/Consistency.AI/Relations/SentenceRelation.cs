namespace Consistency.AI.Relations;

/// <summary>How one sentence bears on another.</summary>
/// <param name="Entails">How probable it is that the premise entails the hypothesis, 0 to 1.</param>
/// <param name="Contradicts">How probable it is that both cannot be true, 0 to 1.</param>
public readonly record struct SentenceRelation(double Entails, double Contradicts)
{
    /// <summary>Gets the relation of sentences that have nothing to do with each other.</summary>
    public static SentenceRelation None => default;
}
