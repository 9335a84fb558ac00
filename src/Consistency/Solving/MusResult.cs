using System.Collections.Immutable;

namespace Consistency.Solving;

/// <summary>Assumptions that cannot hold together, and whether all of them are needed for that. Immutable.</summary>
public sealed class MusResult
{
    internal MusResult(MusStatus status, ImmutableArray<int> literals)
    {
        Status = status;
        Literals = literals;
    }

    /// <summary>Gets how far the extraction came.</summary>
    public MusStatus Status { get; }

    /// <summary>Gets the members, in the order of the assumptions.</summary>
    /// <value>Empty when the clauses contradict each other without any assumption, and when nothing is known.</value>
    public ImmutableArray<int> Literals { get; }
}
