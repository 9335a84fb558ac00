namespace Consistency.Solving.Orders;

/// <summary>Finds chains of pairs that break the laws of an order, short ones first and spread over the graph.</summary>
/// <remarks>
/// <para>Two things can go wrong: links lead in a cycle where none may be, or they lead from one thing to another of which it
/// is said that the first is not before the second. Which pairs are concluded wrongly is found for 64 first things at a time,
/// by one walk over the components of the links; each chain is then a shortest one, by breadth-first search. A pair that
/// was in enough chains already is left out of later ones, so that the chains of one call share little: disjoint
/// cuts (M. Grötschel, M. Jünger and G. Reinelt, "A cutting plane algorithm for the linear ordering problem", 1984).</para>
/// <para>Memory is linear in things and pairs. Time of a call: the pairs, for each 64 first things and for each chain.</para>
/// </remarks>
internal sealed class ChainFinder
{
    // Chains that share pairs repeat each other in part; too few chains cost a call of the solver more. Measured.
    private const int MostUses = 2;

    private readonly int[] _from;
    private readonly int[] _to;
    private readonly PairUse[] _use;
    private readonly int[] _pairs;
    private readonly int[] _starts;
    private readonly int[] _targets;
    private readonly bool[] _isLink;
    private readonly bool[] _isOpen;
    private readonly byte[] _uses;
    private readonly StrongComponents _components;
    private readonly ulong[] _at;
    private readonly ulong[] _reaches;
    private readonly int[] _cameBy;
    private readonly int[] _seenIn;
    private readonly int[] _queue;
    private readonly List<int> _batch = [];
    private IntegerList _chain;
    private int _search;

    /// <summary>Prepares for some pairs.</summary>
    /// <param name="thingCount">The number of things; they are numbered from 0.</param>
    /// <param name="from">The first thing of each pair.</param>
    /// <param name="to">The second thing of each pair.</param>
    /// <param name="use">What each pair may be in a chain.</param>
    public ChainFinder(int thingCount, int[] from, int[] to, PairUse[] use)
    {
        _from = from;
        _to = to;
        _use = use;
        _starts = new int[thingCount + 1];
        foreach (int thing in from)
        {
            _starts[thing + 1]++;
        }

        for (int thing = 0; thing < thingCount; thing++)
        {
            _starts[thing + 1] += _starts[thing];
        }

        int[] next = _starts.AsSpan(0, thingCount).ToArray();
        _pairs = new int[from.Length];
        _targets = new int[from.Length];
        for (int pair = 0; pair < from.Length; pair++)
        {
            int place = next[from[pair]]++;
            _pairs[place] = pair;
            _targets[place] = to[pair];
        }

        _isLink = new bool[from.Length];
        _isOpen = new bool[from.Length];
        _uses = new byte[from.Length];
        _components = new StrongComponents(thingCount);
        _at = new ulong[thingCount];
        _reaches = new ulong[thingCount];
        _cameBy = new int[thingCount];
        _seenIn = new int[thingCount];
        _queue = new int[thingCount];
    }

    /// <summary>Finds chains, at least one if there is any.</summary>
    /// <param name="holds">Tells whether a pair holds.</param>
    /// <param name="excludesCycles">Whether a cycle of pairs that hold breaks a law.</param>
    /// <param name="found">Is given each chain.</param>
    public void Find(Func<int, bool> holds, bool excludesCycles, ChainFound found)
    {
        Array.Clear(_uses);
        for (int place = 0; place < _pairs.Length; place++)
        {
            int pair = _pairs[place];
            bool isTrue = holds(pair);
            _isLink[place] = isTrue && (_use[pair] & PairUse.Link) != 0;
            _isOpen[place] = !isTrue && (_use[pair] & PairUse.Conclusion) != 0;
        }

        _components.Run(_starts, _targets, _isLink);
        if (excludesCycles)
        {
            FindCycles(found);
        }

        _batch.Clear();
        for (int thing = 0; thing < _at.Length; thing++)
        {
            bool isAsked = false;
            for (int place = _starts[thing]; place < _starts[thing + 1] && !isAsked; place++)
            {
                isAsked = _isOpen[place];
            }

            if (isAsked)
            {
                _batch.Add(thing);
                if (_batch.Count == 64)
                {
                    FindConclusions(found);
                }
            }
        }

        FindConclusions(found);
    }

