namespace Consistency.Solving.Counting;

/// <summary>How firmly the optimum decides one soft clause.</summary>
/// <param name="Lower">The other way costs at least so much more than the optimum; <see cref="long.MaxValue"/> when there is none.</param>
/// <param name="Upper">It costs at most so much more; <see cref="long.MaxValue"/> when that is not known, or there is none.</param>
/// <param name="Probability">How probable it is that the clause holds; null when worlds were not counted.</param>
internal readonly record struct SoftNumbers(long Lower, long Upper, double? Probability)
{
    /// <summary>Gets what the probability that the clause holds is not below, and not above; null when no better is known than 0 and 1.</summary>
    public (double Lower, double Upper)? ProbabilityBounds { get; init; }

    /// <summary>Nothing is known.</summary>
    public static SoftNumbers Unknown => new(0, long.MaxValue, null);

    /// <summary>Gets a value indicating whether the margin is known exactly, be it that there is none.</summary>
    public bool IsExact => Lower == Upper;

    /// <summary>Gets a value indicating whether it cannot go the other way at all.</summary>
    public bool IsForced => Lower == long.MaxValue;
}
