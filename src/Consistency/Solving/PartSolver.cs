using Consistency.Solving.Branching;
using Consistency.Solving.Certificates;
using Consistency.Solving.Elimination;
using Consistency.Solving.Orders;
using Consistency.Solving.Presolve;

namespace Consistency.Solving;

/// <summary>Solves one connected part: its optimum, the canonical one among the optima, and what all optima have in common.</summary>
/// <remarks>
/// The cheapest method first: all assignments where there are few, tables where the clauses hang together like a tree, roof
/// duality where clauses of two literals decide, core-guided search on what roof duality left; and where that does not end soon, a
/// search by cases. Each gives the same answer.
/// </remarks>
internal sealed partial class PartSolver
{
    private const int ManyClauses = 1000;
    private const int ConflictGrowth = 10;
    private const int CaseGrowth = 64;
    private static readonly int[] FirstNumbers = [.. Enumerable.Range(1, TruthTable.MostVariables)];
    private readonly PartWorkspace _workspace;
    private readonly PartProblem _problem;
    private readonly ILazyConstraint[] _lazies;
    private readonly SearchLimits _limits;
    private readonly MaxSatOptions _options;
    private readonly ProofRecorder? _proof;
    private readonly int[] _softLiterals;
    private readonly int[] _longClause;
    private readonly bool[] _isFalsified;
    private readonly bool[] _isFalsifiedNow;
    private readonly bool[] _best;
    private readonly bool[] _current;
    private ISatOracle? _oracle;
    private ITunableOracle? _tunable;
    private CoreGuidedSearch? _search;
    private long _lowerBound;
    private long _scale = 1;
    private int _currentCount;
    private int _bestCount;
    private bool _isPrepared;
    private bool _isRewritten;
    private Method _method;
    private OracleAnswer? _answer;

    /// <summary>Prepares to solve the part that a workspace holds.</summary>
    /// <param name="workspace">The clauses, and room to work in.</param>
    /// <param name="lazies">Its lazy constraints, in the numbers of the part.</param>
    /// <param name="limits">What may be spent.</param>
    /// <param name="options">Which oracle is used, and the thresholds of the search.</param>
    /// <param name="proof">Records the proof of the lower bound; null when none is wanted.</param>
    public PartSolver(
        PartWorkspace workspace, ILazyConstraint[] lazies, SearchLimits limits, MaxSatOptions options, ProofRecorder? proof)
    {
        _workspace = workspace;
        _problem = workspace.Problem;
        _lazies = lazies;
        _limits = limits;
        _options = options;
        _proof = proof;
        _best = new bool[_problem.VariableCount + 1];
        _current = new bool[_best.Length];
        _isFalsified = new bool[_problem.SoftCount];
        _isFalsifiedNow = new bool[_problem.SoftCount];
        _softLiterals = new int[_problem.SoftCount];
        _longClause = new int[_problem.LongestClause + 1];
    }

    /// <summary>Gets the memory that it works in.</summary>
    public PartWorkspace Workspace => _workspace;

    /// <summary>Gets a cost that no assignment of the part undercuts.</summary>
    public long LowerBound => _search is null || _method is Method.Assignments or Method.Tables or Method.Order or Method.Cases
        ? _lowerBound
        : (_search.LowerBound + _scale - 1) / _scale;

    /// <summary>Gets the cost of the best assignment found; <see cref="long.MaxValue"/> when there is none.</summary>
    public long UpperBound { get; private set; } = long.MaxValue;

    /// <summary>Gets a value indicating whether the best assignment is the canonical one.</summary>
    public bool IsCanonical { get; private set; }

    /// <summary>Gets the best assignment, by local variable.</summary>
    public ReadOnlySpan<bool> Best => _best;

    /// <summary>Gets the number of soft clauses, in the order of the part, that the best assignment falsifies.</summary>
    public ReadOnlySpan<bool> IsFalsified => _isFalsified;

