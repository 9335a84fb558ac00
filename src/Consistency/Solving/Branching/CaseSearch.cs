using System.Numerics;
using Consistency.Solving.Elimination;

namespace Consistency.Solving.Branching;

/// <summary>Solves a part whose clauses contradict each other all over: by cases, bounded by tables of limited size.</summary>
/// <remarks>
/// <para>Where no assignment comes near to satisfying everything, a core-guided search has to prove the cost core by core and never
/// ends. Here variables are assigned from the last of an elimination order to the first, depth first, and
/// <see cref="MiniBuckets"/> says in a few memory reads what a case costs at least (R. Marinescu and R. Dechter, "AND/OR
/// branch-and-bound search for combinatorial optimization in graphical models", 2009, without its division into independent
/// parts). The wider the tables, the fewer the cases: it begins with narrow ones and takes wider ones when there are more
/// cases than those have cells.</para>
/// <para>Costs and numbers of falsified soft clauses are looked for together, as cost · 2^k + number. All assignments that attain the
/// least are then visited, if they are few, to choose among them. If they are many, further searches choose, in which some soft
/// clauses at a time add a power of two to that, the earlier the greater.</para>
/// <para>Exponential in the worst case. Deterministic.</para>
/// </remarks>
internal sealed class CaseSearch
{
    private const int WidthStep = 4;
    private const int WidestTable = 26;
    private const int FewestCasesOfWidth = 1 << 14;
    private const int CasesBetweenChecks = 1 << 12;

    // What a question about all optimal assignments may cost, in terms of what it cost to find one: the tables know nothing of the
    // soft clauses that are asked about, so without a limit one question of many could take forever.
    private const int QuestionShare = 4;

    // Likewise what choosing among many optimal assignments may cost, in terms of one question.
    private const int MostQuestions = 16;
    private const int MostClausesOfChoice = 30;
    private const int BitsOfCost = 52;
    private readonly EliminationOrder _order = new();
    private MiniBuckets _tables = new();
    private MiniBuckets _wider = new();
    private PartProblem _problem = new();
    private ulong[] _assigned = [];
    private bool[] _assignment = [];
    private bool[] _best = [];
    private bool[] _isFalsified = [];
    private bool[] _isFalsifiedNow = [];
    private bool[] _isKept = [];
    private long[] _prices = [];
    private int[] _clauses = [];
    private int _dropped = -1;
    private int _countBits;
    private long _least;
    private long _casesLeft;
    private long _mostCases;
    private long _casesBefore;
    private long _mostCasesOfQuestion;
    private bool _isStopped;
    private bool _isGivenUp;
    private bool _isConstrained;
    private Func<bool>? _visit;
    private CancellationToken _cancellationToken;

    /// <summary>Gets the work of all problems up to this moment: cases, and cells of tables that bound them.</summary>
    public (long Cases, long Cells) Work => (_casesBefore + _mostCases - _casesLeft, _tables.Work + _wider.Work);

    /// <summary>Gets the order of elimination that was used.</summary>
    public ReadOnlySpan<int> Sequence => _order.Sequence;

    /// <summary>Gets the number of variables that a table was allowed to have; 0 when none had to be divided.</summary>
    public int Width { get; private set; }

    /// <summary>Gets the least cost found; <see cref="long.MaxValue"/> when there is no assignment.</summary>
    public long Cost { get; private set; }

    /// <summary>Gets a value indicating whether the assignment is the canonical one among the optimal ones.</summary>
    public bool IsCanonical { get; private set; }

