using System.Collections.Immutable;

namespace Consistency.Solving.Orders;

/// <summary>One run of <see cref="OrderSolver"/>.</summary>
internal sealed class OrderSearch
{
    private readonly OrderProblem _problem;
    private readonly MaxSatOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly OrderReduction _reduction;
    private readonly IncrementalSession _relaxation;
    private readonly int[] _localOf;
    private readonly List<int> _variables = [0];
    private readonly List<int[]> _laws = [];
    private readonly List<int[]> _violated = [];
    private readonly Func<int, bool> _isTrue;
    private long _lowerBound;

    /// <summary>Prepares a run.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="options">The caller's options, but for the limit of time.</param>
    /// <param name="cancellationToken">Ends the search: the caller's wish, or the limit of time.</param>
    public OrderSearch(OrderProblem problem, MaxSatOptions options, CancellationToken cancellationToken)
    {
        _problem = problem;
        _options = options;
        _cancellationToken = cancellationToken;
        _reduction = new OrderReduction(problem);
        _relaxation = new IncrementalSession(options with { Certify = CertifyMode.Never, BreakTies = false });
        _localOf = new int[_reduction.VariableCount + 1];
        _isTrue = variable => _localOf[variable] == 0 ? _reduction.IsWanted(variable) : _relaxation.IsTrue(_localOf[variable]);
        foreach (int statement in _reduction.Impossible)
        {
            if (problem.Statements[statement].Weight == OrderStatement.Certain)
            {
                _relaxation.AddHard();
            }
            else
            {
                _relaxation.AddSoft(problem.Statements[statement].Weight);
            }
        }

        for (int variable = 1; variable < _localOf.Length; variable++)
        {
            if (_reduction.IsDisputed(variable))
            {
                Enter(variable);
            }
        }
    }

    /// <summary>Gets the best known lower bound.</summary>
    public long LowerBound => _lowerBound;

    /// <summary>Gets the number of chains that were needed.</summary>
    public int ChainCount => _laws.Count;

    /// <summary>Finds the optimum.</summary>
    /// <returns>The result; null when a limit of conflicts was hit.</returns>
    public OrderResult? Run()
    {
        // While the cheapest choice breaks laws, its cost is a bound, and the broken laws are what it did not know of.
        do
        {
            MaxSatStatus status = _relaxation.Optimize(_cancellationToken);
            if (status is not (MaxSatStatus.Optimal or MaxSatStatus.Unsatisfiable))
            {
                return null;
            }

            _lowerBound = _relaxation.LowerBound;
        }
        while (_lowerBound != long.MaxValue && AddViolated(_isTrue));

        // Once more, all at once: now with ties broken, and with a proof.
        while (true)
        {
            int[] statementOfSoft = Write(out WeightedCnf instance);
            MaxSatResult result = new MaxSatSession(instance, null, _options).Optimize(_cancellationToken);
            if (result.Status is not (MaxSatStatus.Optimal or MaxSatStatus.Unsatisfiable))
            {
                return null;
            }

            if (result.Status == MaxSatStatus.Optimal
                && AddViolated(v => _localOf[v] == 0 ? _reduction.IsWanted(v) : result.Assignment[_localOf[v]]))
            {
                continue;
            }

            bool excludesCycles = _problem.Kind != OrderKind.Transitive;
            return new OrderResult
            {
                Status = result.Status,
                LowerBound = result.LowerBound,
                UpperBound = result.UpperBound,
                Dropped = [.. result.FalsifiedSoft.Select(soft => statementOfSoft[soft])],
                IsCanonical = result.IsCanonical,
                CertifiedLowerBound = result.CertifiedLowerBound
                    && _laws.TrueForAll(law => OrderChecker.IsLaw(law, _reduction.PairOf, excludesCycles)),
                ChainCount = _laws.Count,
            };
        }
    }

