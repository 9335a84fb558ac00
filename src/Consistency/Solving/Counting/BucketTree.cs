using Consistency.Solving.Elimination;

namespace Consistency.Solving.Counting;

/// <summary>Says of every clause of a part, at once, what the part costs when the clause holds and when it fails.</summary>
/// <remarks>
/// <para>Bucket-tree elimination: K. Kask, R. Dechter, J. Larrosa and A. Dechter, "Unifying tree decompositions for reasoning
/// in graphical models" (2005). One pass towards the roots sends to each bucket what hangs below it, one pass back sends
/// what lies elsewhere; after both, each bucket's table speaks of the whole part. Time and memory: linear in the entries of
/// the tables, twice what one elimination takes. A table grows variable by variable, so that what speaks of the first few alone
/// is added while it is small; on the way back it shrinks likewise.</para>
/// <para>Some variables can be <em>maximised</em>: they are eliminated first, by their better value, and only the others
/// are summed over (a projected count). What is asked about those costs one elimination each.</para>
/// </remarks>
/// <typeparam name="TCost">The numbers.</typeparam>
/// <typeparam name="TAlgebra">How they combine.</typeparam>
internal sealed class BucketTree<TCost, TAlgebra>
    where TCost : struct
    where TAlgebra : struct, ICostAlgebra<TCost>
{
    private const int BucketsBetweenChecks = 64;
    private readonly PartProblem _problem;
    private readonly TCost[] _prices;
    private readonly bool[]? _isMaximised;
    private readonly CancellationToken _cancellationToken;
    private readonly int[] _variables;
    private readonly int[] _position;
    private readonly int[][] _scopes;
    private readonly int[] _parents;
    private readonly List<int>[] _children;
    private readonly List<int>[] _clauses;
    private readonly TCost[][] _up;
    private readonly TCost[][] _beliefs;
    private readonly TCost[]?[] _down;

    /// <summary>Fills the tables.</summary>
    /// <param name="problem">The clauses; they are read again by later calls.</param>
    /// <param name="order">The order of elimination, found for this problem; maximised variables come first in it.</param>
    /// <param name="prices">The cost of falsifying each clause.</param>
    /// <param name="isMaximised">Which variables are maximised, by number; null for none.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    public BucketTree(
        PartProblem problem, EliminationOrder order, TCost[] prices, bool[]? isMaximised, CancellationToken cancellationToken)
    {
        _problem = problem;
        _prices = prices;
        _isMaximised = isMaximised;
        _cancellationToken = cancellationToken;
        _variables = order.Sequence.ToArray();
        int count = _variables.Length;
        _position = new int[problem.VariableCount + 1];
        for (int i = 0; i < count; i++)
        {
            _position[_variables[i]] = i;
        }

        _scopes = new int[count][];
        _parents = new int[count];
        _children = new List<int>[count];
        _clauses = new List<int>[count];
        _up = new TCost[count][];
        _beliefs = new TCost[count][];
        _down = new TCost[count][];
        for (int i = 0; i < count; i++)
        {
            _children[i] = [];
            _clauses[i] = [];
        }

        for (int i = 0; i < count; i++)
        {
            _scopes[i] = ScopeOf(order, _variables[i]);
            _parents[i] = _scopes[i].Length == 0 ? -1 : _scopes[i][0];
            if (_parents[i] >= 0)
            {
                _children[_parents[i]].Add(i);
            }
        }

        for (int clause = 0; clause < problem.ClauseCount; clause++)
        {
            _clauses[BucketOf(problem.Clause(clause))].Add(clause);
        }

        Total = FillUpwards(extra: []);
        if (TAlgebra.IsPossible(Total))
        {
            FillDownwards();
        }
    }

    /// <summary>Gets the cost of the part.</summary>
    public TCost Total { get; }

    /// <summary>Gives the cost of the part under the condition that a clause holds.</summary>
    /// <param name="clause">A clause of the problem, or a part of one.</param>
    public TCost CostIfHolds(ReadOnlySpan<int> clause)
    {
        int bucket = BucketOf(clause);
        return IsMaximised(bucket) ? FillUpwards(clause) : Ask(bucket, clause, wantsHolds: true);
    }

    /// <summary>Gives the cost of the part under the condition that no literal of a clause is true; no variable of it is maximised.</summary>
    /// <param name="clause">A clause of the problem, or a part of one.</param>
    public TCost CostIfFails(ReadOnlySpan<int> clause) => Ask(BucketOf(clause), clause, wantsHolds: false);

    /// <summary>Tells whether what is asked about a clause costs an elimination of its own.</summary>
    public bool IsExpensive(ReadOnlySpan<int> clause) => IsMaximised(BucketOf(clause));

    private bool IsMaximised(int bucket) => _isMaximised?[_variables[bucket]] == true;

    private int[] ScopeOf(EliminationOrder order, int variable)
    {
        List<int> scope = [];
        ReadOnlySpan<ulong> row = order.Neighbours(variable);
        for (int word = 0; word < row.Length; word++)
        {
            for (ulong bits = row[word]; bits != 0; bits &= bits - 1)
            {
                scope.Add(_position[(word * 64) + System.Numerics.BitOperations.TrailingZeroCount(bits)]);
            }
        }

        scope.Sort();
        return [.. scope];
    }

    private int BucketOf(ReadOnlySpan<int> clause)
    {
        int first = int.MaxValue;
        foreach (int literal in clause)
        {
            first = Math.Min(first, _position[Math.Abs(literal)]);
        }

        return first;
    }

    /// <summary>The bit of a variable in places of a bucket's table: 1 for the bucket's own, then its neighbours in order.</summary>
    private int BitOf(int bucket, int position) =>
        position == bucket ? 1 : 2 << Array.BinarySearch(_scopes[bucket], position);

    private TCost FillUpwards(ReadOnlySpan<int> extra)
    {
        int extraBucket = extra.IsEmpty ? -1 : BucketOf(extra);
        TCost total = default;
        for (int i = 0; i < _variables.Length; i++)
        {
            if (i % BucketsBetweenChecks == 0 || _scopes[i].Length > 12)
            {
                _cancellationToken.ThrowIfCancellationRequested();
            }

            TCost[] table = TableOf(i, i == extraBucket ? extra : []);
            TCost[] message = new TCost[table.Length / 2];
            bool isMaximised = IsMaximised(i);
            for (int place = 0; place < message.Length; place++)
            {
                message[place] = isMaximised
                    ? TAlgebra.Least(table[2 * place], table[(2 * place) + 1])
                    : TAlgebra.Either(table[2 * place], table[(2 * place) + 1]);
            }

            _up[i] = message;
            if (extra.IsEmpty)
            {
                _beliefs[i] = table;
            }

            total = _parents[i] < 0 ? TAlgebra.Both(total, message[0]) : total;
        }

        return total;
    }

    private void FillDownwards()
    {
        for (int i = _variables.Length - 1; i >= 0 && !IsMaximised(i); i--)
        {
            TCost[] belief = _beliefs[i];
            if (_parents[i] < 0)
            {
                TCost others = TAlgebra.Without(Total, _up[i][0]);
                for (int place = 0; place < belief.Length; place++)
                {
                    belief[place] = TAlgebra.Both(belief[place], others);
                }
            }
            else
            {
                _cancellationToken.ThrowIfCancellationRequested();
                TCost[] message = _down[i]!;
                TCost[] own = _up[i];
                for (int place = 0; place < belief.Length; place++)
                {
                    // What cannot be below cannot be at all, whatever the other side says.
                    belief[place] = TAlgebra.IsPossible(belief[place])
                        ? TAlgebra.Both(belief[place], TAlgebra.Without(message[place >> 1], own[place >> 1]))
                        : TAlgebra.Forbidden;
                }

                _down[i] = null;
            }

            SendDown(i);
        }
    }

    /// <summary>All that a bucket's clauses, the messages of its children and an extra clause say, variable by variable.</summary>
    private TCost[] TableOf(int bucket, ReadOnlySpan<int> extra)
    {
        int bits = _scopes[bucket].Length + 1;
        List<(int Bit, int Clause, int Child)> additions = [];
        foreach (int clause in _clauses[bucket])
        {
            additions.Add((HighestBitOf(bucket, _problem.Clause(clause)), clause, -1));
        }

        foreach (int child in _children[bucket])
        {
            additions.Add((HighestBitOf(bucket, child), -1, child));
        }

        // A stable order, so that sums of rounded numbers come out the same every time.
        additions.Sort();
        TCost[] table = GC.AllocateUninitializedArray<TCost>(1 << bits);
        table[0] = default;
        int next = 0;
        for (int bit = 0; bit < bits; bit++)
        {
            table.AsSpan(0, 1 << bit).CopyTo(table.AsSpan(1 << bit));
            Span<TCost> grown = table.AsSpan(0, 2 << bit);
            for (; next < additions.Count && additions[next].Bit == bit; next++)
            {
                (_, int clause, int child) = additions[next];
                if (child >= 0)
                {
                    AddMessage(bucket, child, grown);
                }
                else
                {
                    AddClause(bucket, _problem.Clause(clause), _prices[clause], grown);
                }
            }
        }

        if (!extra.IsEmpty)
        {
            AddClause(bucket, extra, TAlgebra.Forbidden, table);
        }

        return table;
    }

    private int HighestBitOf(int bucket, ReadOnlySpan<int> clause)
    {
        int highest = 0;
        foreach (int literal in clause)
        {
            highest = Math.Max(highest, System.Numerics.BitOperations.Log2((uint)BitOf(bucket, _position[Math.Abs(literal)])));
        }

        return highest;
    }

    // The neighbours of a child are its parent and some of the parent's; the last is the one whose bit is highest.
    private int HighestBitOf(int parent, int child) => System.Numerics.BitOperations.Log2((uint)BitOf(parent, _scopes[child][^1]));

    /// <summary>Gives each child the table, summed up over what the child does not know: those that know the most bits first.</summary>
    private void SendDown(int parent)
    {
        List<int> children = [.. _children[parent].Where(child => !IsMaximised(child))];
        children.Sort((left, right) => (HighestBitOf(parent, right), left).CompareTo((HighestBitOf(parent, left), right)));
        TCost[] table = _beliefs[parent];
        int length = table.Length;
        foreach (int child in children)
        {
            int known = 2 << HighestBitOf(parent, child);
            while (length > known)
            {
                length /= 2;
                TCost[] half = length == table.Length / 2 && table == _beliefs[parent] ? GC.AllocateUninitializedArray<TCost>(length) : table;
                for (int place = 0; place < length; place++)
                {
                    half[place] = TAlgebra.Either(table[place], table[place + length]);
                }

                table = half;
            }

            _down[child] = Summarize(parent, child, table.AsSpan(0, length));
        }
    }

    private TCost[] Summarize(int parent, int child, ReadOnlySpan<TCost> table)
    {
        TCost[] message = GC.AllocateUninitializedArray<TCost>(_up[child].Length);
        int mask = MaskOf(parent, child);
        int free = (table.Length - 1) & ~mask;
        int place = 0;
        for (int k = 0; k < message.Length; k++)
        {
            TCost sum = TAlgebra.Forbidden;
            int rest = 0;
            do
            {
                sum = TAlgebra.Either(sum, table[place | rest]);
                rest = (rest - free) & free;
            }
            while (rest != 0);
            message[k] = sum;

            // The child's neighbours stand in the same order in the parent's table.
            place = (place - mask) & mask;
        }

        return message;
    }

    private int MaskOf(int parent, int child)
    {
        int mask = 0;
        foreach (int position in _scopes[child])
        {
            mask |= BitOf(parent, position);
        }

        return mask;
    }

    private void AddMessage(int parent, int child, Span<TCost> table)
    {
        int mask = MaskOf(parent, child);
        int free = (table.Length - 1) & ~mask;
        int place = 0;
        foreach (TCost value in _up[child])
        {
            int rest = 0;
            do
            {
                table[place | rest] = TAlgebra.Both(table[place | rest], value);
                rest = (rest - free) & free;
            }
            while (rest != 0);
            place = (place - mask) & mask;
        }
    }

    private void AddClause(int bucket, ReadOnlySpan<int> clause, TCost price, Span<TCost> table)
    {
        if (!TryPlace(bucket, clause, out int mask, out int falsified))
        {
            return;
        }

        int free = (table.Length - 1) & ~mask;
        int rest = 0;
        do
        {
            table[falsified | rest] = TAlgebra.Both(table[falsified | rest], price);
            rest = (rest - free) & free;
        }
        while (rest != 0);
    }

    private TCost Ask(int bucket, ReadOnlySpan<int> clause, bool wantsHolds)
    {
        if (!TryPlace(bucket, clause, out int mask, out int falsified))
        {
            return wantsHolds ? Total : TAlgebra.Forbidden;
        }

        TCost cost = TAlgebra.Forbidden;
        TCost[] belief = _beliefs[bucket];
        for (int place = 0; place < belief.Length; place++)
        {
            if (((place & mask) != falsified) == wantsHolds)
            {
                cost = TAlgebra.Either(cost, belief[place]);
            }
        }

        return cost;
    }

    /// <summary>Gives the places at which a clause fails; none when it has a literal and its negation.</summary>
    private bool TryPlace(int bucket, ReadOnlySpan<int> clause, out int mask, out int falsified)
    {
        (mask, falsified) = (0, 0);
        foreach (int literal in clause)
        {
            int bit = BitOf(bucket, _position[Math.Abs(literal)]);
            int value = literal > 0 ? 0 : bit;
            if ((mask & bit) != 0 && (falsified & bit) != value)
            {
                return false;
            }

            mask |= bit;
            falsified |= value;
        }

        return true;
    }
}
