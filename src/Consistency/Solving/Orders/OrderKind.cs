namespace Consistency.Solving.Orders;

/// <summary>Which laws an order obeys, beside transitivity.</summary>
public enum OrderKind
{
    /// <summary>A strict partial order: nothing is before itself, by whatever chain.</summary>
    Strict,

    /// <summary>A strict total order: moreover, of two different things one is before the other.</summary>
    Total,

    /// <summary>Transitive, and nothing else: things may be before each other.</summary>
    Transitive,
}
