namespace Consistency.Solving;

/// <summary>How much was done up to some moment, in steps of which each takes about the same time. Immutable.</summary>
internal readonly record struct WorkCount
{
    /// <summary>Gets the number of conflicts.</summary>
    public required long Conflicts { get; init; }

    /// <summary>Gets the number of watches that propagation looked at.</summary>
    public required long Visits { get; init; }

    /// <summary>Gets the number of arcs that flows looked at.</summary>
    public required long Arcs { get; init; }

    /// <summary>Gets the number of table entries that elimination filled.</summary>
    public required long Entries { get; init; }

    /// <summary>Gets the number of cases.</summary>
    public required long Cases { get; init; }

    /// <summary>Gets the number of cells of the tables that bound cases.</summary>
    public required long Cells { get; init; }

    /// <summary>Gets the number of watches that the checker of proofs looked at.</summary>
    public required long CheckedVisits { get; init; }

    /// <summary>Gets the number of cases that the checker of proofs went through.</summary>
    public required long CheckedCases { get; init; }
}
