namespace Consistency.Grounding;

/// <summary>A relation declared transitive, and whether cycles of it are excluded.</summary>
/// <param name="Symbol">The relation.</param>
/// <param name="Group">The clause group of the declaration of transitivity.</param>
/// <param name="AcyclicGroups">The clause groups of the declarations that exclude cycles (asymmetric or irreflexive).</param>
internal sealed record TransitiveRelation(int Symbol, int Group, IReadOnlyList<int> AcyclicGroups);
