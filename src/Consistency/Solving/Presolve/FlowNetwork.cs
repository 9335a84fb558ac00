namespace Consistency.Solving.Presolve;

/// <summary>A directed graph with capacities that is its own mirror image, and its maximum flow.</summary>
/// <remarks>
/// <para>E. A. Dinic, "Algorithm for solution of a problem of maximum flow in networks with power estimation" (1970): shortest
/// augmenting paths, a level graph at a time.</para>
/// <para>The mirror image of node n is n ^ 1, and with an arc from a to b there is always one from b ^ 1 to a ^ 1. Arcs come in fours: 4k,
/// its reverse 4k + 1, its mirror image 4k + 2 and the reverse of that, 4k + 3. So arc ^ 1 is the way back and arc ^ 2 the mirror image. They
/// lie in memory by the node that they leave, since the search of paths is most of the work and reads them in that order.</para>
/// <para>Memory: 104 bytes for four arcs, 16 for a node; the arrays are kept from graph to graph.</para>
/// </remarks>
internal sealed class FlowNetwork
{
    /// <summary>A capacity that no flow uses up.</summary>
    public const long Unlimited = long.MaxValue / 4;

    private const int StepsPerArc = 64;
    private const int StepsBetweenChecks = 1 << 16;
    private const int FoursBetweenChecks = 1 << 14;
    private long _workBefore;
    private long _steps;
    private long _nextCheck;
    private CancellationToken _cancellationToken;
    private Four[] _fours = new Four[16];
    private Arc[] _arcs = new Arc[64];
    private int[] _places = new int[64];
    private int[] _starts = new int[16];
    private int[] _levels = new int[16];
    private int[] _next = new int[16];
    private int[] _queue = new int[16];
    private int[] _path = new int[16];
    private int _nodeCount;

    /// <summary>Gets the number of arcs that were looked at, in all graphs so far, up to this moment.</summary>
    public long Work => _workBefore + _steps;

    /// <summary>Gets the number of fours of arcs.</summary>
    public int FourCount { get; private set; }

    /// <summary>Gets the number of arcs.</summary>
    public int ArcCount => 4 * FourCount;

    /// <summary>Gets the fours of arcs, in the order in which they were added.</summary>
    public ReadOnlySpan<Four> Fours => _fours.AsSpan(0, FourCount);

    /// <summary>Starts a graph without arcs.</summary>
    /// <param name="nodeCount">The number of nodes, even; they are numbered from 0.</param>
    /// <param name="fours">About how many fours of arcs there will be.</param>
    public void Reset(int nodeCount, int fours)
    {
        _nodeCount = nodeCount;
        FourCount = 0;
        if (_starts.Length <= nodeCount)
        {
            int room = Math.Max(nodeCount, 2 * _levels.Length);
            _starts = new int[room + 1];
            _levels = new int[room];
            _next = new int[room];
            _queue = new int[room];
            _path = new int[room];
        }

        if (_fours.Length < fours)
        {
            _fours = new Four[Math.Max(fours, 2 * _fours.Length)];
        }
    }

    /// <summary>Adds an arc and its mirror image, and their reverse ones.</summary>
    public void Add(int from, int to, long capacity, long reverseCapacity = 0)
    {
        if (FourCount == _fours.Length)
        {
            Array.Resize(ref _fours, 2 * FourCount);
        }

        _fours[FourCount++] = new Four(from, to, capacity, reverseCapacity);
    }

    /// <summary>Lets an arc carry whatever comes.</summary>
    public void OpenUp(int arc) => _arcs[_places[arc]].Capacity = Unlimited;

    /// <summary>Copies what is left of the capacities.</summary>
    public void Save(long[] capacities)
    {
        for (int i = 0; i < ArcCount; i++)
        {
            capacities[i] = _arcs[i].Capacity;
        }
    }

    /// <summary>Goes back to capacities that were saved.</summary>
    public void Restore(long[] capacities)
    {
        for (int i = 0; i < ArcCount; i++)
        {
            _arcs[i].Capacity = capacities[i];
        }
    }

    /// <summary>Gives what can still flow through an arc.</summary>
    public long Residual(int arc) => _arcs[_places[arc]].Capacity;

    /// <summary>Gives what can still flow through an arc and through its mirror image.</summary>
    public long ResidualOfBoth(in Arc arc) => arc.Capacity + _arcs[_places[arc.Number ^ 2]].Capacity;

