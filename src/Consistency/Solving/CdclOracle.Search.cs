namespace Consistency.Solving;

public sealed partial class CdclOracle
{
    private const int AssumptionLevel = 1;
    private const int RestartUnit = 64;
    private const int VisitsBetweenChecks = 1 << 16;
    private const int VisitsPerDecision = 64;
    private const int FewestSweptOut = 32;
    private sbyte[] _values = new sbyte[16];
    private int[] _level = new int[8];
    private int[] _reason = new int[8];
    private byte[] _phase = new byte[8];
    private int[] _trail = new int[8];
    private int[] _levelStarts = new int[10];
    private int _trailCount;
    private int _propagated;
    private int _decisionLevel;
    private int _visitsUntilCheck;
    private long _visits;

    /// <inheritdoc/>
    public OracleAnswer Solve(ReadOnlySpan<int> assumptions, CancellationToken cancellationToken = default) =>
        Decide(assumptions, mayDecide: true, cancellationToken);

    private OracleAnswer Decide(ReadOnlySpan<int> assumptions, bool mayDecide, CancellationToken cancellationToken)
    {
        _answer = null;
        _core.Clear();
        foreach (int literal in assumptions)
        {
            Encode(literal);
        }

        try
        {
            OracleAnswer answer = Search(assumptions, mayDecide, cancellationToken);
            _answer = answer;
            return answer;
        }
        finally
        {
            BacktrackTo(0);
        }
    }

    private OracleAnswer Search(ReadOnlySpan<int> assumptions, bool mayDecide, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _visitsUntilCheck = VisitsBetweenChecks;
        long budget = Math.Min(_options.ConflictLimit, ((ITunableOracle)this).ConflictBudget);
        long restarts = 0;
        long conflictsUntilRestart = RestartUnit;
        if (!PropagateRoot(cancellationToken))
        {
            return OracleAnswer.Unsatisfiable;
        }

        while (true)
        {
            if (_decisionLevel == 0 && !EnqueueAssumptions(assumptions))
            {
                return OracleAnswer.Unsatisfiable;
            }

            int conflict = Propagate(cancellationToken);
            if (conflict != NoReason)
            {
                Conflicts++;
                if (_decisionLevel <= AssumptionLevel)
                {
                    AnalyzeFinal(Literals(conflict));
                    return OracleAnswer.Unsatisfiable;
                }

                if (!Learn(conflict, cancellationToken))
                {
                    return OracleAnswer.Unsatisfiable;
                }

                if (--budget < 0)
                {
                    return OracleAnswer.Unknown;
                }

                if (--conflictsUntilRestart <= 0)
                {
                    conflictsUntilRestart = RestartUnit * Luby(++restarts);
                    BacktrackTo(Math.Min(_decisionLevel, AssumptionLevel));
                    cancellationToken.ThrowIfCancellationRequested();
                }

                continue;
            }

            if (!mayDecide)
            {
                return OracleAnswer.Unknown;
            }

            if (_learned.Count > _learnedLimit)
            {
                ReduceLearned();
            }

            int decision = NextDecision(cancellationToken);
            if (decision == 0)
            {
                SaveModel();
                return OracleAnswer.Satisfiable;
            }

            OpenLevel();
            Assign(decision, NoReason);
        }
    }

