using System.Runtime.CompilerServices;

namespace Consistency.Solving;

/// <summary>A growing array of integers whose storage may be read directly; the inner loops need no more of a list.</summary>
internal struct IntegerList
{
    private int[]? _items;

    /// <summary>Gets the number of items.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the items as they lie in memory; invalid after the next <see cref="Add"/>.</summary>
    public readonly Span<int> Items => _items.AsSpan(0, Count);

    public readonly int this[int index] => Items[index];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int item)
    {
        int[] items = _items ?? [];
        if (Count == items.Length)
        {
            items = Grow(Count + 1);
        }

        items[Count++] = item;
    }

    public void AddRange(ReadOnlySpan<int> range)
    {
        if (Count + range.Length > (_items?.Length ?? 0))
        {
            Grow(Count + range.Length);
        }

        range.CopyTo(_items.AsSpan(Count));
        Count += range.Length;
    }

    public void Clear() => Count = 0;

    public void Truncate(int count) => Count = count;

    public readonly int[] ToArray() => Items.ToArray();

    private int[] Grow(int needed)
    {
        Array.Resize(ref _items, Math.Max(needed, Math.Max(8, 2 * Count)));
        return _items;
    }
}
