namespace Consistency.Solving.Presolve;

/// <summary>Finds literals that the hard clauses of at most two literals imply: they are true in every assignment that counts.</summary>
/// <remarks>
/// <para>A clause (a or b) is two implications, from not a to b and from not b to a. A literal from which two opposites can be reached
/// is false (B. Aspvall, M. Plass and R. Tarjan, "A linear-time algorithm for testing the truth of certain quantified Boolean
/// formulas", 1979), and what can be reached from its opposite is true. Where clauses are many for their variables, a few such
/// literals settle most of the others, and the flow is left with the rest.</para>
/// <para>A literal whose consequences do not contradict each other vouches for all of them, so few walks are needed. They end when
/// they have looked at as many implications as there are; what was found until then holds, and all that follows from it was found.</para>
/// </remarks>
internal sealed class ImpliedLiterals
{
    private const int None = -1;
    private const int StepsBetweenChecks = 1 << 16;
    private IntegerList _roots;
    private int[] _first = [];
    private int[] _heads = [];
    private int[] _next = [];
    private int[] _walks = [];
    private bool[] _isSafe = [];
    private sbyte[] _values = [];
    private int[] _trail = [];
    private int _walk;
    private long _steps;
    private CancellationToken _cancellationToken;

    /// <summary>Gets the literals from which all others follow, in the order in which they were found.</summary>
    public ReadOnlySpan<int> Roots => _roots.Items;

    /// <summary>Gets the number of variables whose value is implied.</summary>
    public int Count { get; private set; }

    /// <summary>Gives 1 for a literal that is implied, -1 for one whose opposite is, and 0 for the others.</summary>
    public int ValueOf(int literal) => _values[Node(literal)];

    /// <summary>Starts with variables of which nothing is known.</summary>
    public void Reset(int variableCount)
    {
        int nodes = 2 * (variableCount + 1);
        if (_values.Length < nodes)
        {
            int room = Math.Max(nodes, 2 * _values.Length);
            _first = new int[room];
            _walks = new int[room];
            _isSafe = new bool[room];
            _values = new sbyte[room];
            _trail = new int[room];
            _walk = 0;
        }

        Array.Clear(_values, 0, nodes);
        _roots.Clear();
        Count = 0;
    }

    /// <summary>Looks for what the short hard clauses of a problem imply.</summary>
    /// <returns>False when they contradict each other.</returns>
    public bool TryFind(PartProblem problem, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        Reset(problem.VariableCount);
        int arcs = Connect(problem);
        return TryFindUnits(problem) && TryWalk(2 * (problem.VariableCount + 1), arcs);
    }

    private static int Node(int literal) => literal > 0 ? 2 * literal : (-2 * literal) + 1;

    private static int Literal(int node) => (node & 1) == 0 ? node >> 1 : -(node >> 1);

    private static bool IsPair(ReadOnlySpan<int> clause) => clause.Length == 2 && Math.Abs(clause[0]) != Math.Abs(clause[1]);

    private static bool IsUnit(ReadOnlySpan<int> clause) => clause.Length == 1 || (clause.Length == 2 && clause[0] == clause[1]);

    /// <summary>Lists, for each literal, what it implies: lists linked through the implications, since few of them will be read twice.</summary>
    /// <returns>The number of implications.</returns>
    private int Connect(PartProblem problem)
    {
        Array.Fill(_first, None, 0, 2 * (problem.VariableCount + 1));
        if (_heads.Length < 2 * problem.HardCount)
        {
            int room = Math.Max(2 * problem.HardCount, 2 * _heads.Length);
            _heads = new int[room];
            _next = new int[room];
        }

        int count = 0;
        for (int i = 0; i < problem.HardCount; i++)
        {
            CheckCancellation(1);
            ReadOnlySpan<int> clause = problem.Hard(i);
            if (IsPair(clause))
            {
                Add(count++, -clause[0], clause[1]);
                Add(count++, -clause[1], clause[0]);
            }
        }

        return count;
    }

    private void Add(int implication, int literal, int consequence)
    {
        ref int first = ref _first[Node(literal)];
        _next[implication] = first;
        _heads[implication] = Node(consequence);
        first = implication;
    }

    private bool TryFindUnits(PartProblem problem)
    {
        for (int i = 0; i < problem.HardCount; i++)
        {
            ReadOnlySpan<int> clause = problem.Hard(i);
            if (IsUnit(clause) && !TryTake(Node(clause[0])))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryWalk(int nodes, long effort)
    {
        Array.Clear(_isSafe, 0, nodes);
        for (int node = 2; node < nodes && effort > 0; node++)
        {
            if (_values[node] == 0 && !_isSafe[node] && !IsConsistent(node, ref effort) && !TryTake(node ^ 1))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Tells whether the consequences of a literal do not contradict each other, nor what is known; true where that takes too long.</summary>
    private bool IsConsistent(int node, ref long effort)
    {
        if (++_walk == int.MaxValue)
        {
            Array.Clear(_walks);
            _walk = 1;
        }

        int count = 0;
        _walks[node] = _walk;
        _trail[count++] = node;
        for (int read = 0; read < count; read++)
        {
            CheckCancellation(1);
            for (int implication = _first[_trail[read]]; implication != None; implication = _next[implication])
            {
                int head = _heads[implication];
                effort--;
                if (_values[head] < 0 || _walks[head ^ 1] == _walk)
                {
                    return false;
                }

                if (_values[head] == 0 && _walks[head] != _walk)
                {
                    _walks[head] = _walk;
                    _trail[count++] = head;
                }
            }

            if (effort < 0)
            {
                return true;
            }
        }

        foreach (int safe in _trail.AsSpan(0, count))
        {
            _isSafe[safe] = true;
        }

        return true;
    }

    /// <summary>Notes that a literal is true, with all that follows.</summary>
    /// <returns>False when that contradicts what is known.</returns>
    private bool TryTake(int node)
    {
        if (_values[node] != 0)
        {
            return _values[node] > 0;
        }

        _roots.Add(Literal(node));
        int count = 0;
        Assign(node, ref count);
        for (int read = 0; read < count; read++)
        {
            CheckCancellation(1);
            for (int implication = _first[_trail[read]]; implication != None; implication = _next[implication])
            {
                int head = _heads[implication];
                if (_values[head] < 0)
                {
                    return false;
                }

                if (_values[head] == 0)
                {
                    Assign(head, ref count);
                }
            }
        }

        Count += count;
        return true;
    }

    private void Assign(int node, ref int count)
    {
        _values[node] = 1;
        _values[node ^ 1] = -1;
        _trail[count++] = node;
    }

    private void CheckCancellation(int steps)
    {
        _steps += steps;
        if (_steps > StepsBetweenChecks)
        {
            _steps = 0;
            _cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