    /// <summary>Gets a value indicating whether nothing is left to search for.</summary>
    public bool IsSolved => _answer is not null;

    /// <summary>Gets the steps that prove <see cref="LowerBound"/>; null when none were recorded, or when they became too many.</summary>
    public ProofRecorder? Proof => _proof is { IsDropped: true } ? null : _proof;

    /// <summary>Gets or sets a value indicating whether <see cref="Classify"/> will be used, which not every method can answer.</summary>
    public bool WillClassify { get; set; }

    /// <summary>Gets the hard clauses, by number in the part, that the proof rests on; null when it may rest on all.</summary>
    public int[]? ProvingHards { get; private set; }

    /// <summary>Gets a value indicating whether clauses are all there is, and our own methods may be used on them.</summary>
    private bool IsPlain => _lazies.Length == 0 && _options.OracleFactory is null;

    private bool MayUseCases => IsPlain
        && _problem.VariableCount <= Math.Min(_options.Tuning.MostTableVariables, _options.Tuning.MostBranchedVariables);

    /// <summary>Finds some assignment that satisfies the hard clauses, so that a limit later does not leave us without.</summary>
    /// <remarks>Where no search is needed, the optimum is found at once.</remarks>
    public OracleAnswer FindFeasible()
    {
        if (SolveWithoutSearch() is { } solved)
        {
            return solved;
        }

        WriteClauses();
        OracleAnswer answer = _limits.Solve(_oracle!, []);
        if (answer == OracleAnswer.Satisfiable)
        {
            _search!.Announce(EvaluateModel());
        }

        return answer;
    }

    /// <summary>Finds the least cost.</summary>
    /// <returns><see cref="OracleAnswer.Satisfiable"/> when it is found and proved.</returns>
    public OracleAnswer Optimize() => SolveWithoutSearch() ?? SolveByCores();

    private OracleAnswer? SolveWithoutSearch()
    {
        if (!_isPrepared)
        {
            _isPrepared = true;
            _answer = SolveByLooking() ?? SolveAsOrder() ?? SolveByTables(_options.Tuning.MostTableEntries);
            _isRewritten = _answer is null && Rewrite();
            if (_isRewritten && SolveByRoofDuality())
            {
                _answer = OracleAnswer.Satisfiable;
            }

            _answer ??= SolveByTables(_options.Tuning.MostTableEntriesBeforeSearch);
        }

        return _answer;
    }

    /// <summary>Looks at every assignment, where there are few.</summary>
    private OracleAnswer? SolveByLooking()
    {
        if (!IsPlain
            || _problem.VariableCount > Math.Min(_options.Tuning.MostTableVariables, _options.Tuning.MostScannedVariables)
            || !_workspace.Assignments.TrySolve(_problem, _current))
        {
            return null;
        }

        _method = Method.Assignments;
        _proof?.Eliminate(FirstNumbers.AsSpan(0, _problem.VariableCount));
        if (_workspace.Assignments.Cost == long.MaxValue)
        {
            return OracleAnswer.Unsatisfiable;
        }

        Keep();
        _lowerBound = UpperBound;
        IsCanonical = true;
        return OracleAnswer.Satisfiable;
    }

    private OracleAnswer? SolveByTables(long mostEntries)
    {
        if (!IsPlain
            || _problem.VariableCount > _options.Tuning.MostTableVariables
            || !_workspace.Elimination.TrySolve(_problem, mostEntries, _options.BreakTies, _best, _limits.Token))
        {
            return null;
        }

        _method = Method.Tables;
        _proof?.Clear();
        _proof?.Eliminate(_workspace.Elimination.Sequence);
        if (_workspace.Elimination.Cost == long.MaxValue)
        {
            return OracleAnswer.Unsatisfiable;
        }

        _workspace.Elimination.IsFalsified.CopyTo(_isFalsified);
        UpperBound = _workspace.Elimination.Cost;
        _lowerBound = UpperBound;
        IsCanonical = _options.BreakTies || UpperBound == 0;
        return OracleAnswer.Satisfiable;
    }

