using System.Runtime.InteropServices;

namespace Consistency.Solving;

// Clauses lie in one array: a word with size, "learned" and "deleted", a word with LBD and use (or, while clauses move,
// the new place), then the literals, encoded as 2v for v and 2v+1 for -v. Watches lie in one array as well, pairs of
// (clause, literal that may already satisfy it); the clause is complemented for binary clauses, which then need no look
// at the clause itself.
public sealed partial class CdclOracle
{
    private const int HeaderSize = 2;
    private const int LearnedFlag = 1;
    private const int DeletedFlag = 2;
    private const int SizeShift = 2;
    private int[] _arena = new int[64];
    private int _arenaCount;
    private int _wasted;
    private int[] _watchPool = new int[64];
    private int[] _spareArena = [];
    private int[] _sparePool = [];
    private int _watchPoolCount;
    private WatchList[] _watchLists = new WatchList[16];
    private IntegerList _learned;
    private IntegerList _scratch;
    private int _learnedLimit;
    private int _simplifiedAt;
    private bool _isContradictory;
    private long[] _reductionKeys = [];

    /// <summary>Gets or sets who is told each clause that the search derives; null when nobody listens.</summary>
    internal IProofListener? Proof { get; set; }

    /// <inheritdoc/>
    public void AddClause(ReadOnlySpan<int> literals)
    {
        _scratch.Clear();
        foreach (int literal in literals)
        {
            _scratch.Add(Encode(literal));
        }

        if (_isContradictory)
        {
            return;
        }

        // Sorted, duplicates are neighbours, and so are a literal and its negation.
        Span<int> sorted = _scratch.Items;
        sorted.Sort();
        int count = 0;
        int previous = -1;
        foreach (int literal in sorted)
        {
            if (_values[literal] > 0 || literal == (previous ^ 1))
            {
                return;
            }

            if (_values[literal] == 0 && literal != previous)
            {
                sorted[count++] = literal;
                previous = literal;
            }
        }

        switch (count)
        {
            case 0:
                _isContradictory = true;
                break;
            case 1:
                Assign(sorted[0], NoReason);
                break;
            default:
                _arenaChanges++;
                Attach(AllocateClause(sorted[..count], learned: false));
                break;
        }
    }

    /// <summary>Makes room for many clauses at once, so that arrays need not grow, and be copied, while they are added.</summary>
    /// <param name="problem">The hard clauses that will be added to an oracle without clauses.</param>
    internal void Reserve(PartProblem problem)
    {
        Span<int> watched = stackalloc int[2];
        int literals = 0;
        for (int i = 0; i < problem.HardCount; i++)
        {
            ReadOnlySpan<int> clause = problem.Hard(i);
            literals += clause.Length + HeaderSize;
            if (clause.Length > 1)
            {
                // A clause is sorted when it is added, and its first two literals are watched.
                watched.Fill(int.MaxValue);
                foreach (int literal in clause)
                {
                    int encoded = Encode(literal);
                    watched[1] = Math.Min(watched[1], Math.Max(watched[0], encoded));
                    watched[0] = Math.Min(watched[0], encoded);
                }

                _watchLists[watched[0]].Capacity++;
                _watchLists[watched[1]].Capacity++;
            }
        }

        foreach (ref WatchList list in _watchLists.AsSpan(0, (2 * VariableCount) + 2))
        {
            list.Start = _watchPoolCount;
            _watchPoolCount += 2 * list.Capacity;
        }

        // A third more for what the search adds. Nothing lies in the arrays yet, so either of two will do.
        _arena = LargerOf(_arena, ref _spareArena, literals + (literals / 3));
        _watchPool = LargerOf(_watchPool, ref _sparePool, _watchPoolCount + (_watchPoolCount / 3));
    }

    private static int[] LargerOf(int[] array, ref int[] spare, int needed)
    {
        if (array.Length >= needed)
        {
            return array;
        }

        (int[] larger, spare) = (spare, array);
        return larger.Length >= needed ? larger : new int[needed];
    }

    private int AllocateClause(ReadOnlySpan<int> literals, bool learned)
    {
        int clause = _arenaCount;
        int needed = checked(clause + HeaderSize + literals.Length);
        if (needed > _arena.Length)
        {
            Array.Resize(ref _arena, (int)Math.Min(Array.MaxLength, Math.Max(needed, 2L * _arena.Length)));
        }

        _arena[clause] = (literals.Length << SizeShift) | (learned ? LearnedFlag : 0);
        _arena[clause + 1] = 0;
        literals.CopyTo(_arena.AsSpan(clause + HeaderSize));
        _arenaCount = needed;
        return clause;
    }

    private void Attach(int clause)
    {
        int first = _arena[clause + HeaderSize];
        int second = _arena[clause + HeaderSize + 1];
        int reference = _arena[clause] >> SizeShift == 2 ? ~clause : clause;
        AddWatch(first, reference, second);
        AddWatch(second, reference, first);
    }

    private void AddWatch(int literal, int reference, int blocker)
    {
        ref WatchList list = ref _watchLists[literal];
        if (list.Count == list.Capacity)
        {
            GrowWatchList(ref list);
        }

        int at = list.Start + (2 * list.Count++);
        _watchPool[at] = reference;
        _watchPool[at + 1] = blocker;
    }

    private void GrowWatchList(ref WatchList list)
    {
        int capacity = list.Capacity == 0 ? 4 : 2 * list.Capacity;
        int needed = checked(_watchPoolCount + (2 * capacity));
        if (needed > _watchPool.Length)
        {
            Array.Resize(ref _watchPool, (int)Math.Min(Array.MaxLength, Math.Max(needed, 2L * _watchPool.Length)));
        }

        Array.Copy(_watchPool, list.Start, _watchPool, _watchPoolCount, 2 * list.Count);
        list.Start = _watchPoolCount;
        list.Capacity = capacity;
        _watchPoolCount = needed;
    }

