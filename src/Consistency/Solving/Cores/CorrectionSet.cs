using System.Collections.Immutable;

namespace Consistency.Solving.Cores;

/// <summary>Soft clauses without which everything else can hold, none of which can be kept: one minimal repair. Immutable.</summary>
public sealed class CorrectionSet
{
    internal CorrectionSet(ImmutableArray<int> softs, long cost, bool isCertified)
    {
        Softs = softs;
        Cost = cost;
        IsCertified = isCertified;
    }

    /// <summary>Gets the soft clauses that are given up, by index, ascending.</summary>
    public ImmutableArray<int> Softs { get; }

    /// <summary>Gets the sum of their weights.</summary>
    public long Cost { get; }

    /// <summary>Gets a value indicating whether code that shares nothing with the search confirmed that only the sets before
    /// this one are cheaper.</summary>
    public bool IsCertified { get; }
}
