using System.Runtime.InteropServices;

namespace Consistency.Solving.Presolve;

/// <summary>Rewrites the clauses of at most two literals so that as much of their cost as possible becomes a constant.</summary>
/// <remarks>
/// <para>Roof duality: P. L. Hammer, P. Hansen and B. Simeone, "Roof duality, complementation and persistency in quadratic
/// 0–1 optimization" (1984), computed by one maximum flow as in E. Boros and P. L. Hammer, "Pseudo-Boolean optimization"
/// (2002), section 5. A soft clause (a or b) is the term w·¬a·¬b, two arcs of the implication graph; a flow along a path
/// shifts weight from the terms on it to the constant and to the terms of the reversed arcs. Hard clauses are arcs without
/// limit. What comes out is the same function on every assignment that satisfies the hard clauses:
/// twice its cost = <see cref="Bound"/> + the weights of the <see cref="Terms"/> that it falsifies. Longer clauses take no
/// part, so the bound is valid beside them and they keep their own cost. (Twice, because the best flow can be half-integral.)
/// What the short hard clauses imply (<see cref="ImpliedLiterals"/>) is put in first and takes no part in the flow.</para>
/// <para>Where all terms can be satisfied together, the bound is the optimum, and that is a question of two-literal clauses.</para>
/// </remarks>
internal sealed class RoofDuality
{
    private const int True = 0;
    private const int False = 1;
    private const int ArcsBetweenChecks = 1 << 16;
    private const long MostWeight = FlowNetwork.Unlimited / 8;
    private readonly FlowNetwork _network = new();
    private readonly ImpliedLiterals _implied = new();
    private readonly Dictionary<(int First, int Second), (long Weight, long Reverse)> _pairs = [];
    private readonly List<Term> _terms = [];
    private readonly List<Term> _used = [];
    private long[] _prices = [];
    private sbyte[] _values = [];
    private bool[] _isForced = [];
    private bool _isSatisfiable;
    private int[] _trail = [];
    private int _trailCount;
    private int _variableCount;
    private int _firstUnit;
    private int _arcsUntilCheck;
    private CancellationToken _cancellationToken;

    /// <summary>Gets the number of arcs that were looked at, in all problems so far.</summary>
    public long Work => _network.Work;

    /// <summary>Gets twice the cost that the clauses cause in any case.</summary>
    public long Bound { get; private set; }

    /// <summary>Gets the soft clauses that stand for what is left of the cost; each weighs twice what falsifying it costs.</summary>
    public ReadOnlySpan<Term> Terms => CollectionsMarshal.AsSpan(_terms);

    /// <summary>Gets the hard clauses that the rewriting rests on, with the flow through them.</summary>
    public ReadOnlySpan<Term> UsedHards => CollectionsMarshal.AsSpan(_used);

    /// <summary>Gets the literals that hard clauses of at most two literals imply, without those that follow from them: the
    /// rewriting holds where they are true.</summary>
    public ReadOnlySpan<int> Implied => _implied.Roots;

    /// <summary>Rewrites the short clauses of a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="allowsFixing">Whether <see cref="TryFix"/> will be used; <see cref="Terms"/> are then not given, and nothing is
    /// put in beforehand.</param>
    /// <param name="findsImplied">Whether implied literals are looked for.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <returns>False when there is nothing to gain, when weights are too large to be doubled, or when the hard clauses
    /// contradict each other.</returns>
    public bool TryRun(PartProblem problem, bool allowsFixing, bool findsImplied, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        if (problem.TotalWeight > MostWeight)
        {
            return false;
        }

        if (allowsFixing || !findsImplied)
        {
            _implied.Reset(problem.VariableCount);
        }
        else if (!_implied.TryFind(problem, cancellationToken))
        {
            return false;
        }

        if (!Load(problem, allowsFixing))
        {
            return false;
        }

        cancellationToken.ThrowIfCancellationRequested();
        _network.Close(cancellationToken);
        long flow = _network.Maximize(True, False, cancellationToken);
        if (flow >= FlowNetwork.Unlimited)
        {
            return false;
        }

        Bound += flow;
        if (!allowsFixing)
        {
            CollectTerms();
            cancellationToken.ThrowIfCancellationRequested();
        }

        FindForced(problem.VariableCount);
        return true;
    }

