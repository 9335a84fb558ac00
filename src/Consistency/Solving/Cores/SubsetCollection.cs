using System.Collections.Immutable;

namespace Consistency.Solving.Cores;

/// <summary>What an enumeration has found so far: subsets as ascending places.</summary>
internal sealed class SubsetCollection(MemberSet members, MusEnumerationOptions options)
{
    private readonly List<int[]> _muses = [];
    private readonly List<int[]> _mcses = [];

    /// <summary>Gets or sets a value indicating whether no more MUSes exist.</summary>
    public bool IsComplete { get; set; }

    /// <summary>Gets or sets a value indicating whether no more MCSes exist.</summary>
    public bool HasAllMcses { get; set; }

    /// <summary>Gets a value indicating whether no more MUSes are wanted.</summary>
    public bool IsFull => _muses.Count >= options.MaxMuses;

    public IReadOnlyList<int[]> Muses => _muses;

    public IReadOnlyList<int[]> Mcses => _mcses;

    /// <summary>Adds a MUS; false, without adding it, when that would exceed the limit.</summary>
    public bool TryAddMus(int[] places) => TryAdd(_muses, places, options.MaxMuses);

    /// <summary>Adds an MCS, whatever the limit.</summary>
    public void AddMcs(int[] places) => _mcses.Add(places);

    /// <summary>Takes over all that was found elsewhere, and of the MUSes the cheapest, up to the limit.</summary>
    public void TakeCheapest(SubsetCollection all)
    {
        _mcses.AddRange(all._mcses);
        _muses.AddRange(all._muses.Order(Comparer<int[]>.Create(Compare)).Take(options.MaxMuses));
        IsComplete = _muses.Count == all._muses.Count;
        HasAllMcses = true;
    }

    /// <summary>Adds an MCS; false, without adding it, when that would exceed the limit.</summary>
    public bool TryAddMcs(int[] places) => TryAdd(_mcses, places, options.MaxMcses);

    public MusEnumeration ToResult() => new(Sorted(_muses), IsComplete, Sorted(_mcses), HasAllMcses);

    private static bool TryAdd(List<int[]> sets, int[] places, int limit)
    {
        if (sets.Count >= limit)
        {
            return false;
        }

        sets.Add(places);
        return true;
    }

    private ImmutableArray<ImmutableArray<int>> Sorted(List<int[]> sets)
    {
        int[][] sorted = [.. sets];
        Array.Sort(sorted, Compare);
        return [.. sorted.Select(places => ImmutableArray.CreateRange(places.Select(place => members.Literals[place])))];
    }

    private int Compare(int[] left, int[] right)
    {
        int order = left.Sum(place => members.Weights[place]).CompareTo(right.Sum(place => members.Weights[place]));
        order = order != 0 ? order : left.Length.CompareTo(right.Length);

        // Of equal sets the one that does without the last place in which they differ comes first: as in MusExtractor.
        for (int i = left.Length - 1; order == 0 && i >= 0; i--)
        {
            order = left[i].CompareTo(right[i]);
        }

        return order;
    }
}
