namespace Consistency.Findings;

/// <summary>Tells how improbable it is that at least so many of several independent trials succeed.</summary>
internal static class BinomialTail
{
    /// <summary>Gives −ln P(X ≥ <paramref name="least"/>), for X successes of <paramref name="trials"/> at <paramref name="rate"/>.</summary>
    /// <remarks>Summed as logarithms, so that it neither underflows nor rounds to 0. Linear in the trials.</remarks>
    /// <param name="least">At most the trials.</param>
    /// <param name="trials">How many trials.</param>
    /// <param name="rate">Above 0 and below 1.</param>
    public static double Surprise(int least, int trials, double rate)
    {
        if (least <= 0)
        {
            return 0;
        }

        double choose = 0;
        for (int i = 1; i <= least; i++)
        {
            choose += Math.Log((double)(trials - least + i) / i);
        }

        double sum = double.NegativeInfinity;
        for (int k = least; k <= trials; k++)
        {
            double term = choose + (k * Math.Log(rate)) + ((trials - k) * Math.Log(1 - rate));
            double high = Math.Max(sum, term);
            sum = high + Math.Log(Math.Exp(sum - high) + Math.Exp(term - high));
            choose += Math.Log((double)(trials - k) / (k + 1));
        }

        return Math.Max(0, -sum);
    }
}
