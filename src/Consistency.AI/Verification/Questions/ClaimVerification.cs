using Consistency.AI.Calls;

namespace Consistency.AI.Verification.Questions;

/// <summary>What a verifier found out about a claim.</summary>
public sealed record ClaimVerification
{
    private ClaimVerification()
    {
    }

    /// <summary>Gets how probable the claim is by what was found out alone, 0 to 1; null when nothing was.</summary>
    public double? Probability { get; private init; }

    /// <summary>Gets a value indicating whether that is beyond doubt, so that no repair gives it up. A model's opinion never is.</summary>
    public bool IsCertain { get; private init; }

    /// <summary>Gets why nothing was found out, in a sentence for people; null when something was.</summary>
    public string? Reason { get; private init; }

    /// <summary>Gets what was asked of models.</summary>
    public ModelUsage Usage { get; private init; }

    /// <summary>Gives the answer of somebody who knows.</summary>
    /// <param name="holds">Whether the claim is true.</param>
    /// <returns>The verification.</returns>
    public static ClaimVerification Certain(bool holds) => new() { Probability = holds ? 1 : 0, IsCertain = true };

    /// <summary>Gives an opinion, which is weighed against all the other claims.</summary>
    /// <param name="probability">How probable the claim is, 0 to 1.</param>
    /// <param name="usage">What was asked of models.</param>
    /// <returns>The verification.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside 0 to 1.</exception>
    public static ClaimVerification Opinion(double probability, ModelUsage usage = default)
    {
        OptionRange.Check(probability, 0, 1, nameof(probability));
        return new ClaimVerification { Probability = probability, Usage = usage };
    }

    /// <summary>Says that nothing was found out.</summary>
    /// <param name="reason">Why, in a sentence for people.</param>
    /// <param name="usage">What was asked of models.</param>
    /// <returns>The verification.</returns>
    public static ClaimVerification Unknown(string reason, ModelUsage usage = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new ClaimVerification { Reason = reason, Usage = usage };
    }
}