    /// <summary>Hands an order whose laws are written out to the search that needs no laws.</summary>
    private OracleAnswer? SolveAsOrder()
    {
        if (!IsPlain || WillClassify || !_options.Tuning.RecognisesOrders
            || WrittenOrderSolver.TryOpen(_problem, _options, _limits.Token) is not { } order)
        {
            return null;
        }

        // A limit later must not leave us without any assignment.
        order.FindFeasible(_current, _limits.Token);
        KeepIfFeasible();
        if (!order.TryOptimize(_options.BreakTies, _current, _limits.Token))
        {
            return null;
        }

        KeepIfFeasible();
        if (UpperBound != order.LowerBound)
        {
            return null;
        }

        _method = Method.Order;
        _lowerBound = UpperBound;
        IsCanonical = UpperBound == 0 || (_options.BreakTies && order.IsCanonical);
        if (_proof is not null && UpperBound > 0)
        {
            _proof.Clear();
            if (order.Proof(dropsLong: _options.Certify == CertifyMode.Auto, out int[] hards) is { } steps)
            {
                ProvingHards = hards;
                _proof.Copy(steps);
            }
            else
            {
                _proof.Drop();
            }
        }

        return OracleAnswer.Satisfiable;
    }

    private void KeepIfFeasible()
    {
        if (_problem.IsFeasible(_current))
        {
            Keep();
        }
    }

    private bool Rewrite()
    {
        if (!IsPlain || !_options.Tuning.RewritesShortClauses || !_workspace.Roof.TryRun(_problem, allowsFixing: false, _options.Tuning.FindsImplied, _limits.Token))
        {
            return false;
        }

        _scale = 2;
        _lowerBound = (_workspace.Roof.Bound + 1) / 2;
        return true;
    }

    /// <summary>When all that rewriting left and every longer clause can hold together, that is the optimum.</summary>
    private bool SolveByRoofDuality()
    {
        PreferSoftUnits(_current);
        if (!_workspace.Roof.TrySatisfy(_current, out bool isUnique) || !_problem.IsFeasible(_current))
        {
            return false;
        }

        Keep();
        if (_scale * UpperBound != _workspace.Roof.Bound)
        {
            return false;
        }

        _method = Method.RoofDuality;
        _proof?.Rewrite(_workspace.Roof, static _ => false);
        _lowerBound = UpperBound;
        IsCanonical = isUnique || _bestCount == 0;
        return true;
    }

    /// <summary>Tells whether forced values may be taken as they are: every longer clause is satisfied by one, or untouched by all.</summary>
    private bool MayFixForced()
    {
        RoofDuality roof = _workspace.Roof;
        if (!_isRewritten || !_options.Tuning.FixesForced || roof.ForcedCount == 0)
        {
            return false;
        }

        for (int i = 0; i < _problem.ClauseCount; i++)
        {
            ReadOnlySpan<int> clause = _problem.Clause(i);
            if (clause.Length > 2 && !roof.IsOpen(clause) && !HasForcedTrue(clause))
            {
                return false;
            }
        }

        return true;
    }