    /// <summary>After a limit: gives up the cheapest pair of each chain that is left, one by one. Not the best choice, but one.</summary>
    /// <returns>The statements; null when that leads nowhere.</returns>
    public ImmutableArray<int>? Repair()
    {
        bool[] values = new bool[_localOf.Length];
        bool[] isChanged = new bool[_localOf.Length];
        for (int variable = 1; variable < values.Length; variable++)
        {
            values[variable] = _isTrue(variable);
        }

        while (true)
        {
            _violated.Clear();
            foreach (OrderLaws laws in _reduction.Laws)
            {
                laws.AddViolated(variable => values[variable], _violated);
            }

            // Laws that were met before may be broken by a choice that was never finished.
            _violated.AddRange(_laws);
            bool isBroken = false;
            foreach (int[] law in _violated)
            {
                if (law.Any(literal => values[Math.Abs(literal)] == literal > 0))
                {
                    continue;
                }

                isBroken = true;
                int cheapest = law.MinBy(literal => isChanged[Math.Abs(literal)] ? long.MaxValue : PriceOf(literal));
                int changed = Math.Abs(cheapest);
                if (isChanged[changed] || PriceOf(cheapest) == long.MaxValue)
                {
                    return null;
                }

                isChanged[changed] = true;
                values[changed] = cheapest > 0;
            }

            if (!isBroken)
            {
                break;
            }
        }

        List<int> dropped = [.. _reduction.Impossible];
        for (int variable = 1; variable < values.Length; variable++)
        {
            dropped.AddRange(_reduction.StatementsOf(variable).Where(s => _reduction.LiteralOf(s, variable) > 0 != values[variable]));
        }

        dropped.Sort();
        return dropped.Exists(statement => _problem.Statements[statement].Weight == OrderStatement.Certain)
            ? null
            : [.. dropped];
    }

    /// <summary>What it costs to make a literal true.</summary>
    private long PriceOf(int literal)
    {
        long price = 0;
        foreach (int statement in _reduction.StatementsOf(Math.Abs(literal)))
        {
            if (_reduction.LiteralOf(statement, Math.Abs(literal)) != literal)
            {
                long weight = _problem.Statements[statement].Weight;
                if (weight == OrderStatement.Certain)
                {
                    return long.MaxValue;
                }

                price += weight;
            }
        }

        return price;
    }

    private bool AddViolated(Func<int, bool> isTrue)
    {
        _violated.Clear();
        foreach (OrderLaws laws in _reduction.Laws)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            laws.AddViolated(isTrue, _violated);
        }

        foreach (int[] law in _violated)
        {
            _laws.Add(law);
            foreach (int literal in law)
            {
                Enter(Math.Abs(literal));
            }

            _relaxation.AddHard(Array.ConvertAll(law, ToLocal));
        }

        return _violated.Count > 0;
    }

    private int ToLocal(int literal) => literal > 0 ? _localOf[literal] : -_localOf[-literal];

    /// <summary>Takes a pair into the choice. One that no chain has mentioned keeps the value that is wanted, for nothing.</summary>
    private void Enter(int variable)
    {
        if (_localOf[variable] != 0)
        {
            return;
        }

        int local = _localOf[variable] = _relaxation.NewVariable();
        _variables.Add(variable);
        foreach (int statement in _reduction.StatementsOf(variable))
        {
            int literal = _reduction.LiteralOf(statement, variable) > 0 ? local : -local;
            if (_problem.Statements[statement].Weight == OrderStatement.Certain)
            {
                _relaxation.AddHard(literal);
            }
            else
            {
                _relaxation.AddSoft(_problem.Statements[statement].Weight, literal);
            }
        }
    }

    /// <summary>Writes the choice down as one instance, the soft clauses in the order of the statements: ties depend on it.</summary>
    /// <returns>The statement that each soft clause stands for.</returns>
    private int[] Write(out WeightedCnf instance)
    {
        WeightedCnfBuilder builder = new(_variables.Count - 1);
        foreach (int[] law in _laws)
        {
            builder.AddHard(Array.ConvertAll(law, ToLocal));
        }

        List<(int Statement, int Literal)> said = [.. _reduction.Impossible.Select(static statement => (statement, 0))];
        for (int local = 1; local < _variables.Count; local++)
        {
            foreach (int statement in _reduction.StatementsOf(_variables[local]))
            {
                said.Add((statement, _reduction.LiteralOf(statement, _variables[local]) > 0 ? local : -local));
            }
        }

        said.Sort();
        List<int> statementOfSoft = [];
        foreach ((int statement, int literal) in said)
        {
            ReadOnlySpan<int> clause = literal == 0 ? [] : [literal];
            if (_problem.Statements[statement].Weight == OrderStatement.Certain)
            {
                builder.AddHard(clause);
            }
            else
            {
                builder.AddSoft(_problem.Statements[statement].Weight, clause);
                statementOfSoft.Add(statement);
            }
        }

        instance = builder.Build();
        return [.. statementOfSoft];
    }
}
