using System.Runtime.InteropServices;

namespace Consistency.Solving.Certificates;

/// <summary>Clauses and their consequences by unit propagation: all that a checker of clausal proofs needs, and no more.</summary>
/// <remarks>
/// Reverse unit propagation: E. Goldberg and Y. Novikov, "Verification of proofs of unsatisfiability for CNF formulas"
/// (2003). Written apart from the solver on purpose: watches are linked lists through the clauses, literals are offsets from
/// the middle of an array. A mistake would have to be made twice, differently, to go unnoticed.
/// </remarks>
internal sealed class UnitPropagator
{
    private readonly List<int> _literals = [];
    private readonly List<(int Start, int Length)> _clauses = [];
    private readonly List<int> _nextWatch = [];
    private readonly List<int> _assigned = [];
    private readonly List<int> _normal = [];
    private int[] _firstWatch = [];
    private bool[] _isTrue = [];
    private int _middle;
    private int _rootCount;

    /// <summary>Gets the number of watches that were looked at so far.</summary>
    public long Work { get; private set; }

    /// <summary>Gets the number of variables.</summary>
    public int VariableCount { get; private set; }

    /// <summary>Gets a value indicating whether the clauses contradict each other by propagation alone.</summary>
    public bool IsContradictory { get; private set; }

    /// <summary>Forgets everything.</summary>
    /// <param name="variableCount">The number of variables to start with.</param>
    /// <param name="clauseCount">About how many clauses will be added.</param>
    public void Reset(int variableCount, int clauseCount)
    {
        _literals.Clear();
        _clauses.Clear();
        _nextWatch.Clear();
        _clauses.EnsureCapacity(clauseCount);
        _nextWatch.EnsureCapacity(2 * clauseCount);
        _literals.EnsureCapacity(3 * clauseCount);
        _assigned.Clear();
        _rootCount = 0;
        IsContradictory = false;
        VariableCount = 0;
        _middle = Math.Max(_middle, variableCount + 16);
        if (_isTrue.Length < (2 * _middle) + 1)
        {
            _isTrue = new bool[(2 * _middle) + 1];
            _firstWatch = new int[(2 * _middle) + 1];
        }

        while (VariableCount < variableCount)
        {
            AddVariable();
        }
    }

    /// <summary>Adds a variable.</summary>
    public int AddVariable()
    {
        int variable = ++VariableCount;
        if (variable > _middle)
        {
            Widen();
        }

        _isTrue[_middle + variable] = false;
        _isTrue[_middle - variable] = false;
        _firstWatch[_middle + variable] = -1;
        _firstWatch[_middle - variable] = -1;
        return variable;
    }

    /// <summary>Tells whether a number is a literal of an existing variable.</summary>
    public bool IsLiteral(int literal) => literal != 0 && literal >= -VariableCount && literal <= VariableCount;

    /// <summary>Adds a clause and follows what it forces.</summary>
    public void Add(ReadOnlySpan<int> clause)
    {
        // Most clauses have two literals of which nothing is known.
        if (clause.Length == 2 && Math.Abs(clause[0]) != Math.Abs(clause[1]) && IsOpen(clause[0]) && IsOpen(clause[1]))
        {
            Watch(clause);
            return;
        }

        // What is false at the root is left out: it never becomes true again.
        _normal.Clear();
        foreach (int literal in clause)
        {
            if (_isTrue[_middle + literal] || _normal.Contains(-literal))
            {
                return;
            }

            if (!_isTrue[_middle - literal] && !_normal.Contains(literal))
            {
                _normal.Add(literal);
            }
        }

        if (_normal.Count == 0)
        {
            IsContradictory = true;
        }
        else if (_normal.Count == 1)
        {
            Assign(_normal[0]);
            IsContradictory |= !Propagate(_assigned.Count - 1);
            _rootCount = _assigned.Count;
        }
        else
        {
            Watch(CollectionsMarshal.AsSpan(_normal));
        }
    }

    private bool IsOpen(int literal) => !_isTrue[_middle + literal] && !_isTrue[_middle - literal];

