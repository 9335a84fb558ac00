using System.Collections.Immutable;

namespace Consistency.Solving.Cores;

/// <summary>The minimal unsatisfiable subsets of some assumptions, and the minimal correction sets met on the way. Immutable.</summary>
/// <remarks>
/// Members are literals, in the order of the assumptions. Sets are ordered by cost, then size; of equals that one comes
/// first that does without the last assumption in which they differ. Each kind is the family of minimal hitting sets of the other.
/// </remarks>
public sealed class MusEnumeration
{
    internal MusEnumeration(
        ImmutableArray<ImmutableArray<int>> muses, bool isComplete, ImmutableArray<ImmutableArray<int>> mcses, bool hasAllMcses)
    {
        Muses = muses;
        IsComplete = isComplete;
        Mcses = mcses;
        HasAllMcses = hasAllMcses;
    }

    /// <summary>Gets the minimal subsets that cannot hold together.</summary>
    /// <value>None when all assumptions can; the empty set alone when the clauses contradict each other without any.</value>
    public ImmutableArray<ImmutableArray<int>> Muses { get; }

    /// <summary>Gets a value indicating whether there are no more of <see cref="Muses"/>.</summary>
    /// <value>False when a limit was hit: then there are at least as many as were found.</value>
    public bool IsComplete { get; }

    /// <summary>Gets minimal subsets without which the other assumptions can hold together.</summary>
    /// <value>The empty set alone when all can; none when the clauses contradict each other without any.</value>
    public ImmutableArray<ImmutableArray<int>> Mcses { get; }

    /// <summary>Gets a value indicating whether there are no more of <see cref="Mcses"/>.</summary>
    public bool HasAllMcses { get; }
}
