namespace Consistency.Solving.Cores;

/// <summary>The assumptions whose subsets are enumerated, each once, by place.</summary>
internal sealed class MemberSet
{
    private MemberSet(int[] literals, long[] weights)
    {
        Literals = literals;
        Weights = weights;
    }

    /// <summary>Gets the assumptions.</summary>
    public int[] Literals { get; }

    /// <summary>Gets their weights.</summary>
    public long[] Weights { get; }

    public int Count => Literals.Length;

    public static MemberSet Of(ReadOnlySpan<int> assumptions, IReadOnlyList<long>? weights)
    {
        HashSet<int> seen = [];
        List<int> kept = [];
        for (int i = 0; i < assumptions.Length; i++)
        {
            if (seen.Add(assumptions[i]))
            {
                kept.Add(i);
            }
        }

        int[] literals = new int[kept.Count];
        long[] weightOf = new long[kept.Count];
        long total = 0;
        for (int place = 0; place < literals.Length; place++)
        {
            literals[place] = assumptions[kept[place]];
            weightOf[place] = weights?[kept[place]] ?? 1;
            total = checked(total + weightOf[place]);
        }

        return new MemberSet(literals, weightOf);
    }

    /// <summary>Gives the literals at the places that are marked, in order.</summary>
    public int[] LiteralsAt(bool[] isMember)
    {
        List<int> literals = [];
        for (int place = 0; place < Count; place++)
        {
            if (isMember[place])
            {
                literals.Add(Literals[place]);
            }
        }

        return [.. literals];
    }

    /// <summary>Gives the places that are marked, or those that are not.</summary>
    public static int[] PlacesWhere(bool[] isMember, bool value) =>
        [.. Enumerable.Range(0, isMember.Length).Where(place => isMember[place] == value)];
}
