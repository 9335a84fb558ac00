using System.Numerics;

namespace Consistency.Solving.Elimination;

/// <summary>Solves a part whose clauses hang together like a tree, or nearly so, by tables instead of search.</summary>
/// <remarks>
/// <para>Bucket elimination: R. Dechter, "Bucket elimination: a unifying framework for reasoning" (1999), section 4; before it
/// U. Bertelè and F. Brioschi, "Nonserial Dynamic Programming" (1972). For each variable in turn a table tells, for every
/// assignment of its neighbours, the least cost of what hangs on it; read backwards the tables give an optimal assignment.
/// Time and memory are linear in the entries of the tables, so exponential only in the width of the order: tables of the size
/// of our daily work take microseconds, where a core-guided search pays for each core.</para>
/// <para>The least cost is looked for together with the least number of falsified soft clauses, as one number:
/// cost · 2^k + number. Where equals remain, the earlier soft clauses are kept one after the other, each by solving again
/// with the clause made hard; that happens only when the assignment met an equal choice.</para>
/// </remarks>
internal sealed class BucketElimination
{
    private const long Forbidden = 1L << 60;
    private const int CellsBetweenChecks = 1 << 16;
    private readonly EliminationOrder _order = new();
    private PartProblem _problem = new();
    private int[] _position = new int[64];
    private int[] _scopes = new int[64];
    private int[] _scopeStarts = new int[64];
    private int[] _clauseStarts = new int[64];
    private int[] _clauses = new int[64];
    private int[] _bucketOf = new int[64];
    private int[] _bitOf = new int[64];
    private int[] _messageStarts = new int[64];
    private int[] _parents = new int[64];
    private int[] _firstChild = new int[64];
    private int[] _nextSibling = new int[64];
    private long[] _table = new long[64];
    private long[] _messages = new long[64];
    private byte[] _choices = new byte[64];
    private bool[] _isKept = new bool[64];
    private bool[] _trial = new bool[64];
    private bool[] _isFalsified = new bool[64];
    private bool[] _isFalsifiedInTrial = new bool[64];
    private long _falsePrice;
    private long _truePrice;
    private int _countBits;
    private int _dropped = -1;
    private bool _metEqualChoice;

    /// <summary>Gets the order of elimination that was used: all that a checker needs to repeat the computation.</summary>
    public ReadOnlySpan<int> Sequence => _order.Sequence;

    /// <summary>Gets which soft clauses the optimal assignment falsifies.</summary>
    public ReadOnlySpan<bool> IsFalsified => _isFalsified.AsSpan(0, _problem.SoftCount);

    /// <summary>Gets the number of entries of all tables filled so far.</summary>
    public long Work { get; private set; }

    /// <summary>Gets the least cost; <see cref="long.MaxValue"/> when the hard clauses contradict each other.</summary>
    public long Cost { get; private set; }

    /// <summary>Solves a problem if its tables stay small.</summary>
    /// <param name="problem">The problem; it is read again by later calls that break ties.</param>
    /// <param name="mostEntries">The size of the tables, together, above which nothing is done.</param>
    /// <param name="breakTies">Whether the canonical assignment is wanted among the optimal ones.</param>
    /// <param name="assignment">Receives an optimal assignment, by variable.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <returns>False when the tables would become too large, or the weights too large to be added up.</returns>
    public bool TrySolve(
        PartProblem problem, long mostEntries, bool breakTies, Span<bool> assignment, CancellationToken cancellationToken)
    {
        _problem = problem;
        _countBits = BitOperations.Log2((uint)problem.SoftCount + 1) + 1;
        if (problem.TotalWeight >= Forbidden >> (_countBits + 1) || !_order.TryFind(problem, mostEntries))
        {
            return false;
        }

        Prepare();
        long best = Fill(cancellationToken);
        if (best >= Forbidden)
        {
            Cost = long.MaxValue;
            return true;
        }

        ReadBack(assignment);
        Cost = problem.Evaluate(assignment, _isFalsified, out _);
        if (breakTies && _metEqualChoice && Cost > 0)
        {
            KeepEarlierClauses(best, assignment, cancellationToken);
        }

        return true;
    }

