namespace Consistency.Findings;

/// <summary>Groups to give up, by their rank in input order, with the cost; ordered as repairs are.</summary>
internal sealed class RankedRepair(int[] ranks, long cost) : IComparable<RankedRepair>
{
    /// <summary>Gets the ranks, ascending.</summary>
    public int[] Ranks { get; } = ranks;

    /// <summary>Gets the sum of the weights.</summary>
    public long Cost { get; } = cost;

    /// <summary>Gives up what another gives up as well; the two have nothing in common.</summary>
    public RankedRepair With(RankedRepair other)
    {
        int[] union = [.. Ranks, .. other.Ranks];
        Array.Sort(union);
        return new RankedRepair(union, Cost + other.Cost);
    }

    /// <inheritdoc/>
    public int CompareTo(RankedRepair? other)
    {
        ArgumentNullException.ThrowIfNull(other);
        int order = Cost.CompareTo(other.Cost);
        order = order != 0 ? order : Ranks.Length.CompareTo(other.Ranks.Length);
        for (int i = 0; order == 0 && i < Ranks.Length; i++)
        {
            // The one that gives up the earlier of two comes later.
            order = other.Ranks[i].CompareTo(Ranks[i]);
        }

        return order;
    }
}
