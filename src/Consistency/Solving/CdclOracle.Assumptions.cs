namespace Consistency.Solving;

public sealed partial class CdclOracle
{
    private const int TracesPerClauseWord = 8;
    private long _traced;

    OracleAnswer ITunableOracle.Refute(ReadOnlySpan<int> assumptions, CancellationToken cancellationToken) =>
        Decide(assumptions, mayDecide: false, cancellationToken);

    OracleAnswer ITunableOracle.CollectCores(
        ReadOnlySpan<int> assumptions, CoreFound found, CancellationToken cancellationToken)
    {
        _answer = null;
        bool hasCore = false;
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            _visitsUntilCheck = VisitsBetweenChecks;
            if (!PropagateRoot(cancellationToken))
            {
                return OracleAnswer.Unsatisfiable;
            }

            OpenLevel();
            long mostTraced = _traced + (TracesPerClauseWord * (long)_arenaCount);
            foreach (int literal in assumptions)
            {
                if (TryJoin(literal, cancellationToken))
                {
                    continue;
                }

                hasCore = true;
                found(_core.Items);
                if (_traced > mostTraced)
                {
                    // Where the cores lie deep, tracing every one of them takes time quadratic in the clauses.
                    break;
                }
            }

            return hasCore ? OracleAnswer.Unsatisfiable : OracleAnswer.Unknown;
        }
        finally
        {
            _core.Clear();
            BacktrackTo(0);
        }
    }

    /// <summary>Assumes one more literal; when that cannot be, takes it back and leaves the reason in the core.</summary>
    private bool TryJoin(int literal, CancellationToken cancellationToken)
    {
        int encoded = Encode(literal);
        if (_values[encoded] > 0)
        {
            return true;
        }

        _core.Clear();
        CheckCancellation(0, cancellationToken);
        if (_values[encoded] < 0)
        {
            AnalyzeFinal([encoded]);
            _core.Add(literal);
            return false;
        }

        int before = _trailCount;
        Assign(encoded, NoReason);
        int conflict = Propagate(cancellationToken);
        if (conflict == NoReason)
        {
            return true;
        }

        AnalyzeFinal(Literals(conflict));
        UndoTo(before);
        return false;
    }

    /// <summary>Makes all assumptions true on one level; false, with the core, when one is refuted already.</summary>
    private bool EnqueueAssumptions(ReadOnlySpan<int> assumptions)
    {
        OpenLevel();
        foreach (int literal in assumptions)
        {
            int encoded = Encode(literal);
            if (_values[encoded] < 0)
            {
                if (_level[encoded >> 1] > 0)
                {
                    _core.Add(-literal);
                }

                _core.Add(literal);
                return false;
            }

            if (_values[encoded] == 0)
            {
                Assign(encoded, NoReason);
            }
        }

        return true;
    }

    /// <summary>Traces literals that are false on the assumption level back to the assumptions that made them so.</summary>
    private void AnalyzeFinal(ReadOnlySpan<int> falsified)
    {
        int open = 0;
        foreach (int literal in falsified)
        {
            open += Mark(literal >> 1);
        }

        int place = _trailCount;
        while (open > 0)
        {
            int variable = _trail[--place] >> 1;
            if (_seen[variable] == 0)
            {
                continue;
            }

            _seen[variable] = 0;
            open--;
            if (_reason[variable] == NoReason)
            {
                _core.Add(Decode(_trail[place]));
                continue;
            }

            foreach (int antecedent in Literals(_reason[variable]))
            {
                if (antecedent >> 1 != variable)
                {
                    open += Mark(antecedent >> 1);
                }
            }
        }

        int walked = _trailCount - place;
        _traced += walked;
        _visitsUntilCheck -= walked;
    }

    private int Mark(int variable)
    {
        if (_level[variable] == 0 || _seen[variable] != 0)
        {
            return 0;
        }

        _seen[variable] = 1;
        return 1;
    }
}
