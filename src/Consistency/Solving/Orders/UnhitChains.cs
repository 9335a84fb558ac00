namespace Consistency.Solving.Orders;

/// <summary>Finds chains that break a law and of which a fractional choice gives up less than one edge in all.</summary>
/// <remarks>
/// Shortest paths from every thing from which a chain may start, where an edge is as long as it is given up (M. Grötschel, M. Jünger
/// and G. Reinelt, "On the acyclic subgraph polytope", 1985), and only as far as a length of one. What is not given up at all has no
/// length, and is walked first in, first out; so of such chains those of few links are found. Chains of one call share an edge only so often:
/// more of them would say little more.
/// </remarks>
internal sealed class UnhitChains(ChainGraph graph)
{
    private const int MostUses = 3;
    private const double Nothing = 1e-9;
    private const double Enough = 1 - 1e-6;

    private readonly StrongComponents _components = new(graph.ThingCount);
    private readonly bool[] _isOpen = new bool[graph.Links.Length];
    private readonly double[] _distance = new double[graph.ThingCount];
    private readonly int[] _seenIn = new int[graph.ThingCount];
    private readonly int[] _doneIn = new int[graph.ThingCount];
    private readonly int[] _cameBy = new int[graph.ThingCount];
    private readonly int[] _queue = new int[graph.ThingCount];
    private readonly byte[] _uses = new byte[graph.EdgeCount];
    private readonly PriorityQueue<int, double> _later = new();
    private int _search;

    /// <summary>Finds chains, at least one if there is any.</summary>
    /// <param name="taken">How much of each edge is given up.</param>
    /// <param name="found">Is given the edges of each chain, in order; a denial comes last.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Find(double[] taken, Action<int[]> found, CancellationToken cancellationToken)
    {
        Array.Clear(_uses);
        for (int place = 0; graph.ExcludesCycles && place < _isOpen.Length; place++)
        {
            _isOpen[place] = taken[graph.Links[place]] < Enough;
        }

        if (graph.ExcludesCycles)
        {
            _components.Run(graph.LinkStarts, graph.Targets, _isOpen);
        }

        for (int thing = 0; thing < graph.ThingCount; thing++)
        {
            bool isOnCycle = graph.ExcludesCycles && _components.NodesOf(_components.ComponentOf[thing]).Length > 1;
            if (!isOnCycle && graph.DenialsFrom(thing).IsEmpty)
            {
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            Search(thing, taken);
            if (isOnCycle && LinkBack(thing, taken, out double length) is var back and >= 0 && length < Enough)
            {
                Give(thing, back, -1, found);
            }

            foreach (int denial in graph.DenialsFrom(thing))
            {
                int end = graph.To(denial);
                if (end == thing)
                {
                    back = LinkBack(thing, taken, out length);
                    if (back >= 0 && length + taken[denial] < Enough)
                    {
                        Give(thing, back, denial, found);
                    }
                }
                else if (_doneIn[end] == _search && _distance[end] + taken[denial] < Enough)
                {
                    Give(thing, _cameBy[end], denial, found);
                }
            }
        }
    }

    /// <summary>Gives the link by which a shortest walk comes back to where it began.</summary>
    private int LinkBack(int thing, double[] taken, out double length)
    {
        int best = -1;
        length = double.PositiveInfinity;
        foreach (int link in graph.LinksTo(thing))
        {
            int from = graph.From(link);
            if (_doneIn[from] == _search && _distance[from] + taken[link] < length)
            {
                (length, best) = (_distance[from] + taken[link], link);
            }
        }

        return best;
    }

    /// <summary>Gives a chain, unless its edges were in enough of them already; the first of a call never was.</summary>
    private void Give(int start, int lastLink, int denial, Action<int[]> found)
    {
        int length = denial < 0 ? 1 : 2;
        bool isUsedUp = _uses[lastLink] >= MostUses || (denial >= 0 && _uses[denial] >= MostUses);
        for (int node = graph.From(lastLink); node != start; node = graph.From(_cameBy[node]))
        {
            length++;
            isUsedUp |= _uses[_cameBy[node]] >= MostUses;
        }

        if (isUsedUp)
        {
            return;
        }

        int[] chain = new int[length];
        if (denial >= 0)
        {
            chain[--length] = denial;
        }

        chain[--length] = lastLink;
        for (int node = graph.From(lastLink); node != start; node = graph.From(_cameBy[node]))
        {
            chain[--length] = _cameBy[node];
        }

        foreach (int edge in chain)
        {
            _uses[edge]++;
        }

        found(chain);
    }

    private void Search(int start, double[] taken)
    {
        _search++;
        _later.Clear();
        _distance[start] = 0;
        _doneIn[start] = _search;
        _queue[0] = start;
        int head = 0;
        int tail = 1;
        double now = 0;
        do
        {
            while (head < tail)
            {
                int node = _queue[head++];
                for (int place = graph.LinkStarts[node]; place < graph.LinkStarts[node + 1]; place++)
                {
                    int target = graph.Targets[place];
                    if (_doneIn[target] == _search)
                    {
                        continue;
                    }

                    int link = graph.Links[place];
                    double distance = now + taken[link];
                    if (taken[link] < Nothing)
                    {
                        Reach(target, now, link);
                        _doneIn[target] = _search;
                        _queue[tail++] = target;
                    }
                    else if (distance < Enough && (_seenIn[target] != _search || distance < _distance[target]))
                    {
                        Reach(target, distance, link);
                        _later.Enqueue(target, distance);
                    }
                }
            }

            head = 0;
            tail = 0;
            while (tail == 0 && _later.TryDequeue(out int next, out now))
            {
                if (_doneIn[next] != _search)
                {
                    _doneIn[next] = _search;
                    _queue[tail++] = next;
                }
            }
        }
        while (tail > 0);
    }

    private void Reach(int thing, double distance, int link)
    {
        _seenIn[thing] = _search;
        _distance[thing] = distance;
        _cameBy[thing] = link;
    }
}
