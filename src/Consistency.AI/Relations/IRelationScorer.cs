namespace Consistency.AI.Relations;

/// <summary>Tells how probable it is that one sentence entails or contradicts another.</summary>
public interface IRelationScorer
{
    /// <summary>Scores pairs.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="cancellationToken">Ends the scoring.</param>
    /// <returns>The scores, in the order of the pairs.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<RelationScores> ScoreAsync(IReadOnlyList<SentencePair> pairs, CancellationToken cancellationToken = default);
}
