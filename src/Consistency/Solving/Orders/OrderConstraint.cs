namespace Consistency.Solving.Orders;

/// <summary>The laws of an order on one strongly connected set of pairs, given out as clauses when they are violated.</summary>
internal sealed class OrderConstraint : ILazyConstraint
{
    private readonly ChainFinder _finder;
    private readonly int[] _literals;
    private readonly int[] _variables;
    private readonly bool _excludesCycles;
    private readonly Func<int, bool> _holds;
    private Func<int, bool> _isTrue = static _ => false;

    /// <summary>Creates the constraint.</summary>
    /// <param name="thingCount">The number of things; they are numbered from 0.</param>
    /// <param name="from">The first thing of each pair.</param>
    /// <param name="to">The second thing of each pair.</param>
    /// <param name="use">What each pair may be in a chain.</param>
    /// <param name="literals">The literal that says of each pair that it holds.</param>
    /// <param name="excludesCycles">Whether a cycle of pairs that hold breaks a law.</param>
    public OrderConstraint(int thingCount, int[] from, int[] to, PairUse[] use, int[] literals, bool excludesCycles)
    {
        _finder = new ChainFinder(thingCount, from, to, use);
        _literals = literals;
        _excludesCycles = excludesCycles;
        _variables = [.. literals.Select(Math.Abs).Distinct()];
        _holds = pair => _literals[pair] > 0 ? _isTrue(_literals[pair]) : !_isTrue(-_literals[pair]);
    }

    /// <inheritdoc/>
    public ReadOnlySpan<int> Variables => _variables;

    /// <summary>Gets the number of chains given so far.</summary>
    public int ChainCount { get; private set; }

    /// <inheritdoc/>
    public void AddViolated(Func<int, bool> isTrue, ICollection<int[]> violated)
    {
        _isTrue = isTrue;
        _finder.Find(_holds, _excludesCycles, (chain, conclusion) =>
        {
            ChainCount++;
            int[] clause = new int[chain.Length + (conclusion < 0 ? 0 : 1)];
            for (int i = 0; i < chain.Length; i++)
            {
                clause[i] = -_literals[chain[i]];
            }

            if (conclusion >= 0)
            {
                clause[^1] = _literals[conclusion];
            }

            violated.Add(clause);
        });
    }
}
