namespace Consistency.Solving.Certificates;

/// <summary>Remembers the clauses that lazy constraints gave, as they gave them: what a proof may attribute to them.</summary>
/// <remarks>Filled where the constraints are called, not where the search uses their clauses, so the search cannot add to it.</remarks>
internal sealed class GivenClauses
{
    private readonly HashSet<int[]> _clauses = new(new SameLiterals());

    public void Add(int[] clause) => _clauses.Add(Sorted(clause));

    /// <summary>Tells whether some constraint gave this clause, in whatever order of the literals.</summary>
    public bool Contains(int[] clause) => _clauses.Contains(Sorted(clause));

    private static int[] Sorted(int[] clause)
    {
        int[] sorted = [.. clause];
        Array.Sort(sorted);
        return sorted;
    }

    private sealed class SameLiterals : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] obj)
        {
            HashCode code = default;
            foreach (int literal in obj)
            {
                code.Add(literal);
            }

            return code.ToHashCode();
        }
    }
}
