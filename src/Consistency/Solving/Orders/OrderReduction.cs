namespace Consistency.Solving.Orders;

/// <summary>An order problem as a question of what to give up: one variable for each pair that is in danger, and lazy laws.</summary>
/// <remarks>
/// A pair that is only said to hold is never concluded from others: where it follows, it may as well hold. A pair that is only
/// said not to hold is never a link: what it leads to is reached by the links that it follows from. So each costs something
/// only when it is given up, and every law that is given out is a set of pairs of which one must be. In a total order
/// either value of a pair is a link, in one direction or the other.
/// </remarks>
internal sealed class OrderReduction
{
    private readonly OrderProblem _problem;
    private readonly Dictionary<long, int> _pairOfEnds = [];
    private readonly List<(int First, int Second, PairUse Use)> _pairs = [];
    private readonly List<(int First, int Second)> _endsOfVariable = [default];

    /// <summary>Reduces a problem.</summary>
    public OrderReduction(OrderProblem problem)
    {
        _problem = problem;
        int[] pairOfStatement = new int[problem.Statements.Length];
        for (int i = 0; i < pairOfStatement.Length; i++)
        {
            pairOfStatement[i] = Enter(problem.Statements[i]);
        }

        StrongComponents components = FindComponents();
        WeightedCnfBuilder builder = new();
        int[] variableOfPair = new int[_pairs.Count];
        for (int pair = 0; pair < variableOfPair.Length; pair++)
        {
            if (IsInDanger(_pairs[pair], components))
            {
                variableOfPair[pair] = builder.NewVariable();
                _endsOfVariable.Add((_pairs[pair].First, _pairs[pair].Second));
            }
        }

        List<int> statementOfSoft = [];
        for (int i = 0; i < pairOfStatement.Length; i++)
        {
            OrderStatement statement = problem.Statements[i];
            int variable = pairOfStatement[i] < 0 ? 0 : variableOfPair[pairOfStatement[i]];
            if (variable == 0 && (pairOfStatement[i] >= 0 || !statement.IsBefore))
            {
                continue;
            }

            // Nothing is before itself where cycles are excluded: that clause has no literal.
            ReadOnlySpan<int> clause = variable == 0 ? [] : SaysThatPairHolds(statement) ? [variable] : [-variable];
            if (statement.Weight == OrderStatement.Certain)
            {
                builder.AddHard(clause);
            }
            else
            {
                builder.AddSoft(statement.Weight, clause);
                statementOfSoft.Add(i);
            }
        }

        StatementOfSoft = [.. statementOfSoft];
        Instance = builder.Build();
        Constraints = CreateConstraints(components, variableOfPair);
    }

    /// <summary>Gets the statements of pairs in danger, as unit clauses.</summary>
    public WeightedCnf Instance { get; }

    /// <summary>Gets the laws, one constraint for each strongly connected component.</summary>
    public IReadOnlyList<OrderConstraint> Constraints { get; }

    /// <summary>Gets the statement that each soft clause stands for.</summary>
    public int[] StatementOfSoft { get; }

    private bool IsTotal => _problem.Kind == OrderKind.Total;

    /// <summary>Gives the things that a literal, when true, puts before each other; null when it puts none so.</summary>
    public (int First, int Second)? PairOf(int literal)
    {
        (int first, int second) = _endsOfVariable[Math.Abs(literal)];
        return literal > 0 ? (first, second) : IsTotal ? (second, first) : null;
    }

    /// <summary>Notes what is said of a pair; in a total order both directions are one pair.</summary>
    /// <returns>The pair; -1 for a thing and itself where cycles are excluded.</returns>
    private int Enter(OrderStatement statement)
    {
        (int first, int second) = IsTotal && statement.First > statement.Second
            ? (statement.Second, statement.First)
            : (statement.First, statement.Second);
        if (first == second && _problem.Kind != OrderKind.Transitive)
        {
            return -1;
        }

        long ends = ((long)first * _problem.ThingCount) + second;
        if (!_pairOfEnds.TryGetValue(ends, out int pair))
        {
            pair = _pairs.Count;
            _pairOfEnds.Add(ends, pair);
            _pairs.Add((first, second, PairUse.None));
        }

        _pairs[pair] = (first, second, _pairs[pair].Use | (SaysThatPairHolds(statement) ? PairUse.Link : PairUse.Conclusion));
        return pair;
    }