    /// <summary>Solves a problem.</summary>
    /// <param name="problem">The problem; it is read again by <see cref="Classify"/>.</param>
    /// <param name="mostCases">The number of cases after which it gives up.</param>
    /// <param name="tuning">Says how large tables may be, and what may be spent on choosing among optimal assignments.</param>
    /// <param name="breakTies">Whether the canonical assignment is wanted among the optimal ones.</param>
    /// <param name="isKnown">Whether an assignment that satisfies the hard clauses is known.</param>
    /// <param name="best">That assignment, if there is one; receives the best one found, by variable.</param>
    /// <param name="cancellationToken">Stops the search; the best assignment so far and its cost can be read all the same.</param>
    /// <returns>False when it gave up, or when the tables would become too large or the weights too large to be added up.</returns>
    public bool TrySolve(
        PartProblem problem,
        long mostCases,
        SearchTuning tuning,
        bool breakTies,
        bool isKnown,
        Span<bool> best,
        CancellationToken cancellationToken)
    {
        Begin(problem, breakTies, cancellationToken);
        SetPrices(bits: 0, first: 0, end: 0);
        if (problem.TotalWeight >= MiniBuckets.Infeasible >> (_countBits + 1)
            || !_order.TryFind(problem, long.MaxValue, byFill: true))
        {
            return false;
        }

        if (isKnown)
        {
            best.CopyTo(_assignment);
            Adopt(Evaluate());
        }

        try
        {
            if (!TryWidths(mostCases, tuning))
            {
                return false;
            }

            IsCanonical = Cost == 0 || (breakTies && Cost != long.MaxValue && TryBreakTies(tuning));
            return true;
        }
        finally
        {
            // Whatever ended it, the best assignment found stands.
            if (Cost != long.MaxValue)
            {
                _best.AsSpan(0, best.Length).CopyTo(best);
            }
        }
    }

    /// <summary>After <see cref="TrySolve"/>: tells what all optimal assignments say about each soft clause.</summary>
    /// <param name="tuning">Says what may be spent on each question; what is not known by then stays open.</param>
    /// <param name="statuses">Receives the answers.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    public void Classify(SearchTuning tuning, Span<SoftStatus> statuses, CancellationToken cancellationToken)
    {
        // Here every assignment of least cost counts, however many soft clauses it falsifies.
        _cancellationToken = cancellationToken;
        _countBits = 0;
        _least = Cost;
        SetPrices(bits: 0, first: 0, end: 0);
        Fill(tuning);
        bool[] wasSatisfied = new bool[statuses.Length];
        bool[] wasFalsified = new bool[statuses.Length];
        bool sawAll = TryVisit(tuning.MostVisitedOptima, Note);
        for (int soft = 0; soft < statuses.Length; soft++)
        {
            if (!sawAll && wasSatisfied[soft] != wasFalsified[soft])
            {
                _isKept[soft] = wasFalsified[soft];
                _dropped = wasFalsified[soft] ? -1 : soft;
                TryVisit(most: 1, Note);
                _isKept[soft] = false;
                _dropped = -1;
            }

            if (_isGivenUp)
            {
                return;
            }

            statuses[soft] = wasSatisfied[soft] && wasFalsified[soft] ? SoftStatus.Varies
                : wasSatisfied[soft] ? SoftStatus.SatisfiedInEveryOptimum
                : SoftStatus.FalsifiedInEveryOptimum;
        }

        void Note()
        {
            for (int soft = 0; soft < wasSatisfied.Length; soft++)
            {
                wasSatisfied[soft] |= !_isFalsifiedNow[soft];
                wasFalsified[soft] |= _isFalsifiedNow[soft];
            }
        }
    }

    private void Begin(PartProblem problem, bool breakTies, CancellationToken cancellationToken)
    {
        _problem = problem;
        _cancellationToken = cancellationToken;
        _countBits = breakTies ? BitOperations.Log2((uint)problem.SoftCount + 1) + 1 : 0;
        _least = MiniBuckets.Infeasible;
        _isGivenUp = false;
        _dropped = -1;
        Cost = long.MaxValue;
        IsCanonical = false;
        if (_assignment.Length <= problem.VariableCount)
        {
            _assignment = new bool[2 * (problem.VariableCount + 1)];
            _best = new bool[_assignment.Length];
            _assigned = new ulong[(_assignment.Length / 64) + 1];
        }

        if (_isKept.Length < problem.SoftCount)
        {
            _isKept = new bool[2 * problem.SoftCount];
            _prices = new long[_isKept.Length];
            _isFalsified = new bool[_isKept.Length];
            _isFalsifiedNow = new bool[_isKept.Length];
        }

        if (_clauses.Length < problem.ClauseCount)
        {
            _clauses = new int[2 * problem.ClauseCount];
        }

        Array.Clear(_assigned);
        Array.Clear(_isKept);
    }

    private void Fill(SearchTuning tuning) => _tables.Fill(_prices, tuning.MatchesTables, _cancellationToken);

