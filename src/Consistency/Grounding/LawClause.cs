namespace Consistency.Grounding;

/// <summary>A ground clause that a lazy constraint added, with the groups of the declarations that it applies.</summary>
/// <param name="Literals">The clause, without selectors.</param>
/// <param name="Group">The clause group of the declaration of transitivity.</param>
/// <param name="OtherGroup">The clause group of a second declaration that it needs; -1 for none.</param>
internal sealed record LawClause(int[] Literals, int Group, int OtherGroup)
{
    /// <summary>The clause said of the things that its statement speaks of without a name; null where there are none.</summary>
    public int[]? OfWitnesses { get; init; }
}
