namespace Consistency.Findings;

/// <summary>Splits the weights of what can be given up among conflicts, so that each conflict's share must be paid by every repair.</summary>
/// <remarks>
/// <para>A share per conflict is valid when the shares of the conflicts that a group lies in add up to no more than its weight.
/// Every repair gives up a group of each conflict, so it costs at least the sum of all shares: the weak duality of the linear
/// program of hitting sets. The largest sum is that program's dual optimum (weight splitting in the sense of S. de Givry,
/// F. Heras, M. Zytnicki and J. Larrosa, 2005).</para>
/// <para>The primal simplex method in floating point proposes the shares; they are then rounded down to whole numbers, cut to
/// what is left of the weights, and raised greedily, all in integers. So the result is valid whatever the rounding errors were,
/// and maximal; it is the optimum of the program up to <see cref="Fineness"/>, unless the limit of steps was hit.</para>
/// </remarks>
internal static class ConflictPacking
{
    /// <summary>Shares are whole numbers of this fraction of a unit of weight: halves, quarters and fifths come out exact.</summary>
    public const int Fineness = 20;

    private const double Tolerance = 1e-9;
    private const long MaxWork = 30_000_000;

    /// <summary>Finds the shares.</summary>
    /// <param name="conflicts">Conflicts, as groups.</param>
    /// <param name="weightOf">Gives the weight of a group, at least 1.</param>
    /// <param name="cancellationToken">Ends the search by an exception.</param>
    /// <returns>A share for each conflict, in units of 1/<see cref="Fineness"/> of weight.</returns>
    public static long[] SharesOf(IReadOnlyList<int[]> conflicts, Func<int, long> weightOf, CancellationToken cancellationToken)
    {
        int[] groups = [.. conflicts.SelectMany(static c => c).Distinct().Order()];
        long[] left = [.. groups.Select(g => checked(weightOf(g) * Fineness))];
        int[][] rows = [.. conflicts.Select(c => c.Select(g => Array.BinarySearch(groups, g)).ToArray())];

        double[] proposed = Propose(rows, left, cancellationToken);
        long[] shares = new long[conflicts.Count];
        for (int i = 0; i < shares.Length; i++)
        {
            Take(i, Math.Max(0, (long)Math.Floor(proposed[i] + 1e-3)));
        }

        for (int i = 0; i < shares.Length; i++)
        {
            Take(i, long.MaxValue);
        }

        return shares;

        void Take(int conflict, long most)
        {
            long amount = rows[conflict].Aggregate(most, (least, row) => Math.Min(least, left[row]));
            shares[conflict] += amount;
            foreach (int row in rows[conflict])
            {
                left[row] -= amount;
            }
        }
    }

    // Maximises the sum of y under: for each row, the y of the conflicts in it add up to at most its bound. Each step keeps
    // the solution feasible, so that the search can end at any time. Bland's rule, so that it does end.
    private static double[] Propose(int[][] rowsOfConflict, long[] bounds, CancellationToken cancellationToken)
    {
        int columns = rowsOfConflict.Length;
        int rows = bounds.Length;

        // The last column is the bound, the last row the gain; what is not basic is a column, what is basic a row.
        double[][] table = [.. Enumerable.Range(0, rows + 1).Select(_ => new double[columns + 1])];
        int[] inColumn = [.. Enumerable.Range(0, columns)];
        int[] inRow = [.. Enumerable.Range(columns, rows)];
        for (int row = 0; row < rows; row++)
        {
            table[row][columns] = bounds[row];
        }

        for (int column = 0; column < columns; column++)
        {
            table[rows][column] = 1;
            foreach (int row in rowsOfConflict[column])
            {
                table[row][column] = 1;
            }
        }

        for (long work = 0; work < MaxWork; work += (long)(rows + 1) * (columns + 1))
        {
            cancellationToken.ThrowIfCancellationRequested();
            int entering = Least(columns, c => table[rows][c] > Tolerance, inColumn);
            int leaving = entering < 0 ? -1 : Leaving(table, rows, columns, entering, inRow);
            if (leaving < 0)
            {
                break;
            }

            Pivot(table, leaving, entering);
            (inColumn[entering], inRow[leaving]) = (inRow[leaving], inColumn[entering]);
        }

        double[] solution = new double[columns];
        for (int row = 0; row < rows; row++)
        {
            if (inRow[row] < columns)
            {
                solution[inRow[row]] = table[row][columns];
            }
        }

        return solution;
    }

    private static int Least(int count, Func<int, bool> isCandidate, int[] variables)
    {
        int least = -1;
        for (int i = 0; i < count; i++)
        {
            if (isCandidate(i) && (least < 0 || variables[i] < variables[least]))
            {
                least = i;
            }
        }

        return least;
    }

    private static int Leaving(double[][] table, int rows, int columns, int entering, int[] inRow)
    {
        double smallest = double.PositiveInfinity;
        for (int row = 0; row < rows; row++)
        {
            if (table[row][entering] > Tolerance)
            {
                smallest = Math.Min(smallest, table[row][columns] / table[row][entering]);
            }
        }

        return double.IsPositiveInfinity(smallest)
            ? -1
            : Least(
                rows,
                r => table[r][entering] > Tolerance && table[r][columns] / table[r][entering] <= smallest + (Tolerance * (1 + smallest)),
                inRow);
    }

    private static void Pivot(double[][] table, int leaving, int entering)
    {
        double[] pivotRow = table[leaving];
        double pivot = pivotRow[entering];
        for (int column = 0; column < pivotRow.Length; column++)
        {
            pivotRow[column] /= pivot;
        }

        pivotRow[entering] = 1 / pivot;
        foreach (double[] row in table)
        {
            double factor = row[entering];
            if (row == pivotRow || factor == 0)
            {
                continue;
            }

            for (int column = 0; column < row.Length; column++)
            {
                row[column] -= factor * pivotRow[column];
            }

            row[entering] = -factor / pivot;
        }
    }
}
