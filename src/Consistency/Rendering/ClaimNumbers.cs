using Consistency.Findings;

namespace Consistency.Rendering;

/// <summary>The numbers of a claim in words, the same in every output.</summary>
internal static class ClaimNumbers
{
    /// <summary>How much more it costs when the claim goes the other way; empty when it is not known.</summary>
    public static string MarginOf(ClaimVerdict claim) => claim.Margin switch
    {
        null => string.Empty,
        { IsForced: true } => "forced",
        { IsExact: true } exact => VisibleText.Number(exact.Lower),
        { } bounds => $"at least {VisibleText.Number(bounds.Lower)}",
    };

    /// <summary>How probable the claim is, given all the others, or between which numbers that lies; empty when it is not known.</summary>
    public static string ProbabilityOf(ClaimVerdict claim) => claim switch
    {
        { Probability: { } probability } => VisibleText.Number(probability),
        { ProbabilityBounds: { } bounds } => $"{VisibleText.Number(bounds.Lower)} to {VisibleText.Number(bounds.Upper)}",
        _ => string.Empty,
    };
}