    /// <summary>After <see cref="TrySolve"/>: tells what all optimal assignments say about each soft clause.</summary>
    /// <param name="assignment">An optimal assignment.</param>
    /// <param name="statuses">Receives the answers.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    public void Classify(ReadOnlySpan<bool> assignment, Span<SoftStatus> statuses, CancellationToken cancellationToken)
    {
        // Here every assignment of least cost counts, however many soft clauses it falsifies.
        _countBits = 0;
        Array.Clear(_isKept, 0, _problem.SoftCount);
        long best = Fill(cancellationToken);
        Grow(ref _trial, assignment.Length);
        ReadBack(_trial);
        bool isUnique = !_metEqualChoice;
        var wasSatisfied = new bool[statuses.Length];
        var wasFalsified = new bool[statuses.Length];
        Note(assignment, wasSatisfied, wasFalsified);
        Note(_trial, wasSatisfied, wasFalsified);
        for (int soft = 0; soft < statuses.Length; soft++)
        {
            if (!isUnique && wasSatisfied[soft] != wasFalsified[soft])
            {
                _isKept[soft] = wasFalsified[soft];
                _dropped = wasFalsified[soft] ? -1 : soft;
                if (Fill(cancellationToken) == best)
                {
                    ReadBack(_trial);
                    Note(_trial, wasSatisfied, wasFalsified);
                }

                _isKept[soft] = false;
                _dropped = -1;
            }

            statuses[soft] = wasSatisfied[soft] && wasFalsified[soft] ? SoftStatus.Varies
                : wasSatisfied[soft] ? SoftStatus.SatisfiedInEveryOptimum
                : SoftStatus.FalsifiedInEveryOptimum;
        }
    }

    private void Note(ReadOnlySpan<bool> assignment, bool[] wasSatisfied, bool[] wasFalsified)
    {
        _problem.Evaluate(assignment, _isFalsifiedInTrial, out _);
        for (int soft = 0; soft < wasSatisfied.Length; soft++)
        {
            wasSatisfied[soft] |= !_isFalsifiedInTrial[soft];
            wasFalsified[soft] |= _isFalsifiedInTrial[soft];
        }
    }

    private static void Grow<T>(ref T[] array, long needed)
    {
        if (array.Length < needed)
        {
            array = new T[Math.Max(needed, Math.Min(2L * array.Length, needed + (needed / 2)))];
        }
    }

    /// <summary>Lists, for each variable, the table's variables, its clauses, and the variables whose tables it takes over.</summary>
    private void Prepare()
    {
        ReadOnlySpan<int> sequence = _order.Sequence;
        int count = sequence.Length;
        Grow(ref _position, count + 1);
        Grow(ref _scopeStarts, count + 1);
        Grow(ref _messageStarts, count + 1);
        Grow(ref _parents, count);
        Grow(ref _firstChild, count);
        Grow(ref _nextSibling, count);
        Grow(ref _clauseStarts, count + 2);
        Grow(ref _clauses, _problem.ClauseCount);
        Grow(ref _bucketOf, _problem.ClauseCount);
        Grow(ref _bitOf, count);
        Grow(ref _isKept, _problem.SoftCount);
        Grow(ref _isFalsified, _problem.SoftCount);
        Grow(ref _isFalsifiedInTrial, _problem.SoftCount);
        Array.Clear(_isKept, 0, _problem.SoftCount);
        for (int i = 0; i < count; i++)
        {
            _position[sequence[i]] = i;
            _firstChild[i] = -1;
        }

        ListScopes(sequence);
        ListClauses(count);
    }

