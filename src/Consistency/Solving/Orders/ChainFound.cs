namespace Consistency.Solving.Orders;

/// <summary>Is told a chain of pairs that hold although they must not all hold.</summary>
/// <param name="chain">The pairs, each beginning where the one before ends; valid during the call only.</param>
/// <param name="conclusion">The pair of the ends, which does not hold; -1 when the chain is a cycle that must not be.</param>
internal delegate void ChainFound(ReadOnlySpan<int> chain, int conclusion);
