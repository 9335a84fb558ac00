namespace Consistency.Solving;

/// <summary>A conflict-driven clause-learning SAT solver in managed code: incremental, with assumptions and cores.</summary>
/// <remarks>
/// <para>After J. Marques-Silva and K. Sakallah, "GRASP" (1999); M. Moskewicz et al., "Chaff" (2001: watched literals, VSIDS);
/// N. Eén and N. Sörensson, "An extensible SAT-solver" (2003: assumptions, clause minimisation) and G. Audemard and
/// L. Simon, "Predicting learnt clauses quality" (2009: LBD). Departure: all assumptions share decision level 1 and are
/// propagated together, since there may be tens of thousands of them; a conflict on that level gives the core at once.</para>
/// <para>Deterministic: the same calls give the same answers, assignments and cores on every machine. The search allocates
/// only when its arrays grow. Memory: about 60 bytes per variable, 8 plus 4 per literal for each clause, 16 for its
/// watches. Time is exponential in the worst case; a call without conflicts is linear in the clauses that it touches.</para>
/// </remarks>
public sealed partial class CdclOracle : ISatOracle, ITunableOracle
{
    private const int NoReason = -1;
    private readonly CdclOptions _options;
    private readonly ActivityHeap _order = new();
    private IntegerList _core;
    private sbyte[] _model = new sbyte[8];
    private int _modelCount;
    private long _conflictsBefore;
    private OracleAnswer? _answer;

    /// <summary>Creates a solver without clauses.</summary>
    /// <param name="variableCount">How many variables exist from the start.</param>
    /// <param name="options">Limits; none when absent.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="variableCount"/> is negative.</exception>
    public CdclOracle(int variableCount = 0, CdclOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(variableCount);
        _options = options ?? new CdclOptions();
        Reset(variableCount);
    }

    /// <inheritdoc/>
    public int VariableCount { get; private set; }

    /// <summary>Gets the number of conflicts in all calls so far: a measure of work that no clock disturbs.</summary>
    public long Conflicts { get; private set; }

    /// <summary>Gets the work of all problems up to this moment, <see cref="Reset"/> or not: conflicts, and watches that were looked at.</summary>
    internal (long Conflicts, long Visits) Work => (_conflictsBefore + Conflicts, _visits);

    long ITunableOracle.ConflictBudget { get; set; } = long.MaxValue;

    /// <inheritdoc/>
    public ReadOnlySpan<int> Core => _answer == OracleAnswer.Unsatisfiable
        ? _core.Items
        : throw new InvalidOperationException(
            $"A core exists only after the answer {OracleAnswer.Unsatisfiable}; the last answer is {Describe(_answer)}.");

    /// <inheritdoc/>
    public int AddVariable()
    {
        int variable = ++VariableCount;
        EnsureVariableCapacity(variable);
        ClearVariable(variable);
        _order.Append(variable);
        return variable;
    }

    /// <inheritdoc/>
    public bool IsTrue(int literal)
    {
        if (_answer != OracleAnswer.Satisfiable)
        {
            throw new InvalidOperationException(
                $"An assignment exists only after the answer {OracleAnswer.Satisfiable}; the last answer is {Describe(_answer)}.");
        }

        int variable = Math.Abs(literal);
        bool value = variable <= _modelCount && _model[variable] > 0;
        return literal > 0 ? value : !value;
    }

    int ITunableOracle.RootCount => _decisionLevel == 0 ? _trailCount : _levelStarts[1];

    int ITunableOracle.RootValue(int literal)
    {
        int encoded = Encode(literal);
        return _level[encoded >> 1] == 0 ? _values[encoded] : 0;
    }

    void ITunableOracle.SuggestPhase(int literal) => _phase[Math.Abs(literal)] = literal > 0 ? (byte)0 : (byte)1;

    /// <summary>Starts again without clauses, keeping the memory: many small problems in a row cost no allocation.</summary>
    internal void Reset(int variableCount)
    {
        VariableCount = variableCount;
        EnsureVariableCapacity(variableCount);
        Array.Clear(_values, 0, (2 * variableCount) + 2);
        Array.Clear(_level, 0, variableCount + 1);
        Array.Clear(_watchLists, 0, (2 * variableCount) + 2);
        Array.Clear(_seen, 0, variableCount + 1);
        Array.Fill(_phase, (byte)1, 0, variableCount + 1);
        _order.Reset(variableCount);
        _arenaCount = 0;
        _wasted = 0;
        _watchPoolCount = 0;
        _arenaChanges++;
        _learned.Clear();
        _learnedLimit = _options.FirstLearnedLimit;
        _trailCount = 0;
        _propagated = 0;
        _simplifiedAt = 0;
        _decisionLevel = 0;
        _isContradictory = false;
        _answer = null;
        _conflictsBefore += Conflicts;
        Conflicts = 0;
        Proof = null;
        ((ITunableOracle)this).ConflictBudget = long.MaxValue;
    }

    private static string Describe(OracleAnswer? answer) => answer?.ToString() ?? "none, since nothing was solved yet";

    private static int Decode(int encoded) => (encoded & 1) == 0 ? encoded >> 1 : -(encoded >> 1);

    private int Encode(int literal)
    {
        int variable = literal < 0 ? -literal : literal;
        return variable > 0 && variable <= VariableCount
            ? (variable << 1) | (literal < 0 ? 1 : 0)
            : throw new ArgumentException(
                $"The literal {literal} names no variable; they are numbered from 1 to {VariableCount}.", nameof(literal));
    }

    private void EnsureVariableCapacity(int variable)
    {
        if (variable < _level.Length)
        {
            return;
        }

        int capacity = Math.Max(variable + 1, 2 * _level.Length);
        Array.Resize(ref _level, capacity);
        Array.Resize(ref _reason, capacity);
        Array.Resize(ref _phase, capacity);
        Array.Resize(ref _seen, capacity);
        Array.Resize(ref _trail, capacity);
        Array.Resize(ref _levelStarts, capacity + 2);
        Array.Resize(ref _levelStamps, capacity + 2);
        Array.Resize(ref _values, 2 * capacity);
        Array.Resize(ref _watchLists, 2 * capacity);
    }

    private void ClearVariable(int variable)
    {
        _values[2 * variable] = 0;
        _values[(2 * variable) + 1] = 0;
        _level[variable] = 0;
        _phase[variable] = 1;
        _seen[variable] = 0;
        _watchLists[2 * variable] = default;
        _watchLists[(2 * variable) + 1] = default;
    }
}
