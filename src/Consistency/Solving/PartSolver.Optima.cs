namespace Consistency.Solving;

// What can be asked about all optimal assignments once the bounds have met. They are exactly the models of the clauses and
// of the assumptions that still weigh something, so fixing those leaves ordinary satisfiability questions.
internal sealed partial class PartSolver
{
    /// <summary>After <see cref="Optimize"/>: moves to the optimal assignment that falsifies the fewest soft clauses, then keeps earlier ones.</summary>
    public void BreakTies()
    {
        if (IsCanonical || _method is Method.Cases or Method.Order || !EnterOptimum())
        {
            return;
        }

        bool[] isOpen = new bool[_problem.SoftCount];
        int openFalsified = 0;
        for (int i = 0; i < isOpen.Length; i++)
        {
            isOpen[i] = RootValue(_problem.Soft(i)) == 0;
            openFalsified += isOpen[i] && _isFalsified[i] ? 1 : 0;
        }

        if (openFalsified > 0)
        {
            // What the optimum fixes is falsified in each of its assignments, or in none: only the rest is counted.
            int fixedFalsified = _bestCount - openFalsified;
            int steps = 0;
            for (int i = 0; i < isOpen.Length; i++)
            {
                CheckCancellation(ref steps);
                if (isOpen[i])
                {
                    SoftLiteral(i);
                }
            }

            CoreGuidedSearch fewest = new(_oracle!, _limits, _options.Tuning, () => CountFalsified() - fixedFalsified);
            for (int i = 0; i < isOpen.Length; i++)
            {
                CheckCancellation(ref steps);
                if (isOpen[i])
                {
                    fewest.AddObjective(SoftLiteral(i), 1);
                }
            }

            fewest.Announce(openFalsified);
            if (fewest.Run() != OracleAnswer.Satisfiable)
            {
                return;
            }

            fewest.FixOptimum();
            for (int i = 0; i < isOpen.Length; i++)
            {
                if (isOpen[i] && !KeepIfPossible(i))
                {
                    return;
                }
            }
        }

        IsCanonical = true;
    }

    /// <summary>After <see cref="Optimize"/>, on a solver that broke no ties: tells what all optimal assignments say about each soft clause.</summary>
    /// <param name="statuses">Receives the answers, in the order of the part.</param>
    public void Classify(Span<SoftStatus> statuses)
    {
        statuses.Clear();
        if (_method == Method.Cases)
        {
            _workspace.Cases.Classify(_options.Tuning, statuses, _limits.Token);
            return;
        }

        if (_method == Method.Assignments)
        {
            _workspace.Assignments.Classify(statuses);
            return;
        }

        if (_method == Method.Tables)
        {
            _workspace.Elimination.Classify(_best, statuses, _limits.Token);
            return;
        }

        if (!EnterOptimum())
        {
            return;
        }

        bool[] wasSatisfied = new bool[statuses.Length];
        bool[] wasFalsified = new bool[statuses.Length];
        Note(wasSatisfied, wasFalsified);
        for (int i = 0; i < statuses.Length; i++)
        {
            if (wasSatisfied[i] && wasFalsified[i])
            {
                statuses[i] = SoftStatus.Varies;
                continue;
            }

            if (RootValue(_problem.Soft(i)) != 0)
            {
                statuses[i] = wasSatisfied[i] ? SoftStatus.SatisfiedInEveryOptimum : SoftStatus.FalsifiedInEveryOptimum;
                continue;
            }

            SuggestTheUnseen(wasSatisfied, wasFalsified);
            OracleAnswer answer = wasSatisfied[i]
                ? SolveFalsified(i)
                : _limits.Solve(_oracle!, [SoftLiteral(i)]);
            if (answer == OracleAnswer.Unknown)
            {
                return;
            }

            if (answer == OracleAnswer.Unsatisfiable)
            {
                statuses[i] = wasSatisfied[i] ? SoftStatus.SatisfiedInEveryOptimum : SoftStatus.FalsifiedInEveryOptimum;
                continue;
            }

            EvaluateModel();
            Note(wasSatisfied, wasFalsified);
            statuses[i] = SoftStatus.Varies;
        }
    }

