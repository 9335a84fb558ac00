namespace Consistency.Claims;

/// <summary>Turns confidences into whole-number weights.</summary>
internal static class ConfidenceWeight
{
    // Only facts are certain: a claim of confidence 1 has a large weight, not an infinite one.
    private const double Clamp = 1e-6;

    /// <summary>
    /// Gives the weight of a confidence, in units of 1/scale, rounded towards zero but at least 1: only a confidence of
    /// exactly ½ says nothing and weighs 0.
    /// </summary>
    public static long Of(double confidence, WeightScheme scheme, int scale)
    {
        double c = Math.Clamp(confidence, Clamp, 1 - Clamp);
        double weight = scheme == WeightScheme.LogOdds ? Math.Abs(Math.Log(c / (1 - c))) : Math.Abs((2 * c) - 1);
        return weight == 0 ? 0 : Math.Max(1, (long)(weight * scale));
    }
}
