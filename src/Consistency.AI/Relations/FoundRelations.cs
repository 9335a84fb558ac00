using Consistency.AI.Calls;
using Consistency.Claims;

namespace Consistency.AI.Relations;

/// <summary>What was found out about the relations between sentences.</summary>
/// <param name="Relations">The relations that are probable enough, in the order of the sentences.</param>
/// <param name="ScoredPairs">How many pairs were scored.</param>
/// <param name="Problems">What could not be found out; errors, so that no report comes out as complete.</param>
/// <param name="Usage">What was asked of models.</param>
internal sealed record FoundRelations(
    IReadOnlyList<FoundRelation> Relations, int ScoredPairs, IReadOnlyList<Diagnostic> Problems, ModelUsage Usage);
