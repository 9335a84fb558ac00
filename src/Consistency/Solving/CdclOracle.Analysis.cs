namespace Consistency.Solving;

public sealed partial class CdclOracle
{
    private byte[] _seen = new byte[8];
    private int[] _levelStamps = new int[10];
    private int _stamp;
    private IntegerList _clause;
    private IntegerList _toClear;
    private IntegerList _stack;
    private IntegerList _decoded;

    /// <summary>Derives the first-UIP clause of a conflict, minimises and stores it, and jumps back to where it is unit.</summary>
    /// <returns>False when it is empty in effect: the clauses contradict each other.</returns>
    private bool Learn(int conflict, CancellationToken cancellationToken)
    {
        DeriveFirstUniqueImplicationPoint(conflict);
        Minimize();
        Span<int> literals = _clause.Items;
        int jump = 0;
        for (int i = 1; i < literals.Length; i++)
        {
            if (_level[literals[i] >> 1] > jump)
            {
                jump = _level[literals[i] >> 1];
                (literals[1], literals[i]) = (literals[i], literals[1]);
            }
        }

        int distance = LevelCount(literals);
        foreach (int variable in _toClear.Items)
        {
            _seen[variable] = 0;
        }

        _toClear.Clear();
        Tell(literals);
        BacktrackTo(jump);
        if (literals.Length == 1)
        {
            Assign(literals[0], NoReason);
            return PropagateRoot(cancellationToken);
        }

        int clause = AllocateClause(literals, learned: true);
        _arena[clause + 1] = (distance << 1) | 1;
        Attach(clause);
        _learned.Add(clause);
        Assign(literals[0], clause);
        _order.Decay();
        return true;
    }

    private void DeriveFirstUniqueImplicationPoint(int conflict)
    {
        _clause.Clear();
        _clause.Add(0);
        int open = 0;
        int index = _trailCount - 1;
        int pivot = 0;
        int clause = conflict;
        do
        {
            if ((_arena[clause] & LearnedFlag) != 0)
            {
                _arena[clause + 1] |= 1;
            }

            foreach (int literal in Literals(clause))
            {
                int variable = literal >> 1;
                if (variable == pivot || _seen[variable] != 0 || _level[variable] == 0)
                {
                    continue;
                }

                _seen[variable] = 1;
                _toClear.Add(variable);
                _order.Bump(variable);
                if (_level[variable] == _decisionLevel)
                {
                    open++;
                }
                else
                {
                    _clause.Add(literal);
                }
            }

            while (_seen[_trail[index] >> 1] == 0)
            {
                index--;
            }

            pivot = _trail[index--] >> 1;
            clause = _reason[pivot];
            open--;
        }
        while (open > 0);

        _clause.Items[0] = _trail[index + 1] ^ 1;
    }

    /// <summary>Drops every literal that the others imply (Sörensson and Biere, "Minimizing learned clauses", 2009).</summary>
    private void Minimize()
    {
        // The seen marks of the conflict level must not count as members of the clause.
        foreach (int variable in _toClear.Items)
        {
            if (_level[variable] == _decisionLevel)
            {
                _seen[variable] = 0;
            }
        }

        _stamp++;
        foreach (int literal in _clause.Items)
        {
            _levelStamps[_level[literal >> 1]] = _stamp;
        }

        Span<int> literals = _clause.Items;
        int kept = 1;
        for (int i = 1; i < literals.Length; i++)
        {
            if (_reason[literals[i] >> 1] == NoReason || !IsImplied(literals[i]))
            {
                literals[kept++] = literals[i];
            }
        }

        _clause.Truncate(kept);
    }

    /// <summary>Tells whether the reasons of a literal lead back to members of the clause only.</summary>
    private bool IsImplied(int literal)
    {
        _stack.Clear();
        _stack.Add(literal >> 1);
        int marked = _toClear.Count;
        while (_stack.Count > 0)
        {
            int variable = _stack[_stack.Count - 1];
            _stack.Truncate(_stack.Count - 1);
            foreach (int antecedent in Literals(_reason[variable]))
            {
                int next = antecedent >> 1;
                if (next == variable || _seen[next] != 0 || _level[next] == 0)
                {
                    continue;
                }

                if (_reason[next] == NoReason || _levelStamps[_level[next]] != _stamp)
                {
                    foreach (int undone in _toClear.Items[marked..])
                    {
                        _seen[undone] = 0;
                    }

                    _toClear.Truncate(marked);
                    return false;
                }

                _seen[next] = 1;
                _toClear.Add(next);
                _stack.Add(next);
            }
        }

        return true;
    }

    private int LevelCount(ReadOnlySpan<int> literals)
    {
        _stamp++;
        int count = 0;
        foreach (int literal in literals)
        {
            ref int stamp = ref _levelStamps[_level[literal >> 1]];
            if (stamp != _stamp)
            {
                stamp = _stamp;
                count++;
            }
        }

        return count;
    }

    private void Tell(ReadOnlySpan<int> literals)
    {
        if (Proof is null)
        {
            return;
        }

        _decoded.Clear();
        foreach (int literal in literals)
        {
            _decoded.Add(Decode(literal));
        }

        Proof.Derived(_decoded.Items);
    }
}