    /// <summary>Restricts the oracle to optimal assignments and takes one of them.</summary>
    private bool EnterOptimum()
    {
        _proof?.Close();
        if (_method == Method.RoofDuality)
        {
            WriteOptimum();
        }
        else
        {
            _search!.FixOptimum();
        }

        for (int variable = 1; variable < _best.Length; variable++)
        {
            _tunable?.SuggestPhase(_best[variable] ? variable : -variable);
        }

        OracleAnswer answer = _limits.Solve(_oracle!, []);
        if (answer == OracleAnswer.Unsatisfiable)
        {
            throw new SolverIntegrityException("The optimal assignments vanished when they were enumerated.");
        }

        return answer == OracleAnswer.Satisfiable && EvaluateModel() == _scale * UpperBound;
    }

    /// <summary>Where roof duality alone met the bound: the optimal assignments are those that satisfy every term and longer clause.</summary>
    private void WriteOptimum()
    {
        _oracle = OpenOracle();
        _tunable = _oracle as ITunableOracle;
        int steps = 0;
        for (int i = 0; i < _problem.HardCount; i++)
        {
            CheckCancellation(ref steps);
            _oracle.AddClause(_problem.Hard(i));
        }

        for (int i = 0; i < _problem.SoftCount; i++)
        {
            CheckCancellation(ref steps);
            if (_problem.Soft(i).Length > 2)
            {
                _oracle.AddClause(_problem.Soft(i));
            }
        }

        foreach ((int first, int second, _) in _workspace.Roof.Terms)
        {
            CheckCancellation(ref steps);
            _oracle.AddClause(second == 0 ? [first] : [first, second]);
        }
    }

    /// <summary>Gives the literal whose truth means that a soft clause holds.</summary>
    private int SoftLiteral(int i)
    {
        ref int literal = ref _softLiterals[i];
        if (literal == 0)
        {
            literal = Represent(_problem.Soft(i));
        }

        return literal;
    }

    private long CountFalsified()
    {
        EvaluateModel();
        return _currentCount;
    }

    /// <summary>Keeps soft clause i from here on if some remaining assignment satisfies it.</summary>
    /// <returns>False when a limit was hit.</returns>
    private bool KeepIfPossible(int i)
    {
        ReadOnlySpan<int> clause = _problem.Soft(i);
        if (RootValue(clause) != 0)
        {
            return true;
        }

        if (_isFalsified[i])
        {
            OracleAnswer answer = _limits.Solve(_oracle!, [SoftLiteral(i)]);
            if (answer != OracleAnswer.Satisfiable)
            {
                return answer == OracleAnswer.Unsatisfiable;
            }

            EvaluateModel();
        }

        _oracle!.AddClause(clause);
        return true;
    }

    private OracleAnswer SolveFalsified(int i)
    {
        ReadOnlySpan<int> clause = _problem.Soft(i);
        int[] negated = new int[clause.Length];
        for (int k = 0; k < negated.Length; k++)
        {
            negated[k] = -clause[k];
        }

        return _limits.Solve(_oracle!, negated);
    }

    private void Note(bool[] wasSatisfied, bool[] wasFalsified)
    {
        for (int i = 0; i < _isFalsified.Length; i++)
        {
            wasSatisfied[i] |= !_isFalsifiedNow[i];
            wasFalsified[i] |= _isFalsifiedNow[i];
        }
    }

    private void SuggestTheUnseen(bool[] wasSatisfied, bool[] wasFalsified)
    {
        // One assignment that differs in many clauses at once saves as many questions.
        if (_tunable is null)
        {
            return;
        }

        for (int i = 0; i < _softLiterals.Length; i++)
        {
            if (_softLiterals[i] != 0 && wasSatisfied[i] != wasFalsified[i])
            {
                _tunable.SuggestPhase(wasSatisfied[i] ? -_softLiterals[i] : _softLiterals[i]);
            }
        }
    }

    private int RootValue(ReadOnlySpan<int> clause)
    {
        bool isFalsified = _tunable is not null;
        foreach (int literal in clause)
        {
            int value = _tunable?.RootValue(literal) ?? 0;
            if (value > 0)
            {
                return 1;
            }

            isFalsified &= value < 0;
        }

        return isFalsified ? -1 : 0;
    }
}
