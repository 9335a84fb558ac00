using System.Collections.Immutable;
using Consistency.Findings;

namespace Consistency.AI.Retrieval;

/// <summary>A conflict, and whose it is.</summary>
/// <param name="Violation">The conflict.</param>
/// <param name="Sides">Who contradicts whom.</param>
/// <param name="Documents">The documents that take part, in the order in which they were given.</param>
public sealed record SourcedConflict(Violation Violation, ConflictSides Sides, ImmutableArray<string> Documents);