    private bool SaysThatPairHolds(OrderStatement statement) =>
        statement.IsBefore != (IsTotal && statement.First > statement.Second);

    /// <summary>A chain that breaks a law is a cycle of "is before" and of "is not before", turned round.</summary>
    private StrongComponents FindComponents()
    {
        int[] starts = new int[_problem.ThingCount + 1];
        foreach ((int first, int second, PairUse use) in _pairs)
        {
            starts[first + 1] += (use & PairUse.Link) != 0 ? 1 : 0;
            starts[second + 1] += (use & PairUse.Conclusion) != 0 ? 1 : 0;
        }

        for (int thing = 0; thing < _problem.ThingCount; thing++)
        {
            starts[thing + 1] += starts[thing];
        }

        int[] targets = new int[starts[^1]];
        int[] next = [.. starts];
        foreach ((int first, int second, PairUse use) in _pairs)
        {
            if ((use & PairUse.Link) != 0)
            {
                targets[next[first]++] = second;
            }

            if ((use & PairUse.Conclusion) != 0)
            {
                targets[next[second]++] = first;
            }
        }

        bool[] isUsed = new bool[targets.Length];
        Array.Fill(isUsed, true);
        StrongComponents components = new(_problem.ThingCount);
        components.Run(starts, targets, isUsed);
        return components;
    }

    private static bool IsInDanger((int First, int Second, PairUse Use) pair, StrongComponents components)
    {
        int component = components.ComponentOf[pair.First];
        return component == components.ComponentOf[pair.Second]
            && (pair.Use == PairUse.Both || components.NodesOf(component).Length > 1);
    }

    private List<OrderConstraint> CreateConstraints(StrongComponents components, int[] variableOfPair)
    {
        int[] localOf = new int[_problem.ThingCount];
        var pairsOf = new List<int>?[components.Count];
        for (int component = 0; component < components.Count; component++)
        {
            ReadOnlySpan<int> things = components.NodesOf(component);
            for (int i = 0; i < things.Length; i++)
            {
                localOf[things[i]] = i;
            }
        }

        for (int pair = 0; pair < variableOfPair.Length; pair++)
        {
            if (variableOfPair[pair] != 0)
            {
                (pairsOf[components.ComponentOf[_pairs[pair].First]] ??= []).Add(pair);
            }
        }

        List<OrderConstraint> constraints = [];
        for (int component = 0; component < components.Count; component++)
        {
            if (pairsOf[component] is { } pairs)
            {
                constraints.Add(CreateConstraint(components.NodesOf(component).Length, pairs, localOf, variableOfPair));
            }
        }

        return constraints;
    }

    private OrderConstraint CreateConstraint(int thingCount, List<int> pairs, int[] localOf, int[] variableOfPair)
    {
        List<int> from = [];
        List<int> to = [];
        List<PairUse> uses = [];
        List<int> literals = [];
        foreach (int pair in pairs)
        {
            (int first, int second, PairUse use) = _pairs[pair];
            if (!IsTotal || (use & PairUse.Link) != 0)
            {
                Add(first, second, IsTotal ? PairUse.Link : use, variableOfPair[pair]);
            }

            if (IsTotal && (use & PairUse.Conclusion) != 0)
            {
                Add(second, first, PairUse.Link, -variableOfPair[pair]);
            }
        }

        return new OrderConstraint(
            thingCount, [.. from], [.. to], [.. uses], [.. literals], _problem.Kind != OrderKind.Transitive);

        void Add(int first, int second, PairUse use, int literal)
        {
            from.Add(localOf[first]);
            to.Add(localOf[second]);
            uses.Add(use);
            literals.Add(literal);
        }
    }
}
