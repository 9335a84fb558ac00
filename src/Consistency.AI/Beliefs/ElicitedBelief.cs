namespace Consistency.AI.Beliefs;

/// <summary>What a model holds of one thing that it was asked.</summary>
public sealed record ElicitedBelief
{
    /// <summary>Gets what was asked.</summary>
    public required BeliefQuestion Question { get; init; }

    /// <summary>Gets what came of it.</summary>
    public required BeliefOutcome Outcome { get; init; }

    /// <summary>Gets how probable the model holds it to be, 0 to 1; null unless it is held.</summary>
    /// <value>
    /// ½·(p + 1 − q) for a p of the question and a q of its opposite (C. Burns et al., "Discovering latent knowledge in language models without
    /// supervision", 2023), calibrated. A model that says yes to both is at ½, which weighs nothing. One of them alone where the other is missing.
    /// </value>
    public double? Probability { get; init; }

    /// <summary>Gets how probable "yes" was for the question itself; null when that is not known.</summary>
    public double? Affirmed { get; init; }

    /// <summary>Gets how probable "yes" was for its opposite; null when that is not known or was not asked.</summary>
    public double? Denied { get; init; }

    /// <summary>Gets why there is no belief, in a sentence for people; null when it is held.</summary>
    public string? Reason { get; init; }
}