    private void ListScopes(ReadOnlySpan<int> sequence)
    {
        int scopeCount = 0;
        int messageCount = 0;
        int largest = 1;
        for (int i = 0; i < sequence.Length; i++)
        {
            _scopeStarts[i] = scopeCount;
            _messageStarts[i] = messageCount;
            _parents[i] = -1;
            ReadOnlySpan<ulong> row = _order.Neighbours(sequence[i]);
            for (int word = 0; word < row.Length; word++)
            {
                for (ulong bits = row[word]; bits != 0; bits &= bits - 1)
                {
                    Append(ref scopeCount, _position[(word * 64) + BitOperations.TrailingZeroCount(bits)]);
                }
            }

            int size = scopeCount - _scopeStarts[i];
            _scopes.AsSpan(_scopeStarts[i], size).Sort();
            if (size > 0)
            {
                // The table goes to the neighbour that is eliminated first.
                int parent = _scopes[_scopeStarts[i]];
                _parents[i] = parent;
                _nextSibling[i] = _firstChild[parent];
                _firstChild[parent] = i;
            }

            messageCount += 1 << size;
            largest = Math.Max(largest, 2 << size);
        }

        _scopeStarts[sequence.Length] = scopeCount;
        _messageStarts[sequence.Length] = messageCount;
        Grow(ref _messages, messageCount);
        Grow(ref _choices, messageCount);
        Grow(ref _table, largest);
    }

    private void Append(ref int scopeCount, int position)
    {
        if (scopeCount == _scopes.Length)
        {
            Array.Resize(ref _scopes, 2 * scopeCount);
        }

        _scopes[scopeCount++] = position;
    }

    private void ListClauses(int count)
    {
        int clauses = _problem.ClauseCount;
        Array.Clear(_clauseStarts, 0, count + 2);
        for (int clause = 0; clause < clauses; clause++)
        {
            _bucketOf[clause] = FirstPosition(clause);
            _clauseStarts[_bucketOf[clause] + 2]++;
        }

        for (int i = 2; i < count + 2; i++)
        {
            _clauseStarts[i] += _clauseStarts[i - 1];
        }

        for (int clause = 0; clause < clauses; clause++)
        {
            _clauses[_clauseStarts[_bucketOf[clause] + 1]++] = clause;
        }
    }

    private int FirstPosition(int clause)
    {
        int first = int.MaxValue;
        foreach (int literal in _problem.Clause(clause))
        {
            first = Math.Min(first, _position[Math.Abs(literal)]);
        }

        return first;
    }

    /// <summary>Fills the tables in order and gives the least value of them all.</summary>
    private long Fill(CancellationToken cancellationToken)
    {
        long best = 0;
        int cells = 0;
        for (int i = 0; i < _order.Count; i++)
        {
            int size = 1 << (_scopeStarts[i + 1] - _scopeStarts[i]);
            if ((cells += 2 * size) > CellsBetweenChecks)
            {
                cells = 0;
                cancellationToken.ThrowIfCancellationRequested();
            }

            FillTable(i, size);
            Minimize(i, size);
            Work += 2 * size;
            if (_parents[i] < 0)
            {
                best = Math.Min(Forbidden, best + _messages[_messageStarts[i]]);
            }
        }

        return best;
    }

    /// <summary>Adds up clauses and earlier tables; bit 0 of a place is the variable itself, the others its neighbours in order.</summary>
    private void FillTable(int i, int size)
    {
        Span<long> table = _table.AsSpan(0, 2 * size);
        table.Clear();
        int all = (2 * size) - 1;
        _bitOf[i] = 1;
        for (int k = _scopeStarts[i]; k < _scopeStarts[i + 1]; k++)
        {
            _bitOf[_scopes[k]] = 2 << (k - _scopeStarts[i]);
        }

        for (int child = _firstChild[i]; child >= 0; child = _nextSibling[child])
        {
            int mask = 0;
            for (int k = _scopeStarts[child]; k < _scopeStarts[child + 1]; k++)
            {
                mask |= _bitOf[_scopes[k]];
            }

            int free = all & ~mask;
            int place = 0;
            for (int message = _messageStarts[child]; message < _messageStarts[child + 1]; message++)
            {
                long value = _messages[message];
                if (value != 0)
                {
                    int rest = 0;
                    do
                    {
                        ref long cell = ref table[place | rest];
                        cell = Math.Min(Forbidden, cell + value);
                        rest = (rest - free) & free;
                    }
                    while (rest != 0);
                }

                place = (place - mask) & mask;
            }
        }

        (_falsePrice, _truePrice) = (0, 0);
        for (int k = _clauseStarts[i]; k < _clauseStarts[i + 1]; k++)
        {
            AddClause(_clauses[k], table);
        }
    }

