using System.Collections.Immutable;

namespace Consistency.Solving.Orders;

/// <summary>The cheapest statements to give up, so that the rest is an order. Immutable.</summary>
public sealed class OrderResult
{
    internal OrderResult()
    {
    }

    /// <summary>Gets how far the optimisation came.</summary>
    public required MaxSatStatus Status { get; init; }

    /// <summary>Gets a cost that no choice undercuts.</summary>
    /// <value><see cref="long.MaxValue"/> when the certain statements contradict each other.</value>
    public required long LowerBound { get; init; }

    /// <summary>Gets the cost of <see cref="Dropped"/>.</summary>
    /// <value><see cref="long.MaxValue"/> when no choice was found.</value>
    public required long UpperBound { get; init; }

    /// <summary>Gets the statements to give up, by index, ascending.</summary>
    public required ImmutableArray<int> Dropped { get; init; }

    /// <summary>Gets a value indicating whether ties were broken as documented at <see cref="MaxSatSession"/>.</summary>
    public required bool IsCanonical { get; init; }

    /// <summary>Gets a value indicating whether code that shares nothing with the search confirmed <see cref="LowerBound"/>.</summary>
    /// <value>That means: the cost follows from some broken laws, and each of those is a chain of things in the statements.</value>
    public required bool CertifiedLowerBound { get; init; }

    /// <summary>Gets how many chains of pairs that break a law were needed; all others hold without having been looked at.</summary>
    public required int ChainCount { get; init; }
}