    /// <summary>Gives the arcs that leave a node, once <see cref="Close"/> was called.</summary>
    public ReadOnlySpan<Arc> Leaving(int node) => _arcs.AsSpan(_starts[node], _starts[node + 1] - _starts[node]);

    /// <summary>Orders the arcs by the node that they leave; none can be added afterwards.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public void Close(CancellationToken cancellationToken)
    {
        if (_places.Length < ArcCount)
        {
            int room = Math.Max(ArcCount, 2 * _places.Length);
            _places = new int[room];
            _arcs = new Arc[room];
        }

        Array.Clear(_starts, 0, _nodeCount + 1);
        foreach (ref readonly Four four in Fours)
        {
            _starts[four.From + 1]++;
            _starts[four.To + 1]++;
            _starts[(four.To ^ 1) + 1]++;
            _starts[(four.From ^ 1) + 1]++;
        }

        for (int node = 0; node < _nodeCount; node++)
        {
            _starts[node + 1] += _starts[node];
            _next[node] = _starts[node];
        }

        int number = 0;
        foreach (ref readonly Four four in Fours)
        {
            if (number % FoursBetweenChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            Place(number++, four.From, four.To, four.Capacity);
            Place(number++, four.To, four.From, four.ReverseCapacity);
            Place(number++, four.To ^ 1, four.From ^ 1, four.Capacity);
            Place(number++, four.From ^ 1, four.To ^ 1, four.ReverseCapacity);
        }
    }

    private void Place(int number, int from, int to, long capacity)
    {
        int place = _next[from]++;
        _places[number] = place;
        _arcs[place] = new Arc(capacity, to, number);
    }

    /// <summary>Sends as much as possible from one node to another, or less when that takes too long.</summary>
    /// <remarks>Long thin graphs need as many rounds as they are long; every flow serves our purpose, the greatest just best.</remarks>
    /// <returns>How much that is, the capacities being what is left of them; <see cref="Unlimited"/> when there is no limit.</returns>
    public long Maximize(int source, int sink, CancellationToken cancellationToken)
    {
        long total = 0;
        long mostSteps = (long)StepsPerArc * (ArcCount + _nodeCount);
        _workBefore += _steps;
        _steps = 0;
        _nextCheck = 0;
        _cancellationToken = cancellationToken;
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
                CheckCancellation();
            }
        }

        return total;
    }

    private void CheckCancellation()
    {
        if (_steps > _nextCheck)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            _nextCheck = _steps + StepsBetweenChecks;
        }
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

            ReadOnlySpan<Arc> arcs = Leaving(node);
            _steps += arcs.Length;
            CheckCancellation();
            foreach (ref readonly Arc arc in arcs)
            {
                if (_levels[arc.Head] == int.MaxValue && _arcs[_places[arc.Number ^ 1]].Capacity > 0)
                {
                    _levels[arc.Head] = _levels[node] + 1;
                    _queue[count++] = arc.Head;
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
            int place = NextArc(node);
            if (place >= 0)
            {
                _path[length++] = place;
                node = _arcs[place].Head;
                continue;
            }

            if (length == 0)
            {
                return 0;
            }

            length--;
            node = length == 0 ? source : _arcs[_path[length - 1]].Head;
            _next[node]++;
            _steps++;
            CheckCancellation();
        }

        _steps += length;
        long sent = long.MaxValue;
        ReadOnlySpan<int> path = _path.AsSpan(0, length);
        foreach (int place in path)
        {
            sent = Math.Min(sent, _arcs[place].Capacity);
        }

        foreach (int place in path)
        {
            ref Arc arc = ref _arcs[place];
            if (arc.Capacity < Unlimited)
            {
                arc.Capacity -= sent;
            }

            _arcs[_places[arc.Number ^ 1]].Capacity += sent;
        }

        return sent;
    }

    private int NextArc(int node)
    {
        int end = _starts[node + 1];
        int level = _levels[node] - 1;
        int[] levels = _levels;
        Arc[] arcs = _arcs;
        ref int next = ref _next[node];
        for (int place = next; place < end; place++)
        {
            ref readonly Arc arc = ref arcs[place];
            if (arc.Capacity > 0 && levels[arc.Head] == level)
            {
                next = place;
                return place;
            }
        }

        next = end;
        return -1;
    }

    /// <summary>An arc that leaves some node: what can still flow, where it leads, and its number.</summary>
    internal record struct Arc(long Capacity, int Head, int Number);

    /// <summary>An arc and what it stands for: its reverse and the mirror images of both.</summary>
    internal readonly record struct Four(int From, int To, long Capacity, long ReverseCapacity);
}