    /// <summary>Adds a clause of two and more open literals, watched at the first two.</summary>
    private void Watch(ReadOnlySpan<int> clause)
    {
        int index = _clauses.Count;
        _clauses.Add((_literals.Count, clause.Length));
        _literals.AddRange(clause);
        for (int place = 0; place < 2; place++)
        {
            ref int first = ref _firstWatch[_middle + clause[place]];
            _nextWatch.Add(first);
            first = (2 * index) + place;
        }
    }

    /// <summary>Tells whether a clause follows by reverse unit propagation: its negation propagates to a contradiction.</summary>
    public bool Implies(ReadOnlySpan<int> clause)
    {
        bool isImplied = !TryDeny(clause);
        Retract();
        return isImplied;
    }

    /// <summary>Takes the negation of a clause for true and follows what it forces, until <see cref="Retract"/>.</summary>
    /// <returns>False when that leads to a contradiction.</returns>
    public bool TryDeny(ReadOnlySpan<int> clause)
    {
        bool isImplied = IsContradictory;
        foreach (int literal in clause)
        {
            isImplied |= _isTrue[_middle + literal];
            if (!isImplied && !_isTrue[_middle - literal])
            {
                Assign(-literal);
            }
        }

        return !isImplied && Propagate(_rootCount);
    }

    /// <summary>Tells whether a literal is false, by what is known and what was taken for true.</summary>
    public bool IsFalse(int literal) => _isTrue[_middle - literal];

    /// <summary>Forgets what was taken for true.</summary>
    public void Retract()
    {
        for (int i = _rootCount; i < _assigned.Count; i++)
        {
            _isTrue[_middle + _assigned[i]] = false;
        }

        _assigned.RemoveRange(_rootCount, _assigned.Count - _rootCount);
    }

    private void Assign(int literal)
    {
        _isTrue[_middle + literal] = true;
        _assigned.Add(literal);
    }

    /// <summary>Propagates the assignments from a place on; false when a clause is falsified.</summary>
    private bool Propagate(int from)
    {
        long visits = 0;
        bool holds = Propagate(from, ref visits);
        Work += visits;
        return holds;
    }

    private bool Propagate(int from, ref long visits)
    {
        for (int i = from; i < _assigned.Count; i++)
        {
            int falsified = -_assigned[i];
            int watch = _firstWatch[_middle + falsified];
            int previous = -1;
            while (watch >= 0)
            {
                visits++;
                int next = _nextWatch[watch];
                (int start, int length) = _clauses[watch >> 1];
                int mine = start + (watch & 1);
                int other = _literals[start + (1 - (watch & 1))];
                int replacement = -1;
                if (!_isTrue[_middle + other])
                {
                    for (int k = start + 2; k < start + length && replacement < 0; k++)
                    {
                        replacement = _isTrue[_middle - _literals[k]] ? -1 : k;
                    }

                    if (replacement < 0)
                    {
                        if (_isTrue[_middle - other])
                        {
                            return false;
                        }

                        Assign(other);
                    }
                }

                if (replacement < 0)
                {
                    previous = watch;
                }
                else
                {
                    int literal = _literals[replacement];
                    _literals[replacement] = falsified;
                    _literals[mine] = literal;
                    _nextWatch[watch] = _firstWatch[_middle + literal];
                    _firstWatch[_middle + literal] = watch;
                    if (previous < 0)
                    {
                        _firstWatch[_middle + falsified] = next;
                    }
                    else
                    {
                        _nextWatch[previous] = next;
                    }
                }

                watch = next;
            }
        }

        return true;
    }

    private void Widen()
    {
        int middle = 2 * _middle;
        bool[] isTrue = new bool[(2 * middle) + 1];
        int[] firstWatch = new int[(2 * middle) + 1];
        Array.Copy(_isTrue, 0, isTrue, middle - _middle, (2 * _middle) + 1);
        Array.Copy(_firstWatch, 0, firstWatch, middle - _middle, (2 * _middle) + 1);
        (_middle, _isTrue, _firstWatch) = (middle, isTrue, firstWatch);
    }
}
