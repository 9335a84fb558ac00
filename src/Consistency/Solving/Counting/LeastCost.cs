namespace Consistency.Solving.Counting;

/// <summary>The best alternative counts: exact whole numbers.</summary>
internal readonly struct LeastCost : ICostAlgebra<long>
{
    /// <summary>Gets the cost of what cannot be; sums of costs that can be stay below it, and two such fit into 64 bits.</summary>
    public static long Forbidden => 1L << 60;

    /// <inheritdoc/>
    public static long Both(long left, long right) => Math.Min(Forbidden, left + right);

    /// <inheritdoc/>
    public static long Either(long left, long right) => Math.Min(left, right);

    /// <inheritdoc/>
    public static long Without(long both, long right) => both >= Forbidden ? Forbidden : both - right;

    /// <inheritdoc/>
    public static long Least(long left, long right) => Math.Min(left, right);

    /// <inheritdoc/>
    public static bool IsPossible(long cost) => cost < Forbidden;
}
