using System.Collections.Immutable;
using Consistency.Solving.Certificates;

namespace Consistency.Solving;

/// <summary>Solves one connected part: its optimum, the canonical one among the optima, and what all optima have in common.</summary>
internal sealed partial class PartSolver
{
    private readonly WeightedCnf _instance;
    private readonly PartTable _parts;
    private readonly int _part;
    private readonly ISatOracle _oracle;
    private readonly ITunableOracle? _tunable;
    private readonly SearchLimits _limits;
    private readonly SearchTuning _tuning;
    private readonly ProofRecorder? _proof;
    private readonly CoreGuidedSearch _search;
    private readonly int[] _softLiterals;
    private readonly int[] _localClause;
    private readonly bool[] _isFalsified;
    private readonly bool[] _best;
    private readonly bool[] _isFalsifiedNow;
    private bool _hasModel;
    private int _currentCount;
    private int _bestCount;

    /// <summary>Writes the clauses of a part into an oracle.</summary>
    /// <param name="instance">The whole instance.</param>
    /// <param name="parts">Its split.</param>
    /// <param name="part">The part.</param>
    /// <param name="oracle">An oracle that has the variables of the part and nothing else.</param>
    /// <param name="limits">What may be spent.</param>
    /// <param name="tuning">Thresholds of the search.</param>
    /// <param name="proof">Records the proof of the lower bound; null when none is wanted.</param>
    public PartSolver(
        WeightedCnf instance,
        PartTable parts,
        int part,
        ISatOracle oracle,
        SearchLimits limits,
        SearchTuning tuning,
        ProofRecorder? proof = null)
    {
        _instance = instance;
        _parts = parts;
        _part = part;
        _oracle = oracle;
        _tunable = oracle as ITunableOracle;
        _limits = limits;
        _tuning = tuning;
        _proof = proof;
        ReadOnlySpan<int> softs = parts.Softs(part);
        _best = new bool[parts.Variables(part).Length + 1];
        _isFalsified = new bool[softs.Length];
        _isFalsifiedNow = new bool[softs.Length];
        _softLiterals = new int[softs.Length];
        _localClause = new int[LongestClause() + 1];
        int steps = 0;
        foreach (int hard in parts.Hards(part))
        {
            CheckCancellation(ref steps);
            oracle.AddClause(Localize(instance.Hard(hard)));
        }

        for (int i = 0; i < softs.Length; i++)
        {
            CheckCancellation(ref steps);
            _softLiterals[i] = Represent(instance.Soft(softs[i]));
        }

        _search = new CoreGuidedSearch(oracle, limits, tuning, Evaluate, proof);
        for (int i = 0; i < softs.Length; i++)
        {
            _search.AddObjective(_softLiterals[i], instance.Weight(softs[i]));
            _tunable?.SuggestPhase(_softLiterals[i]);
        }
    }

    /// <summary>Gets a cost that no assignment of the part undercuts.</summary>
    public long LowerBound => _search.LowerBound;

    /// <summary>Gets the cost of the best assignment found; <see cref="long.MaxValue"/> when there is none.</summary>
    public long UpperBound { get; private set; } = long.MaxValue;

    /// <summary>Gets a value indicating whether the best assignment is the canonical one.</summary>
    public bool IsCanonical { get; private set; }

    /// <summary>Gets the best assignment, by local variable.</summary>
    public ReadOnlySpan<bool> Best => _best;

    /// <summary>Gets the number of soft clauses, in the order of the part, that the best assignment falsifies.</summary>
    public ReadOnlySpan<bool> IsFalsified => _isFalsified;

    /// <summary>Finds some assignment that satisfies the hard clauses, so that a limit later does not leave us without.</summary>
    public OracleAnswer FindFeasible()
    {
        OracleAnswer answer = _limits.Solve(_oracle, []);
        if (answer == OracleAnswer.Satisfiable)
        {
            _search.Announce(Evaluate());
        }

        return answer;
    }

    /// <summary>Finds the least cost.</summary>
    /// <returns><see cref="OracleAnswer.Satisfiable"/> when it is found and proved.</returns>
    public OracleAnswer Optimize()
    {
        OracleAnswer answer = _search.Run();
        IsCanonical = answer == OracleAnswer.Satisfiable && _bestCount == 0;
        return answer;
    }

    /// <summary>Gives the proof of <see cref="LowerBound"/>.</summary>
    /// <param name="isContradictory">Whether to claim that the hard clauses contradict each other.</param>
    /// <returns>The proof; null when none was recorded, or when it became too long.</returns>
    public PartCertificate? Certificate(bool isContradictory) => _proof is null or { IsDropped: true }
        ? null
        : new PartCertificate(
            ImmutableArray.Create(_parts.Variables(_part)),
            ImmutableArray.Create(_parts.Hards(_part)),
            ImmutableArray.Create(_parts.Softs(_part)),
            isContradictory ? long.MaxValue : LowerBound,
            _proof.Steps());

    /// <summary>Reads the oracle's model, keeps it unless it is worse than the best, and gives its cost.</summary>
    private long Evaluate()
    {
        ReadOnlySpan<int> softs = _parts.Softs(_part);
        long cost = 0;
        _currentCount = 0;
        for (int i = 0; i < softs.Length; i++)
        {
            bool isFalsified = !IsSatisfied(_instance.Soft(softs[i]));
            _isFalsifiedNow[i] = isFalsified;
            if (isFalsified)
            {
                cost += _instance.Weight(softs[i]);
                _currentCount++;
            }
        }

        if (!_hasModel || cost < UpperBound || (cost == UpperBound && _currentCount <= _bestCount))
        {
            _hasModel = true;
            UpperBound = cost;
            _bestCount = _currentCount;
            for (int variable = 1; variable < _best.Length; variable++)
            {
                _best[variable] = _oracle.IsTrue(variable);
            }

            _isFalsifiedNow.CopyTo(_isFalsified, 0);
        }

        return cost;
    }

    private long CountFalsified()
    {
        Evaluate();
        return _currentCount;
    }

    private bool IsSatisfied(ReadOnlySpan<int> clause)
    {
        foreach (int literal in clause)
        {
            if (_oracle.IsTrue(_parts.ToLocal(literal)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gives the literal whose truth means that a soft clause holds: its own if it has one, else a new one that implies it.</summary>
    private int Represent(ReadOnlySpan<int> clause)
    {
        ReadOnlySpan<int> local = Localize(clause);
        if (local.Length == 1)
        {
            return local[0];
        }

        int selector = _oracle.AddVariable();
        _localClause[local.Length] = -selector;
        _oracle.AddClause(_localClause.AsSpan(0, local.Length + 1));
        return selector;
    }

    private ReadOnlySpan<int> Localize(ReadOnlySpan<int> clause)
    {
        for (int i = 0; i < clause.Length; i++)
        {
            _localClause[i] = _parts.ToLocal(clause[i]);
        }

        return _localClause.AsSpan(0, clause.Length);
    }

    private int LongestClause()
    {
        int longest = 0;
        foreach (int hard in _parts.Hards(_part))
        {
            longest = Math.Max(longest, _instance.Hard(hard).Length);
        }

        foreach (int soft in _parts.Softs(_part))
        {
            longest = Math.Max(longest, _instance.Soft(soft).Length);
        }

        return longest;
    }

    private void CheckCancellation(ref int steps)
    {
        if ((++steps & 0xFFF) == 0)
        {
            _limits.Token.ThrowIfCancellationRequested();
        }
    }
}
