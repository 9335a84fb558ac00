using Consistency.Solving.HittingSets;

namespace Consistency.Solving.Orders;

/// <summary>The chains of a graph that break a law, as sets of which one edge must be given up.</summary>
internal sealed class ChainSets(ChainGraph graph) : ISetSource
{
    private readonly UnhitChains _unhit = new(graph);
    private readonly ChainRepair _repair = new(graph);

    /// <inheritdoc/>
    public void FindUnhit(double[] taken, Action<int[]> found, CancellationToken cancellationToken) =>
        _unhit.Find(taken, found, cancellationToken);

    /// <inheritdoc/>
    public bool TryComplete(
        bool[] taken, long[] prices, double[] preference, Func<int, bool> isForbidden, CancellationToken cancellationToken) =>
        _repair.TryComplete(taken, prices, preference, isForbidden, cancellationToken);
}
