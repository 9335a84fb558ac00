using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Consistency.Solving.Elimination;

namespace Consistency.Solving.Branching;

/// <summary>Bounds from below what every partial assignment costs when it is completed, by tables of limited size.</summary>
/// <remarks>
/// <para>Mini-bucket elimination: R. Dechter and I. Rish, "Mini-buckets: a general scheme for bounded inference" (2003). Like
/// <see cref="Elimination.BucketElimination"/>, but where the table of a variable would become too wide, what it adds up is divided
/// among several narrower ones, each minimised by itself. That can only lower the result. Before they are
/// minimised, costs are shifted between them so that their minima over the variables which all of them share become equal: N. Flerova,
/// A. Ihler, R. Dechter and L. Otten, "Mini-bucket elimination with moment matching" (2011).</para>
/// <para>Every table entry is kept as what it exceeds the minimum of its pair by. So when variables are assigned from the last of the
/// order to the first, the bound of the root plus the excess of the entries that are met is a bound for all completions, and
/// for a complete assignment it is the cost (K. Kask and R. Dechter, "A general scheme for automatic generation of search
/// heuristics from specification dependencies", 2001).</para>
/// <para>Memory: 12 bytes for each cell. Time: linear in the cells, times the tables that are added up in each.</para>
/// </remarks>
internal sealed class MiniBuckets
{
    /// <summary>No cost reaches this; a bound that does says that a hard clause is falsified.</summary>
    public const long Infeasible = 1L << 53;

    /// <summary>The price of what must not be falsified.</summary>
    public const long Forbidden = 1L << 60;

    private const long Threshold = 1L << 59;
    private const int WidestTable = 26;
    private const int WordBits = 64;
    private const int CellsBetweenChecks = 1 << 16;
    private PartProblem _problem = new();
    private int[] _position = [];
    private int[] _variables = [];
    private int _words;
    private ulong[] _clauseRows = [];
    private int[] _firstClause = [];
    private int[] _nextClause = [];
    private int[] _firstMessage = [];
    private int[] _firstMini = [];
    private ulong[] _common = [];
    private int[] _bitOf = [];
    private long[] _cells = [];
    private long[] _messages = [];
    private long[] _minima = [];
    private int[] _firstProbe = [];
    private readonly List<Mini> _minis = [];
    private readonly List<ulong> _rows = [];
    private readonly List<int> _members = [];
    private readonly List<Probe> _probes = [];
    private readonly List<(int Size, int Item)> _items = [];

    /// <summary>Gets the number of cells of all tables together.</summary>
    public long CellCount { get; private set; }

    /// <summary>Gets the place in the order below which no table was divided: from there on bounds are exact.</summary>
    public int FirstDivided { get; private set; }

    /// <summary>Gets a bound on the cost of every assignment; at least <see cref="Infeasible"/> when there is none.</summary>
    public long Bound { get; private set; }

    /// <summary>Gets the number of cells that were filled in all problems up to this moment.</summary>
    public long Work { get; private set; }

    /// <summary>Gets the number of words that hold one bit for each variable.</summary>
    public int Words => _words;

    /// <summary>Gives the variable at a place of the order.</summary>
    public int Variable(int place) => _variables[place];

    /// <summary>Gives the clauses of which a variable is the first in the order: when it is assigned last, they are decided.</summary>
    public ReadOnlySpan<int> ClausesOf(int place, Span<int> room)
    {
        int count = 0;
        for (int clause = _firstClause[place]; clause >= 0; clause = _nextClause[clause])
        {
            room[count++] = clause;
        }

        return room[..count];
    }

    /// <summary>Decides which tables there will be.</summary>
    /// <param name="problem">The clauses.</param>
    /// <param name="sequence">Every variable once, in the order of elimination.</param>
    /// <param name="widest">The number of variables of the widest table, unless a single clause has more.</param>
    /// <param name="mostCells">The number of cells, together, above which the caller is not interested.</param>
    /// <returns>False when there would be more cells.</returns>
    public bool TryPlan(PartProblem problem, ReadOnlySpan<int> sequence, int widest, long mostCells)
    {
        _problem = problem;
        ListClauses(sequence);
        _minis.Clear();
        _rows.Clear();
        _members.Clear();
        CellCount = 0;
        FirstDivided = sequence.Length;
        for (int place = 0; place < sequence.Length; place++)
        {
            _firstMini[place] = _minis.Count;
            Divide(place, widest);
            if (_minis.Count - _firstMini[place] > 1)
            {
                FirstDivided = Math.Min(FirstDivided, place);
            }

            for (int mini = _firstMini[place]; mini < _minis.Count; mini++)
            {
                int size = CountBits(RowOf(mini));
                if (size > WidestTable || (CellCount += 1L << size) > mostCells)
                {
                    return false;
                }
            }
        }

        _firstMini[sequence.Length] = _minis.Count;
        return true;
    }

