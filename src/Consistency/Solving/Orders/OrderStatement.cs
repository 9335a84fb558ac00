namespace Consistency.Solving.Orders;

/// <summary>Something said about two things of an order, and what it costs to give that up. Immutable.</summary>
public readonly struct OrderStatement
{
    /// <summary>Creates a statement.</summary>
    /// <param name="first">The thing that is before the other, or is not; things are numbered from 0.</param>
    /// <param name="second">The other thing.</param>
    /// <param name="weight">The price of giving it up, at least 1; <see cref="Certain"/> when it cannot be.</param>
    /// <param name="isBefore">Whether the first is before the second, or is not.</param>
    /// <exception cref="ArgumentOutOfRangeException">A thing is negative or the weight is not positive.</exception>
    public OrderStatement(int first, int second, long weight, bool isBefore = true)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(second);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weight);
        First = first;
        Second = second;
        Weight = weight;
        IsBefore = isBefore;
    }

    /// <summary>Gets the weight of a statement that cannot be given up.</summary>
    public static long Certain => long.MaxValue;

    /// <summary>Gets the first thing.</summary>
    public int First { get; }

    /// <summary>Gets the second thing.</summary>
    public int Second { get; }

    /// <summary>Gets the price of giving the statement up.</summary>
    /// <value>At least 1; 0 only in the default value, which no problem takes.</value>
    public long Weight { get; }

    /// <summary>Gets a value indicating whether the first is before the second; else it is not before it.</summary>
    public bool IsBefore { get; }
}
