using System.Runtime.InteropServices;

namespace Consistency.Solving.Orders;

/// <summary>Collects the statements of one part; those that say the same of the same pair become one edge.</summary>
internal sealed class OrderPartBuilder(int thingCount)
{
    private readonly Dictionary<(int From, int To, bool IsDenial), int> _edges = [];
    private readonly List<int> _from = [];
    private readonly List<int> _to = [];
    private readonly List<bool> _isDenial = [];
    private readonly List<long> _prices = [];
    private readonly List<int> _kept = [];
    private readonly List<List<int>> _statements = [];
    private readonly List<int> _hards = [];
    private readonly List<int> _softs = [];

    /// <summary>Adds a statement.</summary>
    /// <param name="statement">Its index.</param>
    /// <param name="ends">The things that it puts before each other, or says not to be.</param>
    /// <param name="isDenial">Whether it says that they are not.</param>
    /// <param name="weight">Its weight.</param>
    /// <param name="kept">The literal that says that it stays.</param>
    /// <param name="clause">The index of its clause.</param>
    public void Add(int statement, (int From, int To) ends, bool isDenial, long weight, int kept, int clause)
    {
        ref int edge = ref CollectionsMarshal.GetValueRefOrAddDefault(_edges, (ends.From, ends.To, isDenial), out bool isKnown);
        if (!isKnown)
        {
            edge = _from.Count;
            _from.Add(ends.From);
            _to.Add(ends.To);
            _isDenial.Add(isDenial);
            _prices.Add(0);
            _kept.Add(kept);
            _statements.Add([]);
        }

        bool isCertain = weight == OrderStatement.Certain;
        _prices[edge] = isCertain || _prices[edge] == long.MaxValue ? long.MaxValue : _prices[edge] + weight;
        _statements[edge].Add(statement);
        (isCertain ? _hards : _softs).Add(clause);
    }

    /// <summary>Makes the part.</summary>
    public OrderPart Build(bool excludesCycles) => new()
    {
        Graph = new ChainGraph(thingCount, [.. _from], [.. _to], [.. _isDenial], excludesCycles),
        Prices = [.. _prices],
        Kept = [.. _kept],
        Statements = [.. _statements.Select(static list => list.ToArray())],
        Variables = [.. _kept.Select(Math.Abs).Distinct().Order()],
        Hards = [.. _hards],
        Softs = [.. _softs],
    };
}
