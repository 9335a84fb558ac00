namespace Consistency.Solving.Orders;

/// <summary>Statements about some things as edges: links, which hold, and denials, which must not be led to by links. Immutable.</summary>
/// <remarks>Statements of the same kind about the same pair are one edge. Memory is linear in things and edges.</remarks>
internal sealed class ChainGraph
{
    private readonly int[] _from;
    private readonly int[] _to;
    private readonly bool[] _isDenial;
    private readonly int[] _linkStarts;
    private readonly int[] _links;
    private readonly int[] _backStarts;
    private readonly int[] _backs;
    private readonly int[] _denialStarts;
    private readonly int[] _denials;

    /// <summary>Creates a graph.</summary>
    /// <param name="thingCount">The number of things; they are numbered from 0.</param>
    /// <param name="from">The first thing of each edge.</param>
    /// <param name="to">The second thing of each edge.</param>
    /// <param name="isDenial">Whether each edge says that the first thing is not before the second.</param>
    /// <param name="excludesCycles">Whether a cycle of links breaks a law.</param>
    public ChainGraph(int thingCount, int[] from, int[] to, bool[] isDenial, bool excludesCycles)
    {
        ThingCount = thingCount;
        ExcludesCycles = excludesCycles;
        _from = from;
        _to = to;
        _isDenial = isDenial;
        (_linkStarts, _links) = Group(from, denials: false);
        (_backStarts, _backs) = Group(to, denials: false);
        (_denialStarts, _denials) = Group(from, denials: true);
        Targets = Array.ConvertAll(_links, edge => to[edge]);
    }

    /// <summary>Gets the number of things.</summary>
    public int ThingCount { get; }

    /// <summary>Gets the number of edges.</summary>
    public int EdgeCount => _from.Length;

    /// <summary>Gets a value indicating whether a cycle of links breaks a law.</summary>
    public bool ExcludesCycles { get; }

    /// <summary>Gets where the links of each thing start in <see cref="Links"/>; one place more than things.</summary>
    public int[] LinkStarts => _linkStarts;

    /// <summary>Gets the links, by their first thing.</summary>
    public int[] Links => _links;

    /// <summary>Gets the second thing of each of <see cref="Links"/>.</summary>
    public int[] Targets { get; }

    /// <summary>Gives the first thing of an edge.</summary>
    public int From(int edge) => _from[edge];

    /// <summary>Gives the second thing of an edge.</summary>
    public int To(int edge) => _to[edge];

    /// <summary>Tells whether an edge is a denial.</summary>
    public bool IsDenial(int edge) => _isDenial[edge];

    /// <summary>Gives the links that lead to a thing.</summary>
    public ReadOnlySpan<int> LinksTo(int thing) => _backs.AsSpan(_backStarts[thing].._backStarts[thing + 1]);

    /// <summary>Gives the denials that begin at a thing.</summary>
    public ReadOnlySpan<int> DenialsFrom(int thing) => _denials.AsSpan(_denialStarts[thing].._denialStarts[thing + 1]);

    private (int[] Starts, int[] Edges) Group(int[] by, bool denials)
    {
        int[] starts = new int[ThingCount + 1];
        for (int edge = 0; edge < by.Length; edge++)
        {
            starts[by[edge] + 1] += _isDenial[edge] == denials ? 1 : 0;
        }

        for (int thing = 0; thing < ThingCount; thing++)
        {
            starts[thing + 1] += starts[thing];
        }

        int[] next = [.. starts];
        int[] edges = new int[starts[^1]];
        for (int edge = 0; edge < by.Length; edge++)
        {
            if (_isDenial[edge] == denials)
            {
                edges[next[by[edge]]++] = edge;
            }
        }

        return (starts, edges);
    }
}
