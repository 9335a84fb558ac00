using System.Collections.Immutable;
using Consistency.AI.Calls;

namespace Consistency.AI.Beliefs;

/// <summary>What a model holds of several things.</summary>
/// <param name="Beliefs">One for each question, in their order.</param>
/// <param name="Usage">What was asked of the model.</param>
public sealed record ElicitedBeliefs(ImmutableArray<ElicitedBelief> Beliefs, ModelUsage Usage);