    /// <summary>Counts work, and looks at the token when enough was done since the last look.</summary>
    private void CheckCancellation(int work, CancellationToken cancellationToken)
    {
        if ((_visitsUntilCheck -= work) < 0)
        {
            _visitsUntilCheck = VisitsBetweenChecks;
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Propagates what is fixed for good; false, for ever, when that contradicts itself.</summary>
    private bool PropagateRoot(CancellationToken cancellationToken)
    {
        if (_isContradictory || Propagate(cancellationToken) != NoReason)
        {
            if (!_isContradictory)
            {
                Proof?.Derived([]);
            }

            _isContradictory = true;
            return false;
        }

        if (_trailCount > _simplifiedAt + 16 + ((VariableCount - _simplifiedAt) >> 3))
        {
            Simplify(cancellationToken);
        }

        return true;
    }

    private int NextDecision(CancellationToken cancellationToken)
    {
        if (_decisionLevel == AssumptionLevel && _order.Count - (VariableCount - _trailCount) > FewestSweptOut)
        {
            // The assumptions decided most of them.
            _order.RemoveAssigned(_values);
        }

        while (!_order.IsEmpty)
        {
            CheckCancellation(VisitsPerDecision, cancellationToken);
            int variable = _order.RemoveTop();
            if (_values[2 * variable] == 0)
            {
                return (2 * variable) | _phase[variable];
            }
        }

        return 0;
    }

    private void SaveModel()
    {
        if (_model.Length <= VariableCount)
        {
            Array.Resize(ref _model, Math.Max(VariableCount + 1, 2 * _model.Length));
        }

        _modelCount = VariableCount;
        for (int variable = 1; variable <= VariableCount; variable++)
        {
            _model[variable] = _values[2 * variable];
        }
    }

    private void OpenLevel() => _levelStarts[++_decisionLevel] = _trailCount;

    private void Assign(int literal, int reason)
    {
        _values[literal] = 1;
        _values[literal ^ 1] = -1;
        _level[literal >> 1] = _decisionLevel;
        _reason[literal >> 1] = reason;
        _trail[_trailCount++] = literal;
    }

    private void BacktrackTo(int level)
    {
        if (_decisionLevel <= level)
        {
            return;
        }

        UndoTo(_levelStarts[level + 1]);
        _decisionLevel = level;
    }

    /// <summary>Takes back the trail from a place on. On one level that is possible too: what stands later depends on what stands earlier.</summary>
    private void UndoTo(int start)
    {
        for (int i = _trailCount - 1; i >= start; i--)
        {
            int literal = _trail[i];
            _values[literal] = 0;
            _values[literal ^ 1] = 0;
            _phase[literal >> 1] = (byte)(literal & 1);
            _order.Insert(literal >> 1);
        }

        _trailCount = start;
        _propagated = Math.Min(_propagated, start);
    }

    /// <summary>Follows all consequences of the trail; gives a falsified clause, or <see cref="NoReason"/>.</summary>
    private int Propagate(CancellationToken cancellationToken)
    {
        sbyte[] values = _values;
        int[] arena = _arena;
        while (_propagated < _trailCount)
        {
            int falsified = _trail[_propagated++] ^ 1;
            ref WatchList list = ref _watchLists[falsified];
            int[] pool = _watchPool;
            int read = list.Start;
            int write = read;
            int end = read + (2 * list.Count);
            _visits += list.Count;
            if ((_visitsUntilCheck -= list.Count + 1) < 0)
            {
                _visitsUntilCheck = VisitsBetweenChecks;
                if (cancellationToken.IsCancellationRequested)
                {
                    _propagated--;
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }

            int conflict = NoReason;
            while (read < end)
            {
                int reference = pool[read];
                int blocker = pool[read + 1];
                read += 2;
                int blockerValue = values[blocker];
                if (blockerValue > 0 || reference < 0)
                {
                    pool[write] = reference;
                    pool[write + 1] = blocker;
                    write += 2;
                    if (blockerValue < 0)
                    {
                        conflict = ~reference;
                        break;
                    }

                    if (blockerValue == 0)
                    {
                        Assign(blocker, ~reference);
                    }

                    continue;
                }

                int first = reference + HeaderSize;
                int other = arena[first] ^ arena[first + 1] ^ falsified;
                int otherValue = values[other];
                if (otherValue <= 0)
                {
                    int last = first + (arena[reference] >> SizeShift);
                    int next = first + 2;
                    while (next < last && values[arena[next]] < 0)
                    {
                        next++;
                    }

                    if (next < last)
                    {
                        int watched = arena[next];
                        arena[first] = other;
                        arena[first + 1] = watched;
                        arena[next] = falsified;
                        AddWatch(watched, reference, other);
                        pool = _watchPool;
                        continue;
                    }
                }

                pool[write] = reference;
                pool[write + 1] = other;
                write += 2;
                if (otherValue < 0)
                {
                    conflict = reference;
                    break;
                }

                if (otherValue == 0)
                {
                    arena[first] = other;
                    arena[first + 1] = falsified;
                    Assign(other, reference);
                }
            }

            if (read != write)
            {
                Array.Copy(pool, read, pool, write, end - read);
                list.Count -= (read - write) / 2;
            }

            if (conflict != NoReason)
            {
                return conflict;
            }
        }

        return NoReason;
    }

    /// <summary>The sequence 1 1 2 1 1 2 4 … of M. Luby, A. Sinclair and D. Zuckerman (1993); <paramref name="index"/> counts from 1.</summary>
    private static long Luby(long index)
    {
        while (true)
        {
            long power = 1;
            while (power - 1 < index)
            {
                power <<= 1;
            }

            if (power - 1 == index)
            {
                return power >> 1;
            }

            index -= (power >> 1) - 1;
        }
    }
}
