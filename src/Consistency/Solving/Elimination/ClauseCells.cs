namespace Consistency.Solving.Elimination;

/// <summary>The cells of a table over some variables in which a clause is falsified: all that agree with it in certain bits of their number.</summary>
/// <param name="Mask">The bits of the clause's variables.</param>
/// <param name="Falsified">The values of those bits that falsify the clause.</param>
internal readonly record struct ClauseCells(int Mask, int Falsified)
{
    /// <summary>Finds the cells of a clause.</summary>
    /// <param name="clause">The literals.</param>
    /// <param name="placeOf">A place for each variable.</param>
    /// <param name="bitOf">For each place, the bit of a cell's number that says what its variable is.</param>
    /// <param name="cells">Receives the cells.</param>
    /// <returns>False when no cell falsifies it: it has a literal and its negation.</returns>
    public static bool TryFind(ReadOnlySpan<int> clause, ReadOnlySpan<int> placeOf, ReadOnlySpan<int> bitOf, out ClauseCells cells)
    {
        int mask = 0;
        int falsified = 0;
        foreach (int literal in clause)
        {
            int bit = bitOf[placeOf[Math.Abs(literal)]];
            int value = literal > 0 ? 0 : bit;
            if ((mask & bit) != 0 && (falsified & bit) != value)
            {
                cells = default;
                return false;
            }

            mask |= bit;
            falsified |= value;
        }

        cells = new ClauseCells(mask, falsified);
        return true;
    }

    /// <summary>Adds a price to those cells of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="price">The price.</param>
    /// <param name="most">What no cell exceeds.</param>
    public void Add(Span<long> table, long price, long most)
    {
        int free = (table.Length - 1) & ~Mask;
        int rest = 0;
        do
        {
            ref long cell = ref table[Falsified | rest];
            cell = Math.Min(most, cell + price);
            rest = (rest - free) & free;
        }
        while (rest != 0);
    }
}