    /// <summary>Searches with wider and wider tables, until one search ends.</summary>
    private bool TryWidths(long mostCases, SearchTuning tuning)
    {
        long casesLeft = mostCases;
        int width = _order.TableEntries <= tuning.MostUndividedEntries ? WidestTable : tuning.NarrowestTable;
        if (!_tables.TryPlan(_problem, _order.Sequence, width, tuning.MostBoundingCells))
        {
            return false;
        }

        for (; ; width += WidthStep)
        {
            bool isDivided = _tables.FirstDivided < _problem.VariableCount;
            bool canWiden = isDivided && width + WidthStep <= WidestTable
                && _wider.TryPlan(_problem, _order.Sequence, width + WidthStep, tuning.MostBoundingCells);
            long cases = canWiden ? Math.Min(casesLeft, Math.Max(FewestCasesOfWidth, _wider.CellCount / 2)) : casesLeft;
            casesLeft -= cases;
            Width = isDivided ? width : 0;
            Fill(tuning);
            Search(cases, visit: null);
            if (!_isGivenUp)
            {
                _mostCasesOfQuestion = Math.Min(tuning.MostCases, FewestCasesOfWidth + (QuestionShare * (cases - _casesLeft)));
                return true;
            }

            if (!canWiden || casesLeft <= 0)
            {
                return false;
            }

            (_tables, _wider) = (_wider, _tables);
        }
    }

    /// <summary>Chooses, among the assignments that attain the least, the one that keeps earlier soft clauses; false when it gave up.</summary>
    private bool TryBreakTies(SearchTuning tuning)
    {
        if (TryVisit(tuning.MostVisitedOptima, AdoptEarlier))
        {
            return true;
        }

        int countBits = _countBits;
        int most = Math.Min(MostClausesOfChoice, BitsOfCost - countBits - BitOperations.Log2((ulong)_problem.TotalWeight + 1) - 2);
        long casesLeft = Math.Min(tuning.MostCases, MostQuestions * _mostCasesOfQuestion);
        int end;
        for (int first = 0; first < _problem.SoftCount && most > 0; first = end)
        {
            end = Math.Min(_problem.SoftCount, first + most);
            if (!_isFalsified.AsSpan(first..end).Contains(true))
            {
                continue;
            }

            SetPrices(bits: end - first, first, end);
            _countBits = countBits + end - first;
            Fill(tuning);
            _best.CopyTo(_assignment, 0);
            _least = Evaluate();
            Search(casesLeft, visit: null);
            _countBits = countBits;
            casesLeft = _casesLeft;
            if (_isGivenUp)
            {
                return false;
            }
        }

        return most > 0;
    }

    /// <summary>Prices the soft clauses: by weight, then by number where that counts, and then, for some of them, the earlier the more.</summary>
    /// <param name="bits">The number of bits for the last of that.</param>
    /// <param name="first">The first of those clauses. Those before it have been chosen among: what the best assignment satisfies must hold.</param>
    /// <param name="end">The one after the last of them.</param>
    private void SetPrices(int bits, int first, int end)
    {
        for (int soft = 0; soft < _problem.SoftCount; soft++)
        {
            long price = (_countBits == 0 ? _problem.Weights[soft] : (_problem.Weights[soft] << _countBits) + 1) << bits;
            _prices[soft] = soft < first && !_isFalsified[soft] ? MiniBuckets.Forbidden
                : soft >= first && soft < end ? price + (1L << (end - 1 - soft))
                : price;
        }
    }

    private void AdoptEarlier()
    {
        int different = _isFalsifiedNow.AsSpan(0, _problem.SoftCount).CommonPrefixLength(_isFalsified);
        if (different < _problem.SoftCount && !_isFalsifiedNow[different])
        {
            Adopt(_least);
        }
    }

    /// <summary>Visits assignments that attain the least and keep what is to be kept.</summary>
    /// <returns>True when that were all, and fewer than <paramref name="most"/>.</returns>
    private bool TryVisit(int most, Action visit)
    {
        int visited = 0;
        Search(_mostCasesOfQuestion, () =>
        {
            visit();
            return ++visited < most;
        });
        return !_isGivenUp && visited < most;
    }

