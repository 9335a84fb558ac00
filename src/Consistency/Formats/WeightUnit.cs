namespace Consistency.Formats;

/// <summary>Turns the weights of a document into confidences whose weights have the same proportions.</summary>
/// <remarks>
/// A confidence c weighs ln(c / (1 − c)), at most 13.815509. The unit is 1, or the largest power of ten under which the greatest weight
/// still fits, so that costs in reports are the document's up to the decimal point. A check counts in millionths; what is finer is
/// rounded, and <see cref="IsRounded"/> says so.
/// </remarks>
internal sealed class WeightUnit
{
    // What a confidence of 1 weighs, cut off as weights are.
    private const decimal Greatest = 13.815509m;
    private const int Scale = 1_000_000;

    public WeightUnit(IReadOnlyCollection<decimal> weights)
    {
        decimal greatest = weights.Count == 0 ? 1 : weights.Max();
        Divisor = 1;
        while (greatest / Divisor > Greatest)
        {
            Divisor *= 10;
        }

        IsRounded = weights.Any(w => decimal.Truncate(w * Scale / Divisor) != w * Scale / Divisor);
    }

    /// <summary>How many units of the document count 1 in reports.</summary>
    public decimal Divisor { get; }

    /// <summary>Whether some weight is not a whole number of millionths of a report's unit.</summary>
    public bool IsRounded { get; }

    /// <summary>Gives the confidence that weighs what a weight says; ½ for 0.</summary>
    public double ConfidenceOf(decimal weight)
    {
        if (weight == 0)
        {
            return 0.5;
        }

        // Half a millionth more: a weight is cut off, not rounded, when it is counted.
        decimal counted = Math.Max(1, Math.Round(weight * Scale / Divisor));
        return 1 / (1 + Math.Exp(-((double)counted + 0.5) / Scale));
    }
}
