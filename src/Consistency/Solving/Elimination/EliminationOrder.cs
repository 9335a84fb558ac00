using System.Numerics;

namespace Consistency.Solving.Elimination;

/// <summary>Chooses the order in which variables are eliminated: always the one with the fewest neighbours next.</summary>
/// <remarks>
/// Eliminating a variable joins its neighbours to each other, so a table over them can take its place; the sum of the sizes
/// of those tables is the work that <see cref="BucketElimination"/> then has. Minimum degree is the usual cheap rule, see
/// R. Dechter, "Bucket elimination: a unifying framework for reasoning" (1999), section 2.4; ties go to the smaller number.
/// Time: quadratic in the variables, times the words of a set; so it is asked for small parts only.
/// </remarks>
internal sealed class EliminationOrder
{
    private const int WordBits = 64;
    private const int WidestTable = 30;
    private ulong[] _neighbours = new ulong[64];
    private int[] _degrees = new int[64];
    private int[] _sequence = new int[64];
    private int[] _fills = [];
    private int _words;

    /// <summary>Gets the variables in the order of their elimination.</summary>
    public ReadOnlySpan<int> Sequence => _sequence.AsSpan(0, Count);

    /// <summary>Gets the number of variables.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the number of entries of all tables together.</summary>
    public long TableEntries { get; private set; }

    /// <summary>Gives, as a set of bits, the variables that the table of a variable speaks of beside itself.</summary>
    public ReadOnlySpan<ulong> Neighbours(int variable) => Row(variable);

    /// <summary>Finds an order.</summary>
    /// <param name="problem">The clauses.</param>
    /// <param name="mostEntries">The size of tables, together, above which the caller is not interested; <see cref="long.MaxValue"/>
    /// when any order will do.</param>
    /// <param name="isFirst">Variables, by number, that come before all others; none when empty.</param>
    /// <param name="byFill">Whether the one that joins the fewest pairs of neighbours comes next instead (U. Kjaerulff,
    /// "Triangulation of graphs: algorithms giving small total state space", 1990): smaller tables where there are large ones,
    /// for more time.</param>
    /// <returns>False when the tables would become larger.</returns>
    public bool TryFind(PartProblem problem, long mostEntries, ReadOnlySpan<bool> isFirst = default, bool byFill = false)
    {
        Connect(problem);
        ForgetFills(byFill ? problem.VariableCount : 0);
        Count = 0;
        TableEntries = 0;
        Span<int> rest = _sequence.AsSpan(0, problem.VariableCount);
        for (int i = 0; i < rest.Length; i++)
        {
            rest[i] = i + 1;
        }

        int firstLeft = 0;
        for (int variable = 1; !isFirst.IsEmpty && variable <= problem.VariableCount; variable++)
        {
            firstLeft += isFirst[variable] ? 1 : 0;
        }

        while (Count < rest.Length)
        {
            int best = Count;
            bool isAnyFirst = firstLeft > 0;
            for (int i = Count + 1; i < rest.Length; i++)
            {
                // Where all neighbours know each other nothing is lost, whatever else there is.
                if (byFill && FillOf(rest[best]) == 0 && (!isAnyFirst || isFirst[rest[best]]))
                {
                    break;
                }

                bool differs = !isFirst.IsEmpty && isFirst[rest[i]] != isFirst[rest[best]];
                if (differs ? isFirst[rest[i]] : IsBetter(rest[i], rest[best], byFill))
                {
                    best = i;
                }
            }

            // The chosen one moves to the front and the others keep their order, so that ties go to the smaller number.
            int variable = rest[best];
            rest[Count..best].CopyTo(rest[(Count + 1)..]);
            rest[Count++] = variable;
            firstLeft -= !isFirst.IsEmpty && isFirst[variable] ? 1 : 0;
            TableEntries = Math.Min(long.MaxValue / 4, TableEntries + (2L << Math.Min(_degrees[variable], 60)));
            if (TableEntries > mostEntries || (_degrees[variable] > WidestTable && mostEntries != long.MaxValue))
            {
                return false;
            }

            Eliminate(variable);
            if (byFill)
            {
                ForgetFillsAround(variable);
            }
        }

        return true;
    }