    /// <summary>Goes through the cases.</summary>
    /// <param name="mostCases">The number of cases after which it gives up.</param>
    /// <param name="visit">Is called for each assignment that attains <see cref="_least"/>, and says whether to go on; when absent,
    /// something below that is looked for.</param>
    private void Search(long mostCases, Func<bool>? visit)
    {
        _visit = visit;
        _casesBefore = Work.Cases;
        _mostCases = mostCases;
        _casesLeft = mostCases;
        _isStopped = false;
        _isGivenUp = false;
        _isConstrained = visit is not null && (_dropped >= 0 || _isKept.AsSpan(0, _problem.SoftCount).Contains(true));
        if (IsOfInterest(_tables.Bound))
        {
            Branch(_problem.VariableCount - 1, _tables.Bound);
        }

    }

    private bool IsOfInterest(long bound) => _visit is null ? bound < _least : bound <= _least;

    private void Branch(int place, long bound)
    {
        if (place < 0 || (_visit is null && place < _tables.FirstDivided))
        {
            Arrive(place, bound);
            return;
        }

        if (--_casesLeft < 0)
        {
            _isGivenUp = true;
            _isStopped = true;
            return;
        }

        if ((_casesLeft & (CasesBetweenChecks - 1)) == 0)
        {
            _cancellationToken.ThrowIfCancellationRequested();
        }

        long ifFalse = bound + _tables.Excess(place, _assigned, out long ifTrue);
        ifTrue += bound;
        bool value = ifTrue < ifFalse;
        Enter(place, value, value ? ifTrue : ifFalse);
        Enter(place, !value, value ? ifFalse : ifTrue);
    }

    private void Enter(int place, bool value, long bound)
    {
        if (_isStopped || !IsOfInterest(bound))
        {
            return;
        }

        ref ulong word = ref _assigned[place >> 6];
        ulong bit = 1UL << (place & 63);
        word |= value ? bit : 0;
        if (!_isConstrained || IsAllowed(place, value))
        {
            Branch(place - 1, bound);
        }

        _assigned[place >> 6] &= ~bit;
    }

    /// <summary>Tells whether the soft clauses that are decided now go the way that is asked for.</summary>
    private bool IsAllowed(int place, bool value)
    {
        _assignment[_tables.Variable(place)] = value;
        foreach (int clause in _tables.ClausesOf(place, _clauses))
        {
            int soft = clause - _problem.HardCount;
            if (soft >= 0 && (_isKept[soft] || soft == _dropped)
                && PartProblem.IsSatisfied(_problem.Clause(clause), _assignment) != _isKept[soft])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Completes an assignment at no further cost, which exact tables allow, and takes it or has it visited.</summary>
    private void Arrive(int place, long bound)
    {
        for (int next = place; next >= 0; next--)
        {
            bool value = _tables.Excess(next, _assigned, out long ifTrue) > ifTrue;
            _assigned[next >> 6] |= value ? 1UL << (next & 63) : 0;
        }

        for (int each = 0; each < _problem.VariableCount; each++)
        {
            _assignment[_tables.Variable(each)] = ((_assigned[each >> 6] >> (each & 63)) & 1) != 0;
        }

        for (int next = place; next >= 0; next--)
        {
            _assigned[next >> 6] &= ~(1UL << (next & 63));
        }

        bool isFeasible = _problem.IsFeasible(_assignment);
        long cost = Evaluate();
        if (!isFeasible || cost != bound)
        {
            // For a complete assignment the bound is its cost: what does not keep to that is not relied upon.
            _isGivenUp = true;
            _isStopped = true;
        }
        else if (_visit is null)
        {
            Adopt(cost);
        }
        else
        {
            _isStopped = !_visit();
        }
    }

    /// <summary>Gives what an assignment costs, in the terms of the tables.</summary>
    private long Evaluate()
    {
        _problem.Evaluate(_assignment, _isFalsifiedNow, out _);
        long cost = 0;
        for (int soft = 0; soft < _problem.SoftCount; soft++)
        {
            cost += _isFalsifiedNow[soft] ? Math.Min(MiniBuckets.Infeasible, _prices[soft]) : 0;
        }

        return cost;
    }

    private void Adopt(long cost)
    {
        _least = cost;
        Cost = cost >> _countBits;
        _assignment.CopyTo(_best, 0);
        _isFalsifiedNow.CopyTo(_isFalsified, 0);
    }
}