    /// <summary>Fixes a literal, going on from the flow that is there; the bound is then one for the assignments in which it is true.</summary>
    /// <returns>False when there is none that satisfies the hard clauses.</returns>
    public bool TryFix(int literal, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        int arc = 4 * (_firstUnit + Node(literal));
        _network.OpenUp(arc);
        _network.OpenUp(arc + 2);
        long flow = _network.Maximize(True, False, cancellationToken);
        if (flow >= FlowNetwork.Unlimited)
        {
            return false;
        }

        Bound += flow;
        FindForced(_variableCount);
        return true;
    }

    /// <summary>Notes what was rewritten so far.</summary>
    public void Save(RoofState state)
    {
        state.EnsureCapacity(_network.ArcCount);
        _network.Save(state.Capacities);
        state.Bound = Bound;
    }

    /// <summary>Goes back to what was noted.</summary>
    public void Restore(RoofState state)
    {
        _network.Restore(state.Capacities);
        Bound = state.Bound;
        FindForced(_variableCount);
    }

    /// <summary>Gives the weight of all that still connects a variable to others.</summary>
    public long OpenWeight(int variable)
    {
        long weight = 0;
        for (int node = 2 * variable; node <= (2 * variable) + 1; node++)
        {
            foreach (ref readonly FlowNetwork.Arc arc in _network.Leaving(node))
            {
                weight += Math.Min(_network.ResidualOfBoth(in arc), MostWeight / _network.ArcCount);
            }
        }

        return weight;
    }

    /// <summary>Gives the value that the terms of one literal force upon a literal, with all that follows; 0 when they leave it open.</summary>
    /// <remarks>
    /// No term and no short hard clause that names a forced variable is falsified when all of them have these values, whatever
    /// the others have. So where the others can be chosen at their own least cost without breaking a longer clause, that is
    /// optimal, and the forced values are those of every optimal assignment (strong persistency; Hammer, Hansen and Simeone,
    /// theorem 5).
    /// </remarks>
    public int ForcedValue(int literal) => _isForced[Node(literal)] ? 1 : _isForced[Node(-literal)] ? -1 : 0;

    /// <summary>Gets the number of forced variables.</summary>
    public int ForcedCount { get; private set; }

