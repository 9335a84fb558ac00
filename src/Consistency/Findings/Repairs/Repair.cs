using System.Collections.Immutable;

namespace Consistency.Findings;

/// <summary>Statements to change so that the rest can be true together.</summary>
/// <remarks>
/// Every change is needed: without it, the rest cannot be true together. Repairs come in the order of their cost; among equals the
/// one first that changes the fewest statements and, among those, the one that keeps the earlier statements (at the first statement on
/// which two repairs differ, the one that keeps it).
/// </remarks>
public sealed class Repair
{
    internal Repair(decimal cost, bool? isUnique, ImmutableArray<RepairChange> changes)
    {
        Cost = cost;
        IsUnique = isUnique;
        Changes = changes;
    }

    /// <summary>Gets the sum of the weights of the changed statements.</summary>
    public decimal Cost { get; }

    /// <summary>Gets whether no other repair costs as little; null when that is not known.</summary>
    public bool? IsUnique { get; }

    /// <summary>Gets the changed statements, in input order.</summary>
    public ImmutableArray<RepairChange> Changes { get; }
}
