namespace Consistency.AI.Beliefs;

/// <summary>What came of asking a model whether it holds something to be true.</summary>
public enum BeliefOutcome
{
    /// <summary>It said so, or said the opposite; how sure it is, is a probability.</summary>
    Held,

    /// <summary>It does not know, or does not want to say. That is no belief of one half: there is nothing to check.</summary>
    NoOpinion,

    /// <summary>It could not be found out; the reason says why.</summary>
    Failed,
}
