namespace Consistency.Solving.Presolve;

/// <summary>A directed graph with capacities, and its maximum flow.</summary>
/// <remarks>
/// E. A. Dinic, "Algorithm for solution of a problem of maximum flow in networks with power estimation" (1970): shortest
/// augmenting paths, a level graph at a time. Arcs come in pairs, each the reverse of the other, so arc ^ 1 is the way back.
/// Memory: 20 bytes per arc, 16 per node; the arrays are kept from graph to graph.
/// </remarks>
internal sealed class FlowNetwork
{
    /// <summary>A capacity that no flow uses up.</summary>
    public const long Unlimited = long.MaxValue / 4;

    private const int StepsPerArc = 64;
    private const int StepsBetweenChecks = 1 << 18;
    private long _steps;
    private int[] _heads = new int[64];
    private long[] _capacities = new long[64];
    private int[] _starts = new int[16];
    private int[] _sorted = new int[64];
    private int[] _levels = new int[16];
    private int[] _next = new int[16];
    private int[] _queue = new int[16];
    private int[] _path = new int[16];
    private int _nodeCount;

    /// <summary>Gets the number of arcs.</summary>
    public int ArcCount { get; private set; }

    /// <summary>Starts a graph of so many nodes, numbered from 0, without arcs.</summary>
    public void Reset(int nodeCount)
    {
        _nodeCount = nodeCount;
        ArcCount = 0;
        if (_starts.Length <= nodeCount)
        {
            _starts = new int[(2 * nodeCount) + 1];
            _levels = new int[2 * nodeCount];
            _next = new int[2 * nodeCount];
            _queue = new int[2 * nodeCount];
            _path = new int[2 * nodeCount];
        }
    }

    /// <summary>Adds an arc and its reverse.</summary>
    public void AddArc(int from, int to, long capacity, long reverseCapacity = 0)
    {
        if (ArcCount == _heads.Length)
        {
            Array.Resize(ref _heads, 2 * ArcCount);
            Array.Resize(ref _capacities, 2 * ArcCount);
        }

        int arc = ArcCount;
        _heads[arc] = to;
        _heads[arc + 1] = from;
        _capacities[arc] = capacity;
        _capacities[arc + 1] = reverseCapacity;
        ArcCount += 2;
    }

    /// <summary>Lets an arc carry whatever comes.</summary>
    public void OpenUp(int arc) => _capacities[arc] = Unlimited;

    /// <summary>Copies what is left of the capacities.</summary>
    public void Save(long[] capacities) => Array.Copy(_capacities, capacities, ArcCount);

    /// <summary>Goes back to capacities that were saved.</summary>
    public void Restore(long[] capacities) => Array.Copy(capacities, _capacities, ArcCount);

    /// <summary>Gives what can still flow through an arc.</summary>
    public long Residual(int arc) => _capacities[arc];

    /// <summary>Gives the node that an arc leads to.</summary>
    public int Head(int arc) => _heads[arc];

    /// <summary>Gives the arcs that leave a node, once <see cref="Close"/> was called.</summary>
    public ReadOnlySpan<int> Leaving(int node) => _sorted.AsSpan(_starts[node], _starts[node + 1] - _starts[node]);

    /// <summary>Orders the arcs by the node that they leave; none can be added afterwards.</summary>
    public void Close()
    {
        if (_sorted.Length < ArcCount)
        {
            _sorted = new int[_heads.Length];
        }

        Array.Clear(_starts, 0, _nodeCount + 1);
        for (int arc = 0; arc < ArcCount; arc++)
        {
            _starts[_heads[arc ^ 1] + 1]++;
        }

        for (int node = 0; node < _nodeCount; node++)
        {
            _starts[node + 1] += _starts[node];
            _next[node] = _starts[node];
        }

        for (int arc = 0; arc < ArcCount; arc++)
        {
            _sorted[_next[_heads[arc ^ 1]]++] = arc;
        }
    }

    /// <summary>Sends as much as possible from one node to another, or less when that takes too long.</summary>
    /// <remarks>Long thin graphs need as many rounds as they are long; every flow serves our purpose, the greatest just best.</remarks>
    /// <returns>How much that is, the capacities being what is left of them; <see cref="Unlimited"/> when there is no limit.</returns>
    public long Maximize(int source, int sink, CancellationToken cancellationToken)
    {
        long total = 0;
        long mostSteps = (long)StepsPerArc * (ArcCount + _nodeCount);
        long nextCheck = 0;
        _steps = 0;
        while (_steps < mostSteps && Layer(source, sink))
        {
            Array.Copy(_starts, _next, _nodeCount);
            long sent;
            while (_steps < mostSteps && (sent = Augment(source, sink)) > 0)
            {
                if (sent >= Unlimited)
                {
                    return Unlimited;
                }

                total += sent;
                if (_steps > nextCheck)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    nextCheck = _steps + StepsBetweenChecks;
                }
            }
        }

        return total;
    }

    /// <summary>Measures the distance of each node to the sink, along arcs with capacity; false when the source is cut off.</summary>
    private bool Layer(int source, int sink)
    {
        Array.Fill(_levels, int.MaxValue, 0, _nodeCount);
        _levels[sink] = 0;
        int read = 0;
        int count = 0;
        _queue[count++] = sink;
        while (read < count)
        {
            int node = _queue[read++];
            if (_levels[node] >= _levels[source])
            {
                break;
            }

            ReadOnlySpan<int> arcs = Leaving(node);
            _steps += arcs.Length;
            foreach (int arc in arcs)
            {
                int from = _heads[arc];
                if (_capacities[arc ^ 1] > 0 && _levels[from] == int.MaxValue)
                {
                    _levels[from] = _levels[node] + 1;
                    _queue[count++] = from;
                }
            }
        }

        return _levels[source] != int.MaxValue;
    }

    /// <summary>Walks down the levels to the sink, leaving dead ends for good, and sends what the narrowest arc lets through.</summary>
    private long Augment(int source, int sink)
    {
        int length = 0;
        int node = source;
        while (node != sink)
        {
            int arc = NextArc(node);
            if (arc >= 0)
            {
                _path[length++] = arc;
                node = _heads[arc];
                continue;
            }

            if (length == 0)
            {
                return 0;
            }

            node = _heads[_path[--length] ^ 1];
            _next[node]++;
            _steps++;
        }

        _steps += length;

        long sent = long.MaxValue;
        foreach (int arc in _path.AsSpan(0, length))
        {
            sent = Math.Min(sent, _capacities[arc]);
        }

        foreach (int arc in _path.AsSpan(0, length))
        {
            if (_capacities[arc] < Unlimited)
            {
                _capacities[arc] -= sent;
            }

            _capacities[arc ^ 1] += sent;
        }

        return sent;
    }

    private int NextArc(int node)
    {
        int end = _starts[node + 1];
        int level = _levels[node] - 1;
        for (ref int next = ref _next[node]; next < end; next++)
        {
            int arc = _sorted[next];
            if (_capacities[arc] > 0 && _levels[_heads[arc]] == level)
            {
                return arc;
            }
        }

        return -1;
    }
}
