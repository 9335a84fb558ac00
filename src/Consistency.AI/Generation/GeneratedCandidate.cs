using System.Collections.Immutable;
using Consistency.Findings;

namespace Consistency.AI.Generation;

/// <summary>One candidate, and why it was taken or not.</summary>
/// <param name="Text">What the model wrote; empty when there was no answer.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">Why, in a sentence for people.</param>
/// <param name="Violations">The rules that it breaks, each as the statements that cannot all be true.</param>
public sealed record GeneratedCandidate(string Text, CandidateOutcome Outcome, string Reason, ImmutableArray<Violation> Violations);