    /// <summary>Tells whether a clause speaks of variables that are not forced, and of no other.</summary>
    public bool IsOpen(ReadOnlySpan<int> clause)
    {
        foreach (int literal in clause)
        {
            if (ForcedValue(literal) != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Tells whether a term speaks of variables that are not forced, and of no other.</summary>
    public bool IsOpen(Term term) =>
        ForcedValue(term.First) == 0 && (term.Second == 0 || ForcedValue(term.Second) == 0);

    /// <summary>Looks for an assignment that satisfies all terms and all hard clauses of at most two literals.</summary>
    /// <param name="assignment">Receives it, by variable; on entry, the values to prefer where there is a choice.</param>
    /// <param name="isUnique">Receives whether it is the only one.</param>
    /// <returns>False when there is none, or when looking for it took too long.</returns>
    /// <remarks>S. Even, A. Itai and A. Shamir, "On the complexity of timetable and multicommodity flow problems" (1976): a
    /// literal whose consequences do not contradict each other can be taken at once.</remarks>
    public bool TrySatisfy(Span<bool> assignment, out bool isUnique)
    {
        int variables = assignment.Length - 1;
        long effort = 16L * (_network.ArcCount + variables);
        isUnique = ForcedCount == variables;
        if (!_isSatisfiable)
        {
            return false;
        }

        for (int variable = 1; variable <= variables; variable++)
        {
            int preferred = (2 * variable) + (assignment[variable] ? 0 : 1);
            if (_values[preferred] == 0 && !Take(preferred, ref effort) && (effort < 0 || !Take(preferred ^ 1, ref effort)))
            {
                return false;
            }
        }

        for (int variable = 1; variable <= variables; variable++)
        {
            assignment[variable] = _values[2 * variable] > 0;
        }

        return true;
    }

    private void FindForced(int variables)
    {
        long effort = long.MaxValue;
        _trailCount = 0;
        Array.Clear(_values, 0, 2 * (variables + 1));
        Array.Clear(_isForced, 0, 2 * (variables + 1));

        // It fails only when the flow was given up before it was the greatest.
        _isSatisfiable = Take(True, ref effort);
        ForcedCount = Math.Max(0, _trailCount - 1) + _implied.Count;
        for (int i = 1; i < _trailCount; i++)
        {
            _isForced[_trail[i]] = true;
        }

        for (int variable = 1; _implied.Count > 0 && variable <= variables; variable++)
        {
            if (_implied.ValueOf(variable) is not 0 and int value)
            {
                int node = Node(value * variable);
                _isForced[node] = true;
                _values[node] = 1;
                _values[node ^ 1] = -1;
            }
        }
    }

    private static int Node(int literal) => literal > 0 ? 2 * literal : (-2 * literal) + 1;

    private static int Literal(int node) => (node & 1) == 0 ? node >> 1 : -(node >> 1);

    private bool Load(PartProblem problem, bool allowsFixing)
    {
        _variableCount = problem.VariableCount;
        _network.Reset(2 * (problem.VariableCount + 1), problem.ClauseCount + (allowsFixing ? 2 * problem.VariableCount : 0));
        if (_prices.Length <= problem.VariableCount)
        {
            _prices = new long[Math.Max(problem.VariableCount + 1, 2 * _prices.Length)];
            _values = new sbyte[2 * _prices.Length];
            _isForced = new bool[2 * _prices.Length];
            _trail = new int[2 * _prices.Length];
        }

        Array.Clear(_prices, 0, problem.VariableCount + 1);
        Bound = 0;
        bool hasPair = false;
        for (int i = 0; i < problem.HardCount; i++)
        {
            if (i % ArcsBetweenChecks == 0)
            {
                _cancellationToken.ThrowIfCancellationRequested();
            }

            ReadOnlySpan<int> clause = problem.Hard(i);
            if (clause.Length <= 2 && !(clause.Length == 2 && clause[0] == -clause[1]) && !Holds(clause))
            {
                int second = clause.Length == 1 || clause[0] == clause[1] ? 0 : clause[1];
                AddClause(clause[0], second, FlowNetwork.Unlimited);
                hasPair = true;
            }
        }

        for (int i = 0; i < problem.SoftCount; i++)
        {
            ReadOnlySpan<int> clause = problem.Soft(i);
            if (clause.Length > 2 || Holds(clause))
            {
                continue;
            }

            // What is implied to be false drops out; nothing may be left.
            int first = IsImpliedFalse(clause[0]) ? 0 : clause[0];
            int second = IsImpliedFalse(clause[^1]) ? 0 : clause[^1];
            if (first == 0 && second == 0)
            {
                Bound += 2 * problem.Weights[i];
            }
            else if (first == 0 || second == 0 || first == second)
            {
                AddPrice(first == 0 ? second : first, problem.Weights[i]);
            }
            else if (first != -second)
            {
                hasPair = true;
                if (allowsFixing)
                {
                    Collect(first, second, problem.Weights[i]);
                }
                else
                {
                    AddClause(first, second, problem.Weights[i]);
                }
            }
        }

        for (int variable = 1; variable <= problem.VariableCount; variable++)
        {
            if (_prices[variable] != 0)
            {
                AddClause(_prices[variable] > 0 ? variable : -variable, 0, Math.Abs(_prices[variable]));
            }
        }

        AddCollected();

        // One clause without weight for each literal, in the order of the nodes, waits for it to be fixed.
        _firstUnit = _network.FourCount - 2;
        for (int variable = 1; allowsFixing && variable <= problem.VariableCount; variable++)
        {
            AddClause(variable, 0, 0);
            AddClause(-variable, 0, 0);
        }

        return hasPair || Bound > 0 || _implied.Count > 0;
    }

    /// <summary>Tells whether an implied literal satisfies a clause.</summary>
    private bool Holds(ReadOnlySpan<int> clause) => _implied.ValueOf(clause[0]) > 0 || _implied.ValueOf(clause[^1]) > 0;

    private bool IsImpliedFalse(int literal) => _implied.ValueOf(literal) < 0;

    /// <summary>Adds the price of falsifying a literal; of the prices of a literal and its negation the smaller one is always paid.</summary>
    private void AddPrice(int literal, long weight)
    {
        ref long price = ref _prices[Math.Abs(literal)];
        long signed = literal > 0 ? weight : -weight;
        if ((price ^ signed) < 0)
        {
            Bound += 2 * Math.Min(Math.Abs(price), weight);
        }

        price += signed;
    }

    /// <summary>
    /// Adds up the weights of the same clause, and of its mirror image (-a or -b), whose arcs are the reverse ones: fewer arcs
    /// make each of the many flows of a search cheaper. Terms could not be told apart afterwards, but nobody asks for them.
    /// </summary>
    private void Collect(int first, int second, long weight)
    {
        bool isReversed = first < 0;
        ref (long Weight, long Reverse) pair = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _pairs, isReversed ? (-first, -second) : (first, second), out _);
        pair.Weight += isReversed ? 0 : weight;
        pair.Reverse += isReversed ? weight : 0;
    }

    private void AddCollected()
    {
        foreach (((int first, int second), (long weight, long reverse)) in _pairs)
        {
            _network.Add(Node(-first), Node(second), weight, reverse);
        }

        _pairs.Clear();
    }

    /// <summary>Adds a clause of one or two literals as its two implications; "false" stands in for a second literal.</summary>
    private void AddClause(int first, int second, long weight) =>
        _network.Add(Node(-first), second == 0 ? False : Node(second), weight);

    private void CollectTerms()
    {
        _terms.Clear();
        _used.Clear();
        _terms.EnsureCapacity(_network.FourCount);
        int arc = 0;
        foreach (ref readonly FlowNetwork.Four four in _network.Fours)
        {
            if (arc % ArcsBetweenChecks == 0)
            {
                _cancellationToken.ThrowIfCancellationRequested();
            }

            int first = -Literal(four.From);
            int second = four.To == False ? 0 : Literal(four.To);
            long flow = _network.Residual(arc + 1) + _network.Residual(arc + 3);
            if (four.Capacity < FlowNetwork.Unlimited)
            {
                AddTerm(first, second, _network.Residual(arc) + _network.Residual(arc + 2));
            }
            else if (flow > 0)
            {
                _used.Add(new Term(first, second, flow));
            }

            if (second != 0)
            {
                AddTerm(-first, -second, flow);
            }

            arc += 4;
        }
    }

    private void AddTerm(int first, int second, long weight)
    {
        if (weight > 0)
        {
            _terms.Add(new Term(first, second, weight));
        }
    }

    /// <summary>Makes a literal true with all that follows; takes everything back when that contradicts itself.</summary>
    private bool Take(int node, ref long effort)
    {
        int start = _trailCount;
        int read = start;
        Assign(node);
        while (read < _trailCount)
        {
            ReadOnlySpan<FlowNetwork.Arc> arcs = _network.Leaving(_trail[read++]);
            effort -= arcs.Length;
            if ((_arcsUntilCheck -= arcs.Length + 1) < 0)
            {
                _arcsUntilCheck = ArcsBetweenChecks;
                _cancellationToken.ThrowIfCancellationRequested();
            }

            foreach (ref readonly FlowNetwork.Arc arc in arcs)
            {
                // An arc and its mirror image are one implication and its contraposition: they count together.
                if (_network.ResidualOfBoth(in arc) == 0)
                {
                    continue;
                }

                int head = arc.Head;
                if (_values[head] < 0)
                {
                    while (_trailCount > start)
                    {
                        int undone = _trail[--_trailCount];
                        _values[undone] = 0;
                        _values[undone ^ 1] = 0;
                    }

                    return false;
                }

                if (_values[head] == 0)
                {
                    Assign(head);
                }
            }
        }

        return true;
    }

    private void Assign(int node)
    {
        _values[node] = 1;
        _values[node ^ 1] = -1;
        _trail[_trailCount++] = node;
    }

    /// <summary>A clause of one (then the second literal is 0) or two literals, and twice its weight.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Term(int First, int Second, long Weight)
    {
        /// <summary>Gets the literals.</summary>
        public int[] Literals => Second == 0 ? [First] : [First, Second];
    }
}