    private void AddClause(int clause, Span<long> table)
    {
        if (!ClauseCells.TryFind(_problem.Clause(clause), _position, _bitOf, out ClauseCells cells))
        {
            return;
        }

        (int mask, int falsified) = cells;
        int soft = clause - _problem.HardCount;
        if (soft >= 0 && soft == _dropped)
        {
            // Everything but its falsification is excluded.
            for (int place = 0; place < table.Length; place++)
            {
                table[place] = (place & mask) == falsified ? table[place] : Forbidden;
            }
        }

        long price = soft < 0 || _isKept[soft] ? Forbidden : Price(soft);
        if (mask == 1)
        {
            // A clause of the variable alone is the same in every row.
            (falsified == 0 ? ref _falsePrice : ref _truePrice) = Math.Min(Forbidden, price + (falsified == 0 ? _falsePrice : _truePrice));
            return;
        }

        cells.Add(table, price, Forbidden);
    }

    private long Price(int soft) => _countBits == 0 ? _problem.Weights[soft] : (_problem.Weights[soft] << _countBits) + 1;

    private void Minimize(int i, int size)
    {
        ReadOnlySpan<long> table = _table.AsSpan(0, 2 * size);
        (long falsePrice, long truePrice) = (_falsePrice, _truePrice);
        Span<long> message = _messages.AsSpan(_messageStarts[i], size);
        Span<byte> choices = _choices.AsSpan(_messageStarts[i], size);
        for (int place = 0; place < message.Length; place++)
        {
            long ifFalse = table[2 * place] + falsePrice;
            long ifTrue = table[(2 * place) + 1] + truePrice;
            message[place] = Math.Min(Forbidden, Math.Min(ifFalse, ifTrue));
            choices[place] = (byte)(ifTrue < ifFalse ? Choice.True : ifFalse < ifTrue ? Choice.False : Choice.Either);
        }
    }

    /// <summary>Assigns the variables from the last to the first, each as its table says for its neighbours.</summary>
    private void ReadBack(Span<bool> assignment)
    {
        ReadOnlySpan<int> sequence = _order.Sequence;
        _metEqualChoice = false;
        for (int i = sequence.Length - 1; i >= 0; i--)
        {
            int place = 0;
            for (int k = _scopeStarts[i]; k < _scopeStarts[i + 1]; k++)
            {
                place |= (assignment[sequence[_scopes[k]]] ? 1 : 0) << (k - _scopeStarts[i]);
            }

            Choice choice = (Choice)_choices[_messageStarts[i] + place];
            assignment[sequence[i]] = choice == Choice.True;
            _metEqualChoice |= choice == Choice.Either;
        }
    }

    /// <summary>Goes through the soft clauses in order and keeps each that some remaining best assignment satisfies.</summary>
    private void KeepEarlierClauses(long best, Span<bool> assignment, CancellationToken cancellationToken)
    {
        Grow(ref _trial, assignment.Length);
        for (int soft = 0; soft < _problem.SoftCount; soft++)
        {
            _isKept[soft] = true;
            if (!_isFalsified[soft])
            {
                continue;
            }

            if (Fill(cancellationToken) != best)
            {
                _isKept[soft] = false;
                continue;
            }

            ReadBack(_trial);
            _trial.AsSpan(0, assignment.Length).CopyTo(assignment);
            _problem.Evaluate(assignment, _isFalsifiedInTrial, out _);
            (_isFalsified, _isFalsifiedInTrial) = (_isFalsifiedInTrial, _isFalsified);
            if (!_metEqualChoice)
            {
                return;
            }
        }
    }

    private enum Choice : byte
    {
        False,
        True,
        Either,
    }
}