    private void FindCycles(ChainFound found)
    {
        for (int component = 0; component < _components.Count; component++)
        {
            ReadOnlySpan<int> nodes = _components.NodesOf(component);
            foreach (int node in nodes)
            {
                if ((nodes.Length > 1 || HasLoop(node)) && Search(node, node, component))
                {
                    found(_chain.Items, -1);
                }
            }
        }
    }

    private bool HasLoop(int node)
    {
        for (int place = _starts[node]; place < _starts[node + 1]; place++)
        {
            if (_isLink[place] && _targets[place] == node)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Finds the wrongly denied conclusions that begin at the things of the batch, and a chain for each.</summary>
    private void FindConclusions(ChainFound found)
    {
        if (_batch.Count == 0)
        {
            return;
        }

        Array.Clear(_at, 0, _components.Count);
        Array.Clear(_reaches, 0, _components.Count);
        for (int i = 0; i < _batch.Count; i++)
        {
            _at[_components.ComponentOf[_batch[i]]] |= 1UL << i;
        }

        for (int component = _components.Count - 1; component >= 0; component--)
        {
            ReadOnlySpan<int> nodes = _components.NodesOf(component);
            if (nodes.Length > 1 || HasLoop(nodes[0]))
            {
                _reaches[component] |= _at[component];
            }

            ulong arrived = _at[component] | _reaches[component];
            if (arrived == 0)
            {
                continue;
            }

            foreach (int node in nodes)
            {
                for (int place = _starts[node]; place < _starts[node + 1]; place++)
                {
                    if (_isLink[place])
                    {
                        _reaches[_components.ComponentOf[_targets[place]]] |= arrived;
                    }
                }
            }
        }

        for (int i = 0; i < _batch.Count; i++)
        {
            int thing = _batch[i];
            for (int place = _starts[thing]; place < _starts[thing + 1]; place++)
            {
                if ((_reaches[_components.ComponentOf[_targets[place]]] & (1UL << i)) != 0
                    && _isOpen[place]
                    && Search(thing, _targets[place], -1))
                {
                    found(_chain.Items, _pairs[place]);
                }
            }
        }

        _batch.Clear();
    }

    /// <summary>Leaves a shortest chain in <see cref="_chain"/>, if pairs that may still be used give one.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where it ends; the same thing for a cycle.</param>
    /// <param name="component">The component that it stays in; -1 when it may leave.</param>
    private bool Search(int start, int end, int component)
    {
        _search++;
        int head = 0;
        int tail = 0;
        _queue[tail++] = start;
        while (head < tail)
        {
            int node = _queue[head++];
            for (int place = _starts[node]; place < _starts[node + 1]; place++)
            {
                int target = _targets[place];
                if (!_isLink[place] || _uses[place] >= MostUses || _seenIn[target] == _search
                    || (component >= 0 && _components.ComponentOf[target] != component))
                {
                    continue;
                }

                _seenIn[target] = _search;
                _cameBy[target] = place;
                if (target == end)
                {
                    Trace(start, end);
                    return true;
                }

                // The start is seen only by a chain back to it; it has been walked on from already.
                if (target != start)
                {
                    _queue[tail++] = target;
                }
            }
        }

        return false;
    }

    private void Trace(int start, int end)
    {
        _chain.Clear();
        int node = end;
        do
        {
            int place = _cameBy[node];
            _uses[place]++;
            _chain.Add(_pairs[place]);
            node = _from[_pairs[place]];
        }
        while (node != start);
        _chain.Items.Reverse();
    }
}
