using Consistency.AI.Calls;

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

    /// <summary>Tells what scoring pairs will ask of a model, without asking it.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <returns>The estimate; <see cref="CallEstimate.None"/> of a scorer that asks no model.</returns>
    CallEstimate Estimate(IReadOnlyList<SentencePair> pairs);
}
