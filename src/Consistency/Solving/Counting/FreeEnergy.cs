namespace Consistency.Solving.Counting;

/// <summary>All alternatives count, each by e^−cost: costs are −ln of weights, so nothing under- or overflows.</summary>
internal readonly struct FreeEnergy : ICostAlgebra<double>
{
    /// <inheritdoc/>
    public static double Forbidden => double.PositiveInfinity;

    /// <inheritdoc/>
    public static double Both(double left, double right) => left + right;

    /// <inheritdoc/>
    public static double Either(double left, double right)
    {
        (double low, double high) = left <= right ? (left, right) : (right, left);
        return double.IsPositiveInfinity(high) ? low : low - Math.Log(1 + Math.Exp(low - high));
    }

    /// <inheritdoc/>
    public static double Without(double both, double right) => double.IsPositiveInfinity(both) ? both : both - right;

    /// <inheritdoc/>
    public static double Least(double left, double right) => Math.Min(left, right);

    /// <inheritdoc/>
    public static bool IsPossible(double cost) => !double.IsPositiveInfinity(cost);

    /// <summary>Gives the cost of falsifying each clause of a problem.</summary>
    /// <param name="problem">The clauses.</param>
    /// <param name="unit">What one unit of weight is worth.</param>
    public static double[] PricesOf(PartProblem problem, double unit)
    {
        double[] prices = new double[problem.ClauseCount];
        for (int clause = 0; clause < prices.Length; clause++)
        {
            prices[clause] = clause < problem.HardCount ? Forbidden : unit * problem.Weights[clause - problem.HardCount];
        }

        return prices;
    }
}
