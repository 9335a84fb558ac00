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
    private readonly StrongComponents _components;
    private readonly int[] _pairOfStatement;
    private readonly int[] _variableOfPair;

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
        List<int> alwaysDropped = [];
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
                IsContradictory |= clause.IsEmpty;
                builder.AddHard(clause);
            }
            else
            {
                if (clause.IsEmpty)
                {
                    alwaysDropped.Add(i);
                }

                builder.AddSoft(statement.Weight, clause);
                statementOfSoft.Add(i);
            }
        }

        StatementOfSoft = [.. statementOfSoft];
        AlwaysDropped = [.. alwaysDropped];
        Instance = builder.Build();
        _components = components;
        _pairOfStatement = pairOfStatement;
        _variableOfPair = variableOfPair;
    }

    /// <summary>Gets the statements of pairs in danger, as unit clauses.</summary>
    public WeightedCnf Instance { get; }

    /// <summary>Gets the statements, ascending, that put a thing before itself where that breaks a law.</summary>
    public int[] AlwaysDropped { get; }

    /// <summary>Gets a value indicating whether a certain statement does so.</summary>
    public bool IsContradictory { get; }

    /// <summary>Gets a value indicating whether a chain back to its start breaks a law.</summary>
    public bool ExcludesCycles => _problem.Kind != OrderKind.Transitive;

    /// <summary>Gets the statement that each soft clause stands for.</summary>
    public int[] StatementOfSoft { get; }

    private bool IsTotal => _problem.Kind == OrderKind.Total;

    /// <summary>Gives the things that a literal, when true, puts before each other; null when it puts none so.</summary>
    public (int First, int Second)? PairOf(int literal)
    {
        (int first, int second) = _endsOfVariable[Math.Abs(literal)];
        return literal > 0 ? (first, second) : IsTotal ? (second, first) : null;
    }

    /// <summary>Gives the weight of a statement.</summary>
    public long WeightOf(int statement) => _problem.Statements[statement].Weight;

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

    /// <summary>Gives the strongly connected components, each as a graph of its own.</summary>
    public List<OrderPart> Parts()
    {
        OrderPartBuilder?[] builders = new OrderPartBuilder?[_components.Count];
        int[] localOf = new int[_problem.ThingCount];
        for (int component = 0; component < _components.Count; component++)
        {
            ReadOnlySpan<int> things = _components.NodesOf(component);
            for (int i = 0; i < things.Length; i++)
            {
                localOf[things[i]] = i;
            }
        }

        int soft = 0;
        int hard = 0;
        for (int i = 0; i < _pairOfStatement.Length; i++)
        {
            OrderStatement statement = _problem.Statements[i];
            int pair = _pairOfStatement[i];
            int variable = pair < 0 ? 0 : _variableOfPair[pair];
            bool hasClause = variable != 0 || (pair < 0 && statement.IsBefore);
            bool isCertain = statement.Weight == OrderStatement.Certain;
            int clause = !hasClause ? -1 : isCertain ? hard++ : soft++;
            if (variable == 0)
            {
                continue;
            }

            // In a total order what is not before is after, and so a link as well.
            (int first, int second, _) = _pairs[pair];
            bool holds = SaysThatPairHolds(statement);
            int component = _components.ComponentOf[first];
            (builders[component] ??= new OrderPartBuilder(_components.NodesOf(component).Length)).Add(
                i,
                holds || !IsTotal ? (localOf[first], localOf[second]) : (localOf[second], localOf[first]),
                !holds && !IsTotal,
                statement.Weight,
                holds ? variable : -variable,
                clause);
        }

        return [.. builders.OfType<OrderPartBuilder>().Select(builder => builder.Build(ExcludesCycles))];
    }
}
