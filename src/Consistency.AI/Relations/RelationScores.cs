using System.Collections.Immutable;
using Consistency.AI.Calls;

namespace Consistency.AI.Relations;

/// <summary>What is known of the relations between pairs of sentences.</summary>
/// <param name="Relations">The relation of each pair, in order; null where it could not be found out.</param>
/// <param name="Usage">What was asked of models.</param>
/// <param name="Failure">Why relations are missing; null when none is.</param>
public sealed record RelationScores(ImmutableArray<SentenceRelation?> Relations, ModelUsage Usage, string? Failure);