    private bool HasForcedTrue(ReadOnlySpan<int> clause)
    {
        foreach (int literal in clause)
        {
            if (_workspace.Roof.ForcedValue(literal) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private OracleAnswer SolveByCores()
    {
        WriteClauses();
        SearchTuning tuning = _options.Tuning;
        long conflicts = _problem.LongestClause > 2 ? tuning.ConflictsBeforeCasesOfLongClauses : tuning.ConflictsBeforeCases;
        long cases = Math.Min(tuning.FewestCases, tuning.MostCases);
        bool mayUseCases = MayUseCases;
        OracleAnswer answer;
        while (true)
        {
            _limits.Allow(mayUseCases ? conflicts : long.MaxValue);
            answer = _search!.Run();
            if (answer != OracleAnswer.Unknown || !_limits.IsAllowanceSpent)
            {
                break;
            }

            // Where cores do not end soon, they may never end, and neither may cases: both get turns, and more each time.
            _limits.Allow(long.MaxValue);
            if (SolveByCases(cases) is { } other)
            {
                return other;
            }

            mayUseCases = cases < tuning.MostCases;
            conflicts *= ConflictGrowth;
            cases = Math.Min(cases * CaseGrowth, tuning.MostCases);
        }

        _limits.Allow(long.MaxValue);
        _method = answer == OracleAnswer.Satisfiable ? Method.Cores : Method.None;
        IsCanonical = answer == OracleAnswer.Satisfiable && _bestCount == 0;
        return answer;
    }

    /// <summary>Goes through cases, up to a number.</summary>
    private OracleAnswer? SolveByCases(long mostCases)
    {
        if (!MayUseCases)
        {
            return null;
        }

        CaseSearch cases = _workspace.Cases;
        bool isSolved = false;
        _best.CopyTo(_current, 0);
        try
        {
            isSolved = cases.TrySolve(
                _problem, mostCases, _options.Tuning, _options.BreakTies, UpperBound != long.MaxValue, _current, _limits.Token);
        }
        finally
        {
            // Whatever ended it, the best assignment found stands.
            if (cases.Cost != long.MaxValue)
            {
                Keep();
            }
        }

        if (!isSolved)
        {
            return null;
        }

        _method = Method.Cases;
        _proof?.Clear();
        _proof?.Eliminate(cases.Sequence, cases.Width);
        if (cases.Cost == long.MaxValue)
        {
            return OracleAnswer.Unsatisfiable;
        }

        _lowerBound = UpperBound;
        IsCanonical = cases.IsCanonical;
        return OracleAnswer.Satisfiable;
    }

    /// <summary>Opens the oracle, once, with the hard clauses and what stands for the soft ones.</summary>
    private void WriteClauses()
    {
        if (_oracle is not null)
        {
            return;
        }

        RoofDuality roof = _workspace.Roof;
        bool fixesForced = MayFixForced();
        if (_isRewritten)
        {
            _proof?.Rewrite(roof, term => !fixesForced || roof.IsOpen(term));
        }

        _oracle = OpenOracle();
        _tunable = _oracle as ITunableOracle;
        for (int variable = 1; fixesForced && variable < _best.Length; variable++)
        {
            if (roof.ForcedValue(variable) is not 0 and int value)
            {
                _oracle.AddClause([value * variable]);
            }
        }

        int steps = 0;
        for (int i = 0; i < _problem.HardCount; i++)
        {
            CheckCancellation(ref steps);
            if (!fixesForced || roof.IsOpen(_problem.Hard(i)))
            {
                _oracle.AddClause(_problem.Hard(i));
            }
        }

        CoreGuidedSearch search = WriteObjective(fixesForced);
        if (UpperBound != long.MaxValue)
        {
            search.Announce(_scale * UpperBound);
        }

        PreferSoftUnits(_current);
        for (int variable = 1; variable < _current.Length; variable++)
        {
            _tunable?.SuggestPhase(_current[variable] ? variable : -variable);
        }

        _search = search;
    }

    private ISatOracle OpenOracle()
    {
        ISatOracle oracle;
        if (_options.OracleFactory is { } factory)
        {
            oracle = _workspace.Adopt(factory(_problem.VariableCount));
        }
        else
        {
            CdclOracle managed = _workspace.EmptyOracle(_problem.VariableCount);
            managed.Proof = _proof;
            if (_problem.HardCount >= ManyClauses)
            {
                managed.Reserve(_problem);
            }

            oracle = managed;
        }

        return _lazies.Length == 0
            ? oracle
            : new LazyOracle(oracle, _lazies) { ClauseAdded = _proof is null ? null : _proof.Lazy };
    }

    private CoreGuidedSearch WriteObjective(bool fixesForced)
    {
        int steps = 0;
        for (int i = 0; i < _problem.SoftCount; i++)
        {
            CheckCancellation(ref steps);
            ReadOnlySpan<int> clause = _problem.Soft(i);
            if (_isRewritten && clause.Length <= 2)
            {
                continue;
            }

            if (fixesForced && !_workspace.Roof.IsOpen(clause))
            {
                // It holds already; the number is used up all the same, so that the proof counts like us.
                _oracle!.AddVariable();
                continue;
            }

            _softLiterals[i] = Represent(clause);
        }

        ReadOnlySpan<RoofDuality.Term> terms = _isRewritten ? _workspace.Roof.Terms : [];
        var selectors = new int[terms.Length];
        for (int i = 0; i < terms.Length; i++)
        {
            CheckCancellation(ref steps);
            if (!fixesForced || _workspace.Roof.IsOpen(terms[i]))
            {
                selectors[i] = Represent(terms[i].Literals);
            }
        }

        CoreGuidedSearch search = new(
            _oracle!, _limits, _options.Tuning, EvaluateModel, _proof, _isRewritten ? _workspace.Roof.Bound : 0);
        for (int i = 0; i < _problem.SoftCount; i++)
        {
            if (_softLiterals[i] != 0)
            {
                search.AddObjective(_softLiterals[i], _scale * _problem.Weights[i]);
            }
        }

        for (int i = 0; i < terms.Length; i++)
        {
            if (selectors[i] != 0)
            {
                search.AddObjective(selectors[i], terms[i].Weight);
            }
        }

        return search;
    }

    /// <summary>Gives each variable the value that its own soft clauses ask for; false where they ask for none.</summary>
    private void PreferSoftUnits(Span<bool> assignment)
    {
        assignment.Clear();
        for (int i = 0; i < _problem.SoftCount; i++)
        {
            ReadOnlySpan<int> clause = _problem.Soft(i);
            if (clause.Length == 1)
            {
                assignment[Math.Abs(clause[0])] = clause[0] > 0;
            }
        }
    }

    /// <summary>Reads the oracle's model, keeps it unless it is worse than the best, and gives its cost to the search.</summary>
    private long EvaluateModel()
    {
        for (int variable = 1; variable < _current.Length; variable++)
        {
            _current[variable] = _oracle!.IsTrue(variable);
        }

        return _scale * Keep();
    }

    /// <summary>Evaluates the current assignment and keeps it unless it is worse than the best.</summary>
    private long Keep()
    {
        long cost = _problem.Evaluate(_current, _isFalsifiedNow, out _currentCount);
        if (cost < UpperBound || (cost == UpperBound && _currentCount <= _bestCount))
        {
            UpperBound = cost;
            _bestCount = _currentCount;
            _current.CopyTo(_best, 0);
            _isFalsifiedNow.CopyTo(_isFalsified, 0);
        }

        return cost;
    }

    /// <summary>Gives the literal whose truth means that a clause holds: its own if it has one, else a new one that implies it.</summary>
    private int Represent(ReadOnlySpan<int> clause)
    {
        if (clause.Length == 1)
        {
            return clause[0];
        }

        int selector = _oracle!.AddVariable();
        Span<int> conditional = _longClause.AsSpan(0, clause.Length + 1);
        clause.CopyTo(conditional);
        conditional[^1] = -selector;
        _oracle.AddClause(conditional);
        return selector;
    }

    private void CheckCancellation(ref int steps)
    {
        if ((++steps & 0xFFF) == 0)
        {
            _limits.Token.ThrowIfCancellationRequested();
        }
    }

    /// <summary>How the optimum was found, which says what else can be asked about it.</summary>
    private enum Method
    {
        None,
        Assignments,
        Tables,
        Order,
        RoofDuality,
        Cores,
        Cases,
    }
}
