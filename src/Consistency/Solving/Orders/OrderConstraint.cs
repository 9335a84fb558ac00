namespace Consistency.Solving.Orders;

/// <summary>The laws of an order on one part, given out as clauses when they are violated: for a search that knows only clauses.</summary>
internal sealed class OrderConstraint : ILazyConstraint
{
    private readonly ChainFinder _finder;
    private readonly OrderPart _part;
    private readonly int[] _variables;
    private readonly Func<int, bool> _holds;
    private Func<int, bool> _isTrue = static _ => false;

    /// <summary>Creates the constraint.</summary>
    public OrderConstraint(OrderPart part)
    {
        ChainGraph graph = part.Graph;
        int[] edges = [.. Enumerable.Range(0, graph.EdgeCount)];
        _part = part;
        _variables = [.. part.Variables];
        _finder = new ChainFinder(
            graph.ThingCount,
            Array.ConvertAll(edges, graph.From),
            Array.ConvertAll(edges, graph.To),
            Array.ConvertAll(edges, edge => graph.IsDenial(edge) ? PairUse.Conclusion : PairUse.Link));

        // A link holds when it stays, and what is denied holds when the denial does not.
        _holds = edge => graph.IsDenial(edge) != (part.Kept[edge] > 0 ? _isTrue(part.Kept[edge]) : !_isTrue(-part.Kept[edge]));
    }

    /// <inheritdoc/>
    public ReadOnlySpan<int> Variables => _variables;

    /// <summary>Gets the number of chains given so far.</summary>
    public int ChainCount { get; private set; }

    /// <inheritdoc/>
    public void AddViolated(Func<int, bool> isTrue, ICollection<int[]> violated)
    {
        _isTrue = isTrue;
        _finder.Find(_holds, _part.Graph.ExcludesCycles, (chain, conclusion) =>
        {
            ChainCount++;
            int[] clause = new int[chain.Length + (conclusion < 0 ? 0 : 1)];
            for (int i = 0; i < chain.Length; i++)
            {
                clause[i] = -_part.Kept[chain[i]];
            }

            if (conclusion >= 0)
            {
                clause[^1] = -_part.Kept[conclusion];
            }

            violated.Add(clause);
        });
    }
}
