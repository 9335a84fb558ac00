using System.Runtime.InteropServices;
using Consistency.Solving.Certificates;

namespace Consistency.Solving;

/// <summary>Finds the least total weight of falsified literals by raising a lower bound, core by core.</summary>
/// <remarks>
/// <para>OLL: B. Andres, B. Kaufmann, O. Matheis and T. Schaub, "Unsatisfiability-based optimization in clasp" (2012), in
/// the form of A. Morgado, C. Dodaro and J. Marques-Silva, "Core-guided MaxSAT with soft cardinality constraints" (2014)
/// and A. Ignatiev, A. Morgado and J. Marques-Silva, "RC2" (2019): stratification by weight, hardening, core
/// minimisation by propagation. Counters join at once: to hold them back until a batch of cores is found (J. Berg and M. Järvisalo,
/// "Weight-aware core extraction", 2017) was measured, and took longer.</para>
/// <para>Invariant, on which tie-breaking and classification rest: for every assignment x that satisfies the clauses,
/// cost(x) is at least <see cref="LowerBound"/> plus the weights of the assumptions that x falsifies when each counter output
/// is as low as its definition allows, and exactly <see cref="LowerBound"/> when x falsifies none of them. So once the bound
/// is met, the optimal assignments are exactly the models of the clauses and all assumptions of positive weight.</para>
/// </remarks>
internal sealed partial class CoreGuidedSearch
{
    private const int StratumFactor = 2;

    private readonly ISatOracle _oracle;
    private readonly ITunableOracle? _tunable;
    private readonly SearchLimits _limits;
    private readonly SearchTuning _tuning;
    private readonly ProofRecorder? _proof;
    private readonly Totalizers _totalizers;
    private readonly Func<long> _costOfModel;
    private readonly List<int> _active = [];
    private readonly List<(int Literal, long Weight)> _pending = [];
    private readonly HashSet<int> _isNamed = [];
    private readonly Comparison<int> _byWeight;
    private readonly CoreFound _coreFound;
    private long[] _weights;
    private long[] _keys = [];
    private bool[] _isListed;
    private (int Node, int Count)[] _outputs;
    private IntegerList _assumptions;
    private int _rootsSeen = -1;
    private bool _isOriented;
    private IntegerList _core;
    private IntegerList _found;
    private IntegerList _foundEnds;
    private IntegerList _trial;
    private IntegerList _leaves;

    /// <summary>Prepares a search.</summary>
    /// <param name="oracle">Holds the hard clauses.</param>
    /// <param name="limits">What may be spent.</param>
    /// <param name="tuning">Thresholds.</param>
    /// <param name="costOfModel">Evaluates the oracle's current model and gives its cost.</param>
    /// <param name="proof">Is told each step that the lower bound rests on; null when nobody wants to know.</param>
    /// <param name="lowerBound">A part of the cost that is known to be unavoidable, beside the objective.</param>
    public CoreGuidedSearch(
        ISatOracle oracle,
        SearchLimits limits,
        SearchTuning tuning,
        Func<long> costOfModel,
        ProofRecorder? proof = null,
        long lowerBound = 0)
    {
        LowerBound = lowerBound;
        _tuning = tuning;
        _proof = proof;
        _oracle = oracle;
        _tunable = oracle as ITunableOracle;
        _limits = limits;
        _costOfModel = costOfModel;
        _totalizers = new Totalizers(oracle, proof);
        _byWeight = CompareByWeight;
        _coreFound = core =>
        {
            _found.AddRange(core);
            _foundEnds.Add(_found.Count);
        };
        _weights = new long[oracle.VariableCount + 1];
        _isListed = new bool[_weights.Length];
        _outputs = new (int Node, int Count)[_weights.Length];
    }

    /// <summary>Gets the cost that is proved to be unavoidable.</summary>
    public long LowerBound { get; private set; }

