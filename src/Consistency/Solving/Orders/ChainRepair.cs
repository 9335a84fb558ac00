namespace Consistency.Solving.Orders;

/// <summary>Completes what should be given up until no chain is left that breaks a law, and then takes back what it can.</summary>
/// <remarks>Breadth-first searches: some for each thing, two for each edge that is given up.</remarks>
internal sealed class ChainRepair(ChainGraph graph)
{
    // Of two members that the preference likes equally well the cheaper one goes; of what it likes fully, price counts for little.
    private const double FullPreference = 1.01;

    private readonly int[] _seenIn = new int[graph.ThingCount];
    private readonly int[] _leadsIn = new int[graph.ThingCount];
    private readonly int[] _cameBy = new int[graph.ThingCount];
    private readonly int[] _queue = new int[graph.ThingCount];
    private int _search;

    /// <summary>Completes a choice.</summary>
    /// <param name="taken">The edges that are given up; receives the choice.</param>
    /// <param name="prices">The price of each edge.</param>
    /// <param name="preference">How much of each edge had better be given up, from 0 to 1.</param>
    /// <param name="isForbidden">Tells which edges must not be given up.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False when some chain consists of forbidden edges.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public bool TryComplete(
        bool[] taken, long[] prices, double[] preference, Func<int, bool> isForbidden, CancellationToken cancellationToken)
    {
        for (int thing = 0; thing < graph.ThingCount; thing++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            while (TryFindBroken(thing, taken, out int lastLink, out int denial))
            {
                int best = -1;
                double least = double.PositiveInfinity;
                Weigh(denial);
                for (int link = lastLink; ; link = _cameBy[graph.From(link)])
                {
                    Weigh(link);
                    if (graph.From(link) == thing)
                    {
                        break;
                    }
                }

                if (best < 0)
                {
                    return false;
                }

                taken[best] = true;

                void Weigh(int edge)
                {
                    if (edge >= 0 && !isForbidden(edge) && prices[edge] * (FullPreference - preference[edge]) is var worth && worth < least)
                    {
                        (least, best) = (worth, edge);
                    }
                }
            }
        }

        TakeBack(taken, prices, cancellationToken);
        return true;
    }

    private void TakeBack(bool[] taken, long[] prices, CancellationToken cancellationToken)
    {
        List<int> chosen = [];
        for (int edge = 0; edge < taken.Length; edge++)
        {
            if (taken[edge])
            {
                chosen.Add(edge);
            }
        }

        chosen.Sort((left, right) => prices[left] != prices[right] ? prices[right].CompareTo(prices[left]) : left.CompareTo(right));
        foreach (int edge in chosen)
        {
            cancellationToken.ThrowIfCancellationRequested();
            taken[edge] = !MayStay(edge, taken);
        }
    }

    /// <summary>Finds a chain from a thing that breaks a law: its last link, and the denial that it breaks, if it is no mere cycle.</summary>
    private bool TryFindBroken(int thing, bool[] taken, out int lastLink, out int denial)
    {
        denial = -1;
        lastLink = -1;
        if (!graph.ExcludesCycles && graph.DenialsFrom(thing).IsEmpty)
        {
            return false;
        }

        int back = Walk(thing, taken);
        if (graph.ExcludesCycles && back >= 0)
        {
            lastLink = back;
            return true;
        }

        foreach (int candidate in graph.DenialsFrom(thing))
        {
            int end = graph.To(candidate);
            if (!taken[candidate] && (end == thing ? back >= 0 : _seenIn[end] == _search))
            {
                denial = candidate;
                lastLink = end == thing ? back : _cameBy[end];
                return true;
            }
        }

        return false;
    }

    /// <summary>Marks what links that stay lead to from a thing.</summary>
    /// <returns>A link that leads back to it; -1 when there is none.</returns>
    private int Walk(int start, bool[] taken)
    {
        _search++;
        _queue[0] = start;
        _seenIn[start] = _search;
        int back = -1;
        int tail = 1;
        for (int head = 0; head < tail; head++)
        {
            int node = _queue[head];
            for (int place = graph.LinkStarts[node]; place < graph.LinkStarts[node + 1]; place++)
            {
                int link = graph.Links[place];
                int target = graph.Targets[place];
                if (taken[link])
                {
                    continue;
                }

                back = target == start && back < 0 ? link : back;
                if (_seenIn[target] != _search)
                {
                    _seenIn[target] = _search;
                    _cameBy[target] = link;
                    _queue[tail++] = target;
                }
            }
        }

        return back;
    }

    /// <summary>Tells whether an edge that is given up could stay after all.</summary>
    private bool MayStay(int edge, bool[] taken)
    {
        int from = graph.From(edge);
        int to = graph.To(edge);
        if (graph.IsDenial(edge))
        {
            int back = Walk(from, taken);
            return from == to ? back < 0 : _seenIn[to] != _search;
        }

        Walk(to, taken);
        if (graph.ExcludesCycles && _seenIn[from] == _search)
        {
            return false;
        }

        // Against the links from where this one begins: a denial from there to what was marked would be broken.
        _queue[0] = from;
        _leadsIn[from] = _search;
        int tail = 1;
        for (int head = 0; head < tail; head++)
        {
            int node = _queue[head];
            foreach (int denial in graph.DenialsFrom(node))
            {
                if (!taken[denial] && _seenIn[graph.To(denial)] == _search)
                {
                    return false;
                }
            }

            foreach (int link in graph.LinksTo(node))
            {
                if (!taken[link] && _leadsIn[graph.From(link)] != _search)
                {
                    _leadsIn[graph.From(link)] = _search;
                    _queue[tail++] = graph.From(link);
                }
            }
        }

        return true;
    }
}