    private bool IsBetter(int variable, int best, bool byFill)
    {
        int difference = byFill ? FillOf(variable) - FillOf(best) : 0;
        return difference < 0 || (difference == 0 && _degrees[variable] < _degrees[best]);
    }

    /// <summary>Twice the number of pairs of neighbours that are not neighbours of each other.</summary>
    private int FillOf(int variable)
    {
        if (_fills[variable] >= 0)
        {
            return _fills[variable];
        }

        int fill = 0;
        ReadOnlySpan<ulong> row = Row(variable);
        for (int word = 0; word < row.Length; word++)
        {
            for (ulong bits = row[word]; bits != 0; bits &= bits - 1)
            {
                ReadOnlySpan<ulong> other = Row((word * WordBits) + BitOperations.TrailingZeroCount(bits));
                for (int i = 0; i < row.Length; i++)
                {
                    fill += BitOperations.PopCount(row[i] & ~other[i]);
                }

                // It is no neighbour of itself.
                fill--;
            }
        }

        return _fills[variable] = fill;
    }

    private void ForgetFills(int variables)
    {
        if (_fills.Length <= variables)
        {
            _fills = new int[variables + 1];
        }

        Array.Fill(_fills, -1, 0, Math.Min(_fills.Length, variables + 1));
    }

    // An edge that was added counts for the neighbours of its ends.
    private void ForgetFillsAround(int variable)
    {
        bool hasAdded = _fills[variable] != 0;
        ReadOnlySpan<ulong> row = Row(variable);
        for (int word = 0; word < row.Length; word++)
        {
            for (ulong bits = row[word]; bits != 0; bits &= bits - 1)
            {
                int neighbour = (word * WordBits) + BitOperations.TrailingZeroCount(bits);
                _fills[neighbour] = -1;
                ReadOnlySpan<ulong> others = hasAdded ? Row(neighbour) : [];
                for (int i = 0; i < others.Length; i++)
                {
                    for (ulong left = others[i]; left != 0; left &= left - 1)
                    {
                        _fills[(i * WordBits) + BitOperations.TrailingZeroCount(left)] = -1;
                    }
                }
            }
        }
    }

    private void Connect(PartProblem problem)
    {
        int variables = problem.VariableCount;
        _words = (variables / WordBits) + 1;
        int needed = (variables + 1) * _words;
        if (_neighbours.Length < needed)
        {
            _neighbours = new ulong[2 * needed];
        }

        if (_degrees.Length <= variables)
        {
            _degrees = new int[2 * (variables + 1)];
            _sequence = new int[2 * (variables + 1)];
        }

        Array.Clear(_neighbours, 0, needed);
        for (int i = 0; i < problem.ClauseCount; i++)
        {
            ReadOnlySpan<int> clause = problem.Clause(i);
            for (int left = 0; left < clause.Length; left++)
            {
                for (int right = left + 1; right < clause.Length; right++)
                {
                    Join(Math.Abs(clause[left]), Math.Abs(clause[right]));
                }
            }
        }

        for (int variable = 1; variable <= variables; variable++)
        {
            _degrees[variable] = CountNeighbours(variable);
        }
    }

    private void Join(int left, int right)
    {
        if (left != right)
        {
            _neighbours[(left * _words) + (right / WordBits)] |= 1UL << (right % WordBits);
            _neighbours[(right * _words) + (left / WordBits)] |= 1UL << (left % WordBits);
        }
    }

    private int CountNeighbours(int variable)
    {
        int count = 0;
        foreach (ulong word in Row(variable))
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    private Span<ulong> Row(int variable) => _neighbours.AsSpan(variable * _words, _words);

    private void Eliminate(int variable)
    {
        ReadOnlySpan<ulong> row = Row(variable);
        for (int word = 0; word < row.Length; word++)
        {
            for (ulong bits = row[word]; bits != 0; bits &= bits - 1)
            {
                int other = (word * WordBits) + BitOperations.TrailingZeroCount(bits);
                Span<ulong> otherRow = Row(other);
                for (int i = 0; i < row.Length; i++)
                {
                    otherRow[i] |= row[i];
                }

                otherRow[word] &= ~(1UL << (other % WordBits));
                otherRow[variable / WordBits] &= ~(1UL << (variable % WordBits));
                _degrees[other] = CountNeighbours(other);
            }
        }
    }
}
