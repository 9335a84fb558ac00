namespace Consistency.Findings;

/// <summary>What a probability is not below, and not above, where a part has too many worlds to count.</summary>
/// <remarks>Proved, and rounded outwards to six places; <c>docs/report.md</c> says how. Immutable.</remarks>
public sealed class ProbabilityBounds
{
    internal ProbabilityBounds(decimal lower, decimal upper)
    {
        Lower = lower;
        Upper = upper;
    }

    /// <summary>Gets a number from 0 to 1 that the probability is not below.</summary>
    public decimal Lower { get; }

    /// <summary>Gets a number from 0 to 1 that the probability is not above.</summary>
    public decimal Upper { get; }

    /// <summary>Rounds bounds outwards; null when nothing but 0 and 1 is left.</summary>
    internal static ProbabilityBounds? Rounded(double lower, double upper)
    {
        const double Places = 1_000_000;
        (double low, double high) = (Math.Floor(lower * Places), Math.Ceiling(upper * Places));
        return low <= 0 && high >= Places ? null : new((decimal)low / (decimal)Places, (decimal)high / (decimal)Places);
    }
}