    /// <summary>Fills the tables that were planned.</summary>
    /// <param name="prices">What falsifying each soft clause costs; <see cref="Forbidden"/> for one that must hold.</param>
    /// <param name="matches">Whether costs are shifted between the tables of a variable until they agree.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    public void Fill(ReadOnlySpan<long> prices, bool matches, CancellationToken cancellationToken)
    {
        if (_cells.Length < CellCount)
        {
            _cells = new long[CellCount];
            _messages = new long[(CellCount / 2) + 1];
        }

        Bound = 0;
        int start = 0;
        long nextCheck = CellsBetweenChecks;
        Span<Mini> minis = CollectionsMarshal.AsSpan(_minis);
        for (int place = 0; _firstMini[place] < minis.Length; place++)
        {
            (int first, int end) = (_firstMini[place], _firstMini[place + 1]);
            for (int mini = first; mini < end; mini++)
            {
                minis[mini].Size = CountBits(RowOf(mini));
                minis[mini].Start = start;
                start += 1 << minis[mini].Size;
                AddUp(mini, prices);
            }

            if (matches && end - first > 1)
            {
                Match(first, end);
            }

            for (int mini = first; mini < end; mini++)
            {
                Minimize(in minis[mini]);
            }

            Work += start - (first < end ? minis[first].Start : start);
            if (start > nextCheck)
            {
                nextCheck = start + CellsBetweenChecks;
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        ListProbes();
    }

    /// <summary>Gives what is added to the bound when a variable becomes false, or true, and all after it in the order are assigned.</summary>
    /// <param name="place">The place of the variable.</param>
    /// <param name="assigned">One bit for each place: whether the variable is true; those up to this one are 0.</param>
    /// <param name="ifTrue">Receives what is added when it becomes true.</param>
    /// <returns>What is added when it becomes false.</returns>
    public long Excess(int place, ReadOnlySpan<ulong> assigned, out long ifTrue)
    {
        long ifFalse = 0;
        ifTrue = 0;
        int cell = 0;
        long[] cells = _cells;
        foreach (ref readonly Probe probe in CollectionsMarshal.AsSpan(_probes)[_firstProbe[place].._firstProbe[place + 1]])
        {
            cell |= (int)Extract(assigned[probe.Word], probe.Mask) << probe.Shift;
            if (probe.Start >= 0)
            {
                cell += probe.Start;
                ifFalse += cells[cell];
                ifTrue += cells[cell + 1];
                cell = 0;
            }
        }

        return ifFalse;
    }

    /// <summary>Gathers the bits of a word that a mask names.</summary>
    private static ulong Extract(ulong word, ulong mask)
    {
        if (Bmi2.X64.IsSupported)
        {
            return Bmi2.X64.ParallelBitExtract(word, mask);
        }

        ulong result = 0;
        for (int bit = 0; mask != 0; mask &= mask - 1, bit++)
        {
            result |= ((word >> BitOperations.TrailingZeroCount(mask)) & 1) << bit;
        }

        return result;
    }

    private static int CountBits(ReadOnlySpan<ulong> row)
    {
        int count = 0;
        foreach (ulong word in row)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    private ReadOnlySpan<ulong> RowOf(int mini) => CollectionsMarshal.AsSpan(_rows).Slice(mini * _words, _words);

    private void ListClauses(ReadOnlySpan<int> sequence)
    {
        int count = sequence.Length;
        _words = (count + WordBits - 1) / WordBits;
        if (_position.Length <= count)
        {
            _position = new int[(2 * count) + 2];
            _firstClause = new int[_position.Length];
            _firstMessage = new int[_position.Length];
            _firstMini = new int[_position.Length];
            _firstProbe = new int[_position.Length];
            _bitOf = new int[_position.Length];
        }

        _common = _common.Length == _words ? _common : new ulong[_words];
        _variables = sequence.ToArray();
        for (int place = 0; place < count; place++)
        {
            _position[sequence[place]] = place;
            _firstClause[place] = -1;
            _firstMessage[place] = -1;
        }

        int clauses = _problem.ClauseCount;
        if (_nextClause.Length < clauses)
        {
            _nextClause = new int[2 * clauses];
        }

        if (_clauseRows.Length < clauses * _words)
        {
            _clauseRows = new ulong[2 * clauses * _words];
        }

        Array.Clear(_clauseRows, 0, clauses * _words);
        for (int clause = clauses - 1; clause >= 0; clause--)
        {
            int first = int.MaxValue;
            foreach (int literal in _problem.Clause(clause))
            {
                int place = _position[Math.Abs(literal)];
                first = Math.Min(first, place);
                _clauseRows[(clause * _words) + (place / WordBits)] |= 1UL << (place % WordBits);
            }

            _nextClause[clause] = _firstClause[first];
            _firstClause[first] = clause;
        }
    }

    /// <summary>Divides what speaks of a variable, wide things first, each to the table that grows least by it.</summary>
    private void Divide(int place, int widest)
    {
        _items.Clear();
        for (int clause = _firstClause[place]; clause >= 0; clause = _nextClause[clause])
        {
            _items.Add((CountBits(ItemRow(clause)), clause));
        }

        for (int message = _firstMessage[place]; message >= 0; message = _minis[message].NextMessage)
        {
            _items.Add((CountBits(RowOf(message)) - 1, ~message));
        }

        // Insertion keeps the order among equals, and there are few.
        Span<(int Size, int Item)> items = CollectionsMarshal.AsSpan(_items);
        for (int i = 1; i < items.Length; i++)
        {
            (int Size, int Item) moved = items[i];
            int to = i;
            for (; to > 0 && items[to - 1].Size < moved.Size; to--)
            {
                items[to] = items[to - 1];
            }

            items[to] = moved;
        }

        int first = _minis.Count;
        Span<int> home = stackalloc int[items.Length <= 256 ? items.Length : 0];
        home = items.Length <= 256 ? home : new int[items.Length];
        for (int i = 0; i < items.Length; i++)
        {
            home[i] = HomeOf(items[i].Item, first, widest);
        }

        // Members of one table lie together.
        for (int mini = first; mini < _minis.Count; mini++)
        {
            int start = _members.Count;
            for (int i = 0; i < items.Length; i++)
            {
                if (home[i] == mini)
                {
                    _members.Add(items[i].Item);
                }
            }

            Mini planned = _minis[mini] with { FirstMember = start, MemberCount = _members.Count - start };
            int next = NextPlace(mini, place);
            if (next >= 0)
            {
                planned.NextMessage = _firstMessage[next];
                _firstMessage[next] = mini;
            }

            _minis[mini] = planned with { IsConstant = next < 0 };
        }
    }

    private ReadOnlySpan<ulong> ItemRow(int item) =>
        item < 0 ? RowOf(~item) : _clauseRows.AsSpan(item * _words, _words);

    // A message lies in the table that it goes to without the variable that it was freed of, which is the lowest bit of its row.
    private int HomeOf(int item, int first, int widest)
    {
        int own = item < 0 ? _minis[~item].Place : -1;
        int best = -1;
        int least = int.MaxValue;
        ReadOnlySpan<ulong> row = ItemRow(item);
        for (int mini = first; mini < _minis.Count; mini++)
        {
            ReadOnlySpan<ulong> other = RowOf(mini);
            int size = 0;
            int joint = 0;
            for (int word = 0; word < row.Length; word++)
            {
                ulong mine = own >= 0 && own / WordBits == word ? row[word] & ~(1UL << (own % WordBits)) : row[word];
                size += BitOperations.PopCount(other[word]);
                joint += BitOperations.PopCount(other[word] | mine);
            }

            if (joint - size < least && (joint <= widest || joint == size))
            {
                (best, least) = (mini, joint - size);
            }
        }

        if (best < 0)
        {
            best = _minis.Count;
            _minis.Add(new Mini { Place = FirstPlace(row, own), NextMessage = -1 });
            for (int word = 0; word < _words; word++)
            {
                _rows.Add(0);
            }

            row = ItemRow(item);
        }

        Span<ulong> joined = CollectionsMarshal.AsSpan(_rows).Slice(best * _words, _words);
        for (int word = 0; word < row.Length; word++)
        {
            joined[word] |= own >= 0 && own / WordBits == word ? row[word] & ~(1UL << (own % WordBits)) : row[word];
        }

        return best;
    }

    private static int FirstPlace(ReadOnlySpan<ulong> row, int except)
    {
        for (int word = 0; word < row.Length; word++)
        {
            ulong bits = except >= 0 && except / WordBits == word ? row[word] & ~(1UL << (except % WordBits)) : row[word];
            if (bits != 0)
            {
                return (word * WordBits) + BitOperations.TrailingZeroCount(bits);
            }
        }

        return -1;
    }

    private int NextPlace(int mini, int place) => FirstPlace(RowOf(mini), place);

    private void AddUp(int mini, ReadOnlySpan<long> prices)
    {
        Mini planned = _minis[mini];
        Span<long> table = _cells.AsSpan(planned.Start, 1 << planned.Size);
        table.Clear();
        Rank(RowOf(mini));
        foreach (int item in CollectionsMarshal.AsSpan(_members).Slice(planned.FirstMember, planned.MemberCount))
        {
            if (item < 0)
            {
                AddMessage(_minis[~item], MaskOf(RowOf(~item), _minis[~item].Place), table);
            }
            else
            {
                AddClause(item, prices, table);
            }
        }
    }

    /// <summary>Notes which bit of a cell's number says what the variable at a place is.</summary>
    private void Rank(ReadOnlySpan<ulong> row)
    {
        int rank = 0;
        for (int word = 0; word < row.Length; word++)
        {
            for (ulong bits = row[word]; bits != 0; bits &= bits - 1)
            {
                _bitOf[(word * WordBits) + BitOperations.TrailingZeroCount(bits)] = 1 << rank++;
            }
        }
    }

    private int MaskOf(ReadOnlySpan<ulong> row, int except)
    {
        int mask = 0;
        for (int word = 0; word < row.Length; word++)
        {
            for (ulong bits = row[word]; bits != 0; bits &= bits - 1)
            {
                int place = (word * WordBits) + BitOperations.TrailingZeroCount(bits);
                mask |= place == except ? 0 : _bitOf[place];
            }
        }

        return mask;
    }

    private void AddMessage(in Mini message, int mask, Span<long> table)
    {
        ReadOnlySpan<long> values = _messages.AsSpan(message.Start / 2, 1 << (message.Size - 1));
        int free = (table.Length - 1) & ~mask;
        int place = 0;
        foreach (long value in values)
        {
            int rest = 0;
            do
            {
                ref long cell = ref table[place | rest];
                cell = Math.Min(Forbidden, cell + value);
                rest = (rest - free) & free;
            }
            while (rest != 0);

            place = (place - mask) & mask;
        }
    }

    private void AddClause(int clause, ReadOnlySpan<long> prices, Span<long> table)
    {
        if (ClauseCells.TryFind(_problem.Clause(clause), _position, _bitOf, out ClauseCells cells))
        {
            int soft = clause - _problem.HardCount;
            cells.Add(table, soft < 0 ? Forbidden : prices[soft], Forbidden);
        }
    }

    /// <summary>Shifts costs between the tables of a variable: for each assignment of what they share, all get the same minimum.</summary>
    /// <remarks>What one of them forbids is forbidden in all. For an assignment that satisfies the hard clauses the sum stays as it
    /// was and no entry becomes negative, so none exceeds the cost.</remarks>
    private void Match(int first, int end)
    {
        RowOf(first).CopyTo(_common);
        for (int mini = first + 1; mini < end; mini++)
        {
            ReadOnlySpan<ulong> row = RowOf(mini);
            for (int word = 0; word < row.Length; word++)
            {
                _common[word] &= row[word];
            }
        }

        int size = 1 << CountBits(_common);
        int count = end - first;
        if (_minima.Length < size * count)
        {
            _minima = new long[size * count];
        }

        for (int k = 0; k < count; k++)
        {
            FindMinima(first + k, _minima.AsSpan(k * size, size));
        }

        for (int i = 0; i < size; i++)
        {
            long sum = 0;
            bool isForbidden = false;
            for (int k = 0; k < count; k++)
            {
                long least = _minima[(k * size) + i];
                isForbidden |= least >= Threshold;
                sum = Math.Min(Forbidden, sum + least);
            }

            (long share, long rest) = (sum / count, sum % count);
            for (int k = 0; k < count; k++)
            {
                ref long shift = ref _minima[(k * size) + i];
                shift = isForbidden ? Forbidden : share + (k < rest ? 1 : 0) - shift;
            }
        }

        for (int k = 0; k < count; k++)
        {
            Shift(first + k, _minima.AsSpan(k * size, size));
        }
    }

    private void FindMinima(int mini, Span<long> minima)
    {
        Mini planned = _minis[mini];
        ReadOnlySpan<long> table = _cells.AsSpan(planned.Start, 1 << planned.Size);
        Rank(RowOf(mini));
        int mask = MaskOf(_common, -1);
        int free = (table.Length - 1) & ~mask;
        int place = 0;
        foreach (ref long least in minima)
        {
            long found = long.MaxValue;
            int rest = 0;
            do
            {
                found = Math.Min(found, table[place | rest]);
                rest = (rest - free) & free;
            }
            while (rest != 0);

            least = found;
            place = (place - mask) & mask;
        }
    }

    private void Shift(int mini, ReadOnlySpan<long> shifts)
    {
        Mini planned = _minis[mini];
        Span<long> table = _cells.AsSpan(planned.Start, 1 << planned.Size);
        Rank(RowOf(mini));
        int mask = MaskOf(_common, -1);
        int free = (table.Length - 1) & ~mask;
        int place = 0;
        foreach (long shift in shifts)
        {
            int rest = 0;
            do
            {
                ref long cell = ref table[place | rest];
                cell = cell >= Threshold ? Forbidden : Math.Min(Forbidden, cell + shift);
                rest = (rest - free) & free;
            }
            while (rest != 0);

            place = (place - mask) & mask;
        }
    }

    private void Minimize(in Mini planned)
    {
        Span<long> table = _cells.AsSpan(planned.Start, 1 << planned.Size);
        Span<long> message = _messages.AsSpan(planned.Start / 2, table.Length / 2);
        for (int i = 0; i < message.Length; i++)
        {
            (long ifFalse, long ifTrue) = (table[2 * i], table[(2 * i) + 1]);
            long least = Math.Min(ifFalse, ifTrue);
            message[i] = least;

            // An excess that no cost reaches need not be told exactly, and so sums cannot overflow.
            table[2 * i] = Math.Min(Infeasible, ifFalse - least);
            table[(2 * i) + 1] = Math.Min(Infeasible, ifTrue - least);
        }

        if (planned.IsConstant)
        {
            Bound = Math.Min(Forbidden, Bound + message[0]);
        }
    }

    private void ListProbes()
    {
        _probes.Clear();
        for (int place = 0; _firstMini[place] < _minis.Count; place++)
        {
            _firstProbe[place] = _probes.Count;
            for (int mini = _firstMini[place]; mini < _firstMini[place + 1]; mini++)
            {
                ReadOnlySpan<ulong> row = RowOf(mini);
                int shift = 0;
                for (int word = 0; word < row.Length; word++)
                {
                    if (row[word] != 0)
                    {
                        int bits = BitOperations.PopCount(row[word]);
                        bool isLast = shift + bits == _minis[mini].Size;
                        _probes.Add(new Probe(row[word], word, shift, isLast ? _minis[mini].Start : -1));
                        shift += bits;
                    }
                }
            }

            _firstProbe[place + 1] = _probes.Count;
        }
    }

    /// <summary>One table: the place of its variable, its cells, what it adds up, and the message that it sends.</summary>
    [StructLayout(LayoutKind.Auto)]
    private record struct Mini
    {
        public int Place;
        public int Size;
        public int Start;
        public int FirstMember;
        public int MemberCount;
        public int NextMessage;
        public bool IsConstant;
    }

    /// <summary>Where a part of a cell's number is found; with the last part comes the place where the table starts, before it -1.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Probe(ulong Mask, int Word, int Shift, int Start);
}
