namespace Consistency.Findings;

/// <summary>Combines the best repairs of independent parts into the best repairs of the whole, in order, without duplicates.</summary>
/// <remarks>
/// The order (cost, number of groups, then the repair that keeps the first group in which two differ) does not change when the
/// same groups are added to both sides. So the k best deviate from the very best only in the k - 1 parts whose second choice is
/// the cheapest change; these are combined one after the other, of which the k best are kept each time. The idea is that of
/// E. Lawler, "A procedure for computing the k best solutions" (1972). Time: parts log parts + k³ log k.
/// </remarks>
internal static class RepairCombiner
{
    /// <summary>Finds the best combinations.</summary>
    /// <param name="choices">For each part its best repairs, in order, at least one each; groups by rank, ascending.</param>
    /// <param name="count">How many are wanted.</param>
    /// <returns>The combinations, in order; fewer than wanted when there are no more.</returns>
    public static List<RankedRepair> Combine(IReadOnlyList<IReadOnlyList<RankedRepair>> choices, int count)
    {
        IReadOnlyList<RankedRepair>[] varying =
        [
            .. choices.Where(static c => c.Count > 1)
                .OrderBy(static c => c, Comparer<IReadOnlyList<RankedRepair>>.Create(static (left, right) =>
                    left[1].With(right[0]).CompareTo(left[0].With(right[1]))))
                .Take(count - 1),
        ];
        HashSet<IReadOnlyList<RankedRepair>> isVarying = [.. varying];
        RankedRepair[] common = [.. choices.Where(c => !isVarying.Contains(c)).Select(static c => c[0])];
        List<RankedRepair> combined = [new([.. common.SelectMany(static c => c.Ranks).Order()], common.Sum(static c => c.Cost))];
        foreach (IReadOnlyList<RankedRepair> part in varying)
        {
            combined = [.. combined.SelectMany(_ => part.Take(count), static (sum, choice) => sum.With(choice)).Order().Take(count)];
        }

        return combined;
    }
}
