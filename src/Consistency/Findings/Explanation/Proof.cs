using System.Collections.Immutable;

namespace Consistency.Findings;

/// <summary>A proof that was checked.</summary>
/// <param name="Steps">The steps; none when no proof was found within the limits.</param>
/// <param name="Named">The things that were named for it; null when none were.</param>
internal sealed record Proof(ImmutableArray<ProofStep> Steps, NamedThings? Named);