    /// <summary>Gets the cost of the best model seen.</summary>
    public long UpperBound { get; private set; } = long.MaxValue;

    /// <summary>Adds the price of falsifying a literal; equal and opposite literals are merged.</summary>
    public void AddObjective(int literal, long weight)
    {
        int variable = Math.Abs(literal);
        long signed = literal > 0 ? weight : -weight;
        long old = _weights[variable];
        if (!_isListed[variable])
        {
            _isListed[variable] = true;
            _active.Add(variable);
        }

        if (old != 0 && (old ^ signed) < 0)
        {
            // One of the two is falsified in any case: the smaller weight is paid.
            long paid = Math.Min(Math.Abs(old), weight);
            LowerBound += paid;
            _proof?.Core([literal, -literal], paid);
        }

        _weights[variable] = old + signed;
    }

    /// <summary>Tells of a model that is known before the search starts.</summary>
    public void Announce(long cost) => UpperBound = Math.Min(UpperBound, cost);

    /// <summary>Searches until the bounds meet; after a limit was hit, it can be called again and goes on.</summary>
    /// <returns><see cref="OracleAnswer.Satisfiable"/> when they met, <see cref="OracleAnswer.Unsatisfiable"/> when the clauses
    /// contradict each other, <see cref="OracleAnswer.Unknown"/> when a limit was hit.</returns>
    public OracleAnswer Run()
    {
        OrientActive();
        long stratum = _active.Count < _tuning.FewestStratified ? 1 : NextStratum(hasModel: false);
        while (UpperBound != LowerBound)
        {
            // An output that the clauses refute brings the next one of its counter with it.
            do
            {
                ActivatePending();
                CollectAssumptions(stratum);
            }
            while (_pending.Count > 0);

            OracleAnswer answer = CollectCores();
            if (answer == OracleAnswer.Unsatisfiable)
            {
                if (!RelaxFound())
                {
                    return answer;
                }

                continue;
            }

            answer = _limits.Solve(_oracle, _assumptions.Items);
            if (answer == OracleAnswer.Unknown)
            {
                return answer;
            }

            if (answer == OracleAnswer.Unsatisfiable)
            {
                if (_oracle.Core.IsEmpty)
                {
                    return answer;
                }

                _core.Clear();
                _core.AddRange(_oracle.Core);
                MinimizeCore();
                if (_core.Count == 0)
                {
                    return answer;
                }

                Relax();
                continue;
            }

            UpperBound = Math.Min(UpperBound, _costOfModel());
            if (UpperBound <= LowerBound)
            {
                break;
            }

            if (_tuning.Hardens)
            {
                Harden();
            }

            if (stratum == 1)
            {
                throw new SolverIntegrityException(
                    $"All assumptions hold, but the cost {UpperBound} is not the lower bound {LowerBound}.");
            }

            stratum = NextStratum(hasModel: true);
        }

        if (UpperBound < LowerBound)
        {
            throw new SolverIntegrityException($"The cost {UpperBound} is below the lower bound {LowerBound}.");
        }

        ActivatePending();
        return OracleAnswer.Satisfiable;
    }

    /// <summary>After the bounds met: restricts the oracle, for good, to the optimal assignments.</summary>
    public void FixOptimum()
    {
        foreach (int literal in _active)
        {
            if (_weights[Math.Abs(literal)] > 0)
            {
                _oracle.AddClause([literal]);
            }
        }
    }

    /// <summary>Until here the sign of the weight held the polarity; from here on the list of literals does.</summary>
    private void OrientActive()
    {
        if (_isOriented)
        {
            return;
        }

        _isOriented = true;
        foreach (ref int literal in CollectionsMarshal.AsSpan(_active))
        {
            int variable = literal;
            if (_weights[variable] < 0)
            {
                _weights[variable] = -_weights[variable];
                literal = -variable;
            }
        }
    }

