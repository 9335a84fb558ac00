namespace Consistency.Solving.Presolve;

/// <summary>How far <see cref="RoofDuality"/> had come at some moment.</summary>
internal sealed class RoofState
{
    /// <summary>Gets what was left of the capacities.</summary>
    public long[] Capacities { get; private set; } = [];

    /// <summary>Gets or sets the bound.</summary>
    public long Bound { get; set; }

    /// <summary>Makes room.</summary>
    public void EnsureCapacity(int arcCount)
    {
        if (Capacities.Length < arcCount)
        {
            Capacities = new long[arcCount];
        }
    }
}
