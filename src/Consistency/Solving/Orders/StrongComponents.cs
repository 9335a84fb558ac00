namespace Consistency.Solving.Orders;

/// <summary>Finds the strongly connected components of a directed graph: only inside one of them can there be a cycle.</summary>
/// <remarks>
/// R. Tarjan, "Depth-first search and linear graph algorithms" (1972), without recursion; time and memory linear. An edge from
/// one component to another leads to a component of smaller number. One object serves graph after graph of the same size.
/// </remarks>
internal sealed class StrongComponents(int nodeCount)
{
    private readonly int[] _componentOf = new int[nodeCount];
    private readonly int[] _nodes = new int[nodeCount];
    private readonly int[] _index = new int[nodeCount];
    private readonly int[] _low = new int[nodeCount];
    private readonly int[] _path = new int[nodeCount];
    private readonly int[] _nextEdge = new int[nodeCount];
    private readonly int[] _open = new int[nodeCount];
    private readonly int[] _starts = new int[nodeCount + 1];

    /// <summary>Gets the number of components.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the component of each node.</summary>
    public ReadOnlySpan<int> ComponentOf => _componentOf;

    /// <summary>Gets all nodes, component after component.</summary>
    public ReadOnlySpan<int> Nodes => _nodes;

    /// <summary>Gives the nodes of a component.</summary>
    public ReadOnlySpan<int> NodesOf(int component) => _nodes.AsSpan(_starts[component].._starts[component + 1]);

    /// <summary>Finds the components.</summary>
    /// <param name="starts">Where the edges of each node start in <paramref name="targets"/>; one place more than nodes.</param>
    /// <param name="targets">Where each edge leads.</param>
    /// <param name="isUsed">Which edges there are.</param>
    public void Run(ReadOnlySpan<int> starts, ReadOnlySpan<int> targets, ReadOnlySpan<bool> isUsed)
    {
        Array.Clear(_index);
        Count = 0;
        int visited = 0;
        int found = 0;
        int openCount = 0;
        for (int root = 0; root < _index.Length; root++)
        {
            if (_index[root] != 0)
            {
                continue;
            }

            int depth = 0;
            Enter(root, starts, ref depth, ref visited, ref openCount);
            while (depth > 0)
            {
                int node = _path[depth - 1];
                if (_nextEdge[node] < starts[node + 1])
                {
                    int edge = _nextEdge[node]++;
                    int target = targets[edge];
                    if (!isUsed[edge])
                    {
                        continue;
                    }

                    if (_index[target] == 0)
                    {
                        Enter(target, starts, ref depth, ref visited, ref openCount);
                    }
                    else
                    {
                        // Nodes of finished components have an index above all others, so they lower nothing.
                        _low[node] = Math.Min(_low[node], _index[target]);
                    }

                    continue;
                }

                depth--;
                if (depth > 0)
                {
                    int parent = _path[depth - 1];
                    _low[parent] = Math.Min(_low[parent], _low[node]);
                }

                if (_low[node] == _index[node])
                {
                    _starts[Count] = found;
                    int member;
                    do
                    {
                        member = _open[--openCount];
                        _componentOf[member] = Count;
                        _index[member] = int.MaxValue;
                        _nodes[found++] = member;
                    }
                    while (member != node);
                    Count++;
                }
            }
        }

        _starts[Count] = found;
    }

    private void Enter(int node, ReadOnlySpan<int> starts, ref int depth, ref int visited, ref int openCount)
    {
        _index[node] = ++visited;
        _low[node] = visited;
        _nextEdge[node] = starts[node];
        _path[depth++] = node;
        _open[openCount++] = node;
    }
}