    private void CollectAssumptions(long stratum)
    {
        _assumptions.Clear();
        bool hasNewRoots = _tunable is not null && _tunable.RootCount > _rootsSeen;
        _rootsSeen = _tunable?.RootCount ?? 0;
        int kept = 0;
        int read = 0;
        Span<int> active = CollectionsMarshal.AsSpan(_active);
        try
        {
            for (; read < active.Length; read++)
            {
                int literal = active[read];
                long weight = _weights[Math.Abs(literal)];
                if (hasNewRoots && weight > 0 && _tunable!.RootValue(literal) < 0)
                {
                    // The clauses refute it alone: a core for which nobody need be asked.
                    _limits.Token.ThrowIfCancellationRequested();
                    _core.Clear();
                    _core.Add(literal);
                    Relax();
                    weight = 0;
                }

                if (weight > 0)
                {
                    active[kept++] = literal;
                    if (weight >= stratum)
                    {
                        _assumptions.Add(literal);
                    }
                }
                else
                {
                    _isListed[Math.Abs(literal)] = false;
                }
            }
        }
        finally
        {
            // Stopped in between, the rest stays as it is.
            _active.RemoveRange(kept, read - kept);
        }

        if (_tunable is not null && _assumptions.Count >= _tuning.FewestCollected)
        {
            // Where cores are collected, the last member of each is left out: that should be the lightest.
            SortByFallingWeight(_assumptions.Items);
        }
    }

    /// <summary>Sorts literals, the heaviest first, and by number among equals: by keys, since hundreds of thousands of them would take a
    /// comparer longer than a cancelled search may go on.</summary>
    private void SortByFallingWeight(Span<int> literals)
    {
        if (_keys.Length < literals.Length)
        {
            _keys = new long[Math.Max(literals.Length, 2 * _keys.Length)];
        }

        Span<long> keys = _keys.AsSpan(0, literals.Length);
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = -_weights[Math.Abs(literals[i])];
        }

        keys.Sort(literals);
        for (int start = 0, end = 0; start < keys.Length; start = end)
        {
            long key = keys[start];
            while (end < keys.Length && keys[end] == key)
            {
                end++;
            }

            Span<int> equals = literals[start..end];
            Span<long> numbers = keys[start..end];
            for (int i = 0; i < equals.Length; i++)
            {
                numbers[i] = Math.Abs(equals[i]);
            }

            numbers.Sort(equals);
        }
    }

    /// <summary>Goes down to weights that the current model does not yet satisfy, and from there to a fraction of that.</summary>
    /// <remarks>Every level less is a call less; every level more gives cores of greater weight. Measured, not derived.</remarks>
    private long NextStratum(bool hasModel)
    {
        long greatest = 0;
        foreach (int literal in _active)
        {
            long weight = _weights[Math.Abs(literal)];
            if (weight > greatest && !(hasModel && _oracle.IsTrue(literal)))
            {
                greatest = weight;
            }
        }

        return Math.Max(1, greatest / StratumFactor);
    }

    /// <summary>A literal whose price exceeds the gap is true in every assignment that is not worse than the best known.</summary>
    private void Harden()
    {
        // Strictly greater: assignments that cost exactly as much as the best known one must stay.
        long gap = UpperBound - LowerBound;
        foreach (int literal in _active)
        {
            ref long weight = ref _weights[Math.Abs(literal)];
            if (weight > gap)
            {
                weight = 0;
                _proof?.Harden(literal);
                _oracle.AddClause([literal]);
            }
        }
    }

    /// <summary>Makes the pending outputs assumptions.</summary>
    private void ActivatePending()
    {
        foreach ((int literal, long weight) in _pending)
        {
            ref long old = ref _weights[Math.Abs(literal)];
            if (!_isListed[Math.Abs(literal)])
            {
                _isListed[Math.Abs(literal)] = true;
                _active.Add(literal);
            }

            old += weight;
        }

        _pending.Clear();
    }
}
