using System.Collections.Immutable;

namespace Consistency.Solving.Cores;

/// <summary>The cheapest minimal correction sets of an instance, cheapest first. Immutable.</summary>
public sealed class CorrectionSets
{
    internal CorrectionSets(ImmutableArray<CorrectionSet> sets, bool isComplete)
    {
        Sets = sets;
        IsComplete = isComplete;
    }

    /// <summary>Gets the sets.</summary>
    /// <value>The empty set alone when all soft clauses can hold; none when the hard clauses contradict each other.</value>
    public ImmutableArray<CorrectionSet> Sets { get; }

    /// <summary>Gets a value indicating whether there are no more.</summary>
    /// <value>False when the number that was asked for, or a limit, was reached first: then there may be more.</value>
    public bool IsComplete { get; }
}