    private void DeleteClause(int clause)
    {
        _arena[clause] |= DeletedFlag;
        _wasted += HeaderSize + (_arena[clause] >> SizeShift);
    }

    private bool IsDeleted(int clause) => (_arena[clause] & DeletedFlag) != 0;

    /// <summary>Drops the clauses that the root level satisfies; called there only, when enough has become fixed.</summary>
    /// <remarks>Stopped, it has marked some of them, which changes nothing; what moves clauses is not stopped, since it must be whole.</remarks>
    private void Simplify(CancellationToken cancellationToken)
    {
        for (int i = 0; i < _trailCount; i++)
        {
            _reason[_trail[i] >> 1] = NoReason;
        }

        for (int clause = 0; clause < _arenaCount; clause += HeaderSize + (_arena[clause] >> SizeShift))
        {
            CheckCancellation(1, cancellationToken);
            if (IsDeleted(clause))
            {
                continue;
            }

            foreach (int literal in Literals(clause))
            {
                if (_values[literal] > 0)
                {
                    DeleteClause(clause);
                    break;
                }
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        _simplifiedAt = _trailCount;
        Compact();
    }

    /// <summary>Deletes the worse half of the learned clauses: high LBD, long, old, and not used lately.</summary>
    private void ReduceLearned()
    {
        int candidates = 0;
        if (_reductionKeys.Length < _learned.Count)
        {
            _reductionKeys = new long[2 * _learned.Count];
        }

        foreach (int clause in _learned.Items)
        {
            int quality = _arena[clause + 1];
            int distance = quality >> 1;
            _arena[clause + 1] = quality & ~1;
            bool isUsed = (quality & 1) != 0;
            int implied = _arena[clause + HeaderSize];
            bool isReason = _values[implied] > 0 && _reason[implied >> 1] == clause;
            if (distance > 2 && !isUsed && !isReason)
            {
                // Sorted upwards the worst come last; among equals the older ones count as worse.
                _reductionKeys[candidates++] = ((long)Math.Min(distance, 0xFFFFF) << 32) | (uint)(int.MaxValue - clause);
            }
        }

        Array.Sort(_reductionKeys, 0, candidates);
        for (int i = candidates / 2; i < candidates; i++)
        {
            DeleteClause(int.MaxValue - (int)(_reductionKeys[i] & 0xFFFFFFFF));
        }

        _learnedLimit += _learnedLimit / 10;
        Compact();
    }

    private void Compact()
    {
        int[] old = _arena;
        int[] arena = _wasted == 0 ? old : Spare(ref _spareArena, (_arenaCount - _wasted) * 5 / 4, _learned.Count > 0);
        if (_wasted > 0)
        {
            int count = 0;
            for (int clause = 0; clause < _arenaCount;)
            {
                int length = HeaderSize + (old[clause] >> SizeShift);
                if ((old[clause] & DeletedFlag) == 0)
                {
                    Array.Copy(old, clause, arena, count, length);
                    old[clause + 1] = count;
                    count += length;
                }

                clause += length;
            }

            _arenaCount = count;
            _wasted = 0;
        }
        else
        {
            return;
        }

        int kept = 0;
        Span<int> learned = _learned.Items;
        foreach (int clause in learned)
        {
            if ((old[clause] & DeletedFlag) == 0)
            {
                learned[kept++] = old[clause + 1];
            }
        }

        _learned.Truncate(kept);
        for (int i = 0; i < _trailCount; i++)
        {
            ref int reason = ref _reason[_trail[i] >> 1];
            if (reason != NoReason)
            {
                reason = old[reason + 1];
            }
        }

        MoveWatches(old);
        _arenaChanges++;
        _arena = arena;
        _spareArena = old;
    }

    /// <summary>Gives the array that the last clean-up left over, or a new one: two arrays take turns, so that nothing is allocated for that.</summary>
    private static int[] Spare(ref int[] spare, int needed, bool takesTurns)
    {
        int[] given = spare;
        spare = [];
        return given.Length >= needed ? given : new int[Math.Max(64, takesTurns ? needed + (needed / 2) : needed)];
    }

    private void MoveWatches(int[] old)
    {
        int[] pool = Spare(ref _sparePool, _watchPoolCount, _learned.Count > 0);
        int count = 0;
        foreach (ref WatchList list in _watchLists.AsSpan(0, (2 * VariableCount) + 2))
        {
            int start = count;
            for (int i = list.Start, end = list.Start + (2 * list.Count); i < end; i += 2)
            {
                int reference = _watchPool[i];
                int clause = reference < 0 ? ~reference : reference;
                if ((old[clause] & DeletedFlag) == 0)
                {
                    int moved = old[clause + 1];
                    pool[count] = reference < 0 ? ~moved : moved;
                    pool[count + 1] = _watchPool[i + 1];
                    count += 2;
                }
            }

            list.Start = start;
            list.Count = (count - start) / 2;
            list.Capacity = list.Count;
        }

        _sparePool = _watchPool;
        _watchPool = pool;
        _watchPoolCount = count;
    }

    private Span<int> Literals(int clause) => _arena.AsSpan(clause + HeaderSize, _arena[clause] >> SizeShift);

    [StructLayout(LayoutKind.Auto)]
    private struct WatchList
    {
        public int Start;
        public int Count;
        public int Capacity;
    }
}
