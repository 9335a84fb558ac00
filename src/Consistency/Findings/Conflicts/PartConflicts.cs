namespace Consistency.Findings;

/// <summary>What an enumeration found in one part.</summary>
/// <param name="Conflicts">The conflicts.</param>
/// <param name="IsComplete">Whether there are no others.</param>
/// <param name="Corrections">All minimal sets of groups to give up; null when not all are known.</param>
internal sealed record PartConflicts(List<SoftConflict> Conflicts, bool IsComplete, List<int[]>? Corrections);
