using Consistency.Solving.Elimination;

namespace Consistency.Solving.Counting;

/// <summary>Computes, for every soft clause, the margin by which the optimum decides it, and its probability.</summary>
/// <remarks>
/// <para>The margin is the least cost under the condition that the clause goes the other way, minus the least cost: 0 exactly
/// where cheapest assignments differ. (In the terms of graphical models: differences of min-marginals.)</para>
/// <para>Part by part. Where tables are small enough two passes give all numbers of a part at once (<see cref="BucketTree{TCost, TAlgebra}"/>);
/// lazy constraints over few variables are written out for that. Else each clause is forced the other way: first by going on from
/// one maximum flow (<see cref="FixedRoof"/>), which bounds the cost and often attains it, and where that leaves a choice by
/// optimising the part again. Every world that is met bounds the margins of all clauses that go the other way in it, so that many
/// are known before their turn. Limits count work, not time, so that the result is the same everywhere; then there are
/// bounds.</para>
/// </remarks>
internal sealed class MarginCalculation(
    WeightedCnf instance, IReadOnlyList<ILazyConstraint> lazyConstraints, MaxSatOptions options, SoftQuestions questions)
{
    // To go on from a flow takes a small part of the work that a search from nothing takes.
    private const int WorkOfSearch = 32;

    // An entry of a table, and a literal of a part that is searched for one soft clause, cost about the same (measured).
    private const long EntriesPerSearch = 16;
    private const long MostCases = 1_000;
    private const long MostCasesOfSearch = 1 << 20;

    // Tables were tried before any search, and larger ones.
    private readonly MaxSatOptions _options = options with
    {
        BreakTies = false,
        Certify = CertifyMode.Never,
        Tuning = options.Tuning with { MostTableEntries = 0, MostTableEntriesBeforeSearch = 0, MostCases = MostCasesOfSearch },
    };

    private readonly EliminationOrder _order = new();
    private readonly PartWorkspace _workspace = new();
    private long _workLeft = questions.MostWork;
    private long _tableEntriesLeft = questions.MostEntriesOfAll;
    private long _countedEntriesLeft = questions.MostEntriesOfAll;

    /// <summary>Computes the numbers.</summary>
    /// <param name="falsified">The soft clauses that an optimal assignment falsifies.</param>
    /// <param name="cancellationToken">Stops the computation; what is not computed by then stays unknown.</param>
    /// <returns>One answer for each soft clause.</returns>
    public SoftNumbers[] Run(IEnumerable<int> falsified, CancellationToken cancellationToken)
    {
        var numbers = new SoftNumbers[instance.SoftCount];
        Array.Fill(numbers, SoftNumbers.Unknown);
        for (int soft = 0; soft < numbers.Length; soft++)
        {
            if (instance.Soft(soft).IsEmpty)
            {
                numbers[soft] = new SoftNumbers(long.MaxValue, long.MaxValue, questions.Unit is null ? null : 0);
            }
        }

        try
        {
            PartTable table = new(instance, lazyConstraints, cancellationToken);
            bool[] isFalsified = new bool[numbers.Length];
            foreach (int soft in falsified)
            {
                isFalsified[soft] = true;
            }

            for (int part = 0; part < table.Count; part++)
            {
                if (!table.Softs(part).IsEmpty)
                {
                    new Part(this, table, part, isFalsified, numbers, cancellationToken).Run();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Numbers are an addition: the report is worth having without them.
        }

        return numbers;
    }

    // One part: its clauses in its own numbers, and where its answers go.
    private sealed class Part
    {
        private readonly MarginCalculation _owner;
        private readonly PartTable _table;
        private readonly int _part;
        private readonly bool[] _isFalsified;
        private readonly SoftNumbers[] _numbers;
        private readonly CancellationToken _cancellationToken;
        private readonly PartProblem _problem = new();
        private readonly ILazyConstraint[] _lazies;
        private readonly List<int[]>?[] _opposites;
        private FixedRoof? _roof;
        private long _optimum;
        private long[] _leastOtherwise = [];
        private bool[]? _falsifiedHere;

        public Part(
            MarginCalculation owner, PartTable table, int part, bool[] isFalsified, SoftNumbers[] numbers, CancellationToken cancellationToken)
        {
            _owner = owner;
            _table = table;
            _part = part;
            _isFalsified = isFalsified;
            _numbers = numbers;
            _cancellationToken = cancellationToken;
            _problem.Load(owner.Instance, table, part, cancellationToken);
            _opposites = new List<int[]>?[table.Softs(part).Length];
            ReadOnlySpan<int> lazies = table.Lazies(part);
            _lazies = new ILazyConstraint[lazies.Length];
            for (int i = 0; i < _lazies.Length; i++)
            {
                _lazies[i] = new LazyConstraintView(owner.LazyConstraints[lazies[i]], table, given: null);
            }
        }

        private ReadOnlySpan<int> Softs => _table.Softs(_part);

        public void Run()
        {
            foreach (int soft in Softs)
            {
                _optimum += _isFalsified[soft] ? _owner.Instance.Weight(soft) : 0;
            }

            PartProblem? problem = WrittenOut();
            if (problem is null || !TryTables(problem))
            {
                Search();
            }

            if (_owner.Questions.Unit is { } unit && _problem.VariableCount <= _owner.Questions.MostVariables)
            {
                bool[] isMaximised = IsMaximised();
                if (problem is null || !TryCount(problem, unit, isMaximised))
                {
                    // Without lazy constraints there are more worlds, which a bound from above may count.
                    BoundProbabilities(problem ?? _problem, unit, isMaximised);
                }
            }
        }

        /// <summary>The clauses, with the lazy ones among them; null when those are too many.</summary>
        private PartProblem? WrittenOut()
        {
            List<int[]> written = [];
            foreach (ILazyConstraint lazy in _lazies)
            {
                if (!LazyWriting.TryWrite(lazy, written, _cancellationToken))
                {
                    return null;
                }
            }

            return written.Count == 0 ? _problem : With(new PartProblem(), written);
        }

        private bool TryTables(PartProblem problem)
        {
            SoftQuestions questions = _owner.Questions;
            if (problem.VariableCount > questions.MostVariables
                || problem.TotalWeight >= LeastCost.Forbidden / 4
                || !TryOrder(problem, Math.Min(_owner._tableEntriesLeft, EntriesPerSearch * Softs.Length * SizeOf(problem)), isMaximised: default))
            {
                return false;
            }

            _owner._tableEntriesLeft -= _owner.Order.TableEntries;
            long[] prices = new long[problem.ClauseCount];
            for (int clause = 0; clause < prices.Length; clause++)
            {
                prices[clause] = clause < problem.HardCount ? LeastCost.Forbidden : problem.Weights[clause - problem.HardCount];
            }

            BucketTree<long, LeastCost> tree = new(problem, _owner.Order, prices, null, _cancellationToken);
            for (int i = 0; i < Softs.Length; i++)
            {
                long other = LeastCost.Forbidden;
                if (_isFalsified[Softs[i]])
                {
                    other = tree.CostIfHolds(problem.Soft(i));
                }
                else
                {
                    foreach (int[] opposite in OppositesOf(i))
                    {
                        other = Math.Min(other, tree.CostIfFails(opposite));
                    }
                }

                long margin = other >= LeastCost.Forbidden ? long.MaxValue : other - tree.Total;
                _numbers[Softs[i]] = new SoftNumbers(margin, margin, null);
            }

            return true;
        }

        private bool[] IsMaximised()
        {
            bool[] isMaximised = new bool[_problem.VariableCount + 1];
            ReadOnlySpan<int> variables = _table.Variables(_part);
            for (int i = 0; i < variables.Length; i++)
            {
                isMaximised[i + 1] = !_owner.Questions.IsCounted(variables[i]);
            }

            return isMaximised;
        }

        /// <summary>Finds an order: quickly, and if its tables are large, a better one with more care.</summary>
        private bool TryOrder(PartProblem problem, long mostEntries, ReadOnlySpan<bool> isMaximised) =>
            _owner.Order.TryFind(problem, Math.Min(_owner.Questions.MostEntries, mostEntries), isMaximised)
            || (mostEntries > _owner.Questions.MostEntries && _owner.Order.TryFind(problem, mostEntries, isMaximised, byFill: true));

        private bool TryCount(PartProblem problem, double unit, bool[] isMaximised)
        {
            SoftQuestions questions = _owner.Questions;
            if (!TryOrder(problem, _owner._countedEntriesLeft, isMaximised))
            {
                return false;
            }

            _owner._countedEntriesLeft -= _owner.Order.TableEntries;
            BucketTree<double, FreeEnergy> tree =
                new(problem, _owner.Order, FreeEnergy.PricesOf(problem, unit), isMaximised, _cancellationToken);
            long entriesLeft = 32 * questions.MostEntries;
            for (int i = 0; i < Softs.Length; i++)
            {
                if (tree.IsExpensive(problem.Soft(i)) && (entriesLeft -= _owner.Order.TableEntries) < 0)
                {
                    continue;
                }

                // Rounding may leave a probability of 1 a little above it.
                double probability = Math.Clamp(Math.Exp(tree.Total - tree.CostIfHolds(problem.Soft(i))), 0, 1);
                _numbers[Softs[i]] = _numbers[Softs[i]] with { Probability = probability };
            }

            return true;
        }

        private void BoundProbabilities(PartProblem problem, double unit, bool[] isMaximised)
        {
            PosteriorBounds bounds = new(problem, unit, isMaximised, _owner.Questions.MostBoundedEntries, _cancellationToken);
            for (int i = 0; i < Softs.Length; i++)
            {
                SoftNumbers number = _numbers[Softs[i]];
                _numbers[Softs[i]] = number with { ProbabilityBounds = bounds.Of(i, !_isFalsified[Softs[i]], _optimum, number) };
            }
        }

        private static long SizeOf(PartProblem problem)
        {
            long size = 0;
            for (int clause = 0; clause < problem.ClauseCount; clause++)
            {
                size += problem.Clause(clause).Length;
            }

            return size;
        }

        // Changed clauses first: theirs are the margins that are asked for most.
        private void Search()
        {
            long size = SizeOf(_problem);
            _leastOtherwise = new long[Softs.Length];
            Array.Fill(_leastOtherwise, long.MaxValue);
            _roof = _lazies.Length == 0 ? FixedRoof.TryStart(_problem, _cancellationToken) : null;
            foreach (bool wantsFalsified in (ReadOnlySpan<bool>)[true, false])
            {
                for (int i = 0; i < Softs.Length; i++)
                {
                    if (_isFalsified[Softs[i]] == wantsFalsified)
                    {
                        _numbers[Softs[i]] = SearchOtherwise(i, size);
                    }
                }
            }

            // A world that was met later may cost less than what was known when a search ended early.
            for (int i = 0; i < Softs.Length; i++)
            {
                SoftNumbers number = _numbers[Softs[i]];
                if (!number.IsForced && _leastOtherwise[i] != long.MaxValue)
                {
                    _numbers[Softs[i]] = number with { Upper = Math.Min(number.Upper, _leastOtherwise[i] - _optimum) };
                }
            }
        }

        /// <summary>Bounds every way in which a clause can go the other way, and searches where the bounds leave a choice.</summary>
        private SoftNumbers SearchOtherwise(int i, long size)
        {
            List<int[]> ways = WaysOtherwise(i);
            long lower = long.MaxValue;
            foreach (int[] way in ways)
            {
                long bound = BoundOf(way, _leastOtherwise[i], size);
                if (bound < _leastOtherwise[i])
                {
                    bound = Math.Max(bound, SearchWith(way, size));
                }

                lower = Math.Min(lower, bound);
            }

            return lower == long.MaxValue
                ? new SoftNumbers(long.MaxValue, long.MaxValue, null)
                : new SoftNumbers(
                    Math.Max(0, Math.Min(lower, _leastOtherwise[i]) - _optimum),
                    _leastOtherwise[i] == long.MaxValue ? long.MaxValue : _leastOtherwise[i] - _optimum,
                    null);
        }

        /// <summary>The literals of which all must be true, for each way: a changed clause holds, or a kept one fails.</summary>
        private List<int[]> WaysOtherwise(int i) => _isFalsified[Softs[i]]
            ? [.. _problem.Soft(i).ToArray().Select(static literal => new[] { literal })]
            : [.. OppositesOf(i).Select(static clause => Array.ConvertAll(clause, static literal => -literal))];

        private long BoundOf(int[] way, long known, long size)
        {
            if (_roof is null || _owner._workLeft < 0)
            {
                return 0;
            }

            bool[] world = new bool[_problem.VariableCount + 1];
            for (int soft = 0; soft < _problem.SoftCount; soft++)
            {
                if (_problem.Soft(soft) is [int only])
                {
                    world[Math.Abs(only)] = only > 0;
                }
            }

            long bound = _roof.Bound(way, known, MostCases, world, out bool isFeasible, _cancellationToken);
            _owner._workLeft -= _roof.Work * size / WorkOfSearch;
            if (isFeasible)
            {
                Learn(world);
            }

            return bound;
        }

        /// <summary>Any world says of every clause that goes the other way in it what that costs at most.</summary>
        private void Learn(ReadOnlySpan<bool> world)
        {
            _falsifiedHere ??= new bool[_problem.SoftCount];
            long cost = _problem.Evaluate(world, _falsifiedHere, out _);
            for (int i = 0; i < _leastOtherwise.Length; i++)
            {
                if (cost < _leastOtherwise[i] && GoesOtherwise(i, world))
                {
                    _leastOtherwise[i] = cost;
                }
            }
        }

        private bool GoesOtherwise(int i, ReadOnlySpan<bool> world)
        {
            if (_isFalsified[Softs[i]])
            {
                return !_falsifiedHere![i];
            }

            foreach (int[] opposite in OppositesOf(i))
            {
                if (!PartProblem.IsSatisfied(opposite, world))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>A number that the cost with some literals fixed is not below; the cheapest world found is learnt.</summary>
        private long SearchWith(int[] way, long size)
        {
            if ((_owner._workLeft -= size) < 0)
            {
                return 0;
            }

            With(_owner.Workspace.Problem, [.. way.Select(static literal => new[] { literal })]);
            PartSolver solver = new(
                _owner.Workspace, _lazies, new SearchLimits(_owner.Questions.MostConflicts, _cancellationToken), _owner.Options, proof: null);
            if (solver.Optimize() == OracleAnswer.Unsatisfiable)
            {
                return long.MaxValue;
            }

            if (solver.UpperBound != long.MaxValue)
            {
                Learn(solver.Best);
            }

            return solver.LowerBound;
        }

        private List<int[]> OppositesOf(int i) =>
            _opposites[i] ??= [.. _owner.Questions.OppositeOf(Softs[i]).Select(clause => Array.ConvertAll(clause, _table.ToLocal))];

        /// <summary>Fills a problem with the clauses of the part and more hard ones.</summary>
        private PartProblem With(PartProblem problem, List<int[]> hards)
        {
            problem.Begin(_problem.VariableCount);
            for (int i = 0; i < _problem.HardCount; i++)
            {
                problem.AddHard(_problem.Hard(i));
            }

            foreach (int[] hard in hards)
            {
                problem.AddHard(hard);
            }

            for (int i = 0; i < _problem.SoftCount; i++)
            {
                problem.AddSoft(_problem.Soft(i), _problem.Weights[i]);
            }

            return problem;
        }
    }

    private WeightedCnf Instance => instance;

    private IReadOnlyList<ILazyConstraint> LazyConstraints => lazyConstraints;

    private SoftQuestions Questions => questions;

    private MaxSatOptions Options => _options;

    private EliminationOrder Order => _order;

    private PartWorkspace Workspace => _workspace;
}
