namespace Consistency.Solving;

public sealed partial class CdclOracle
{
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
            foreach (int literal in assumptions)
            {
                if (!TryJoin(literal, cancellationToken))
                {
                    hasCore = true;
                    found(_core.Items);
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
        foreach (int literal in falsified)
        {
            if (_level[literal >> 1] > 0)
            {
                _seen[literal >> 1] = 1;
            }
        }

        int start = _levelStarts[AssumptionLevel];
        for (int i = _trailCount - 1; i >= start; i--)
        {
            int variable = _trail[i] >> 1;
            if (_seen[variable] == 0)
            {
                continue;
            }

            _seen[variable] = 0;
            if (_reason[variable] == NoReason)
            {
                _core.Add(Decode(_trail[i]));
                continue;
            }

            foreach (int antecedent in Literals(_reason[variable]))
            {
                if (antecedent >> 1 != variable && _level[antecedent >> 1] > 0)
                {
                    _seen[antecedent >> 1] = 1;
                }
            }
        }
    }
}
