namespace Consistency.Findings;

/// <summary>A minimal conflict of units of statements, certain ones included.</summary>
/// <param name="Part">The part whose oracle found it.</param>
/// <param name="Units">The units.</param>
/// <param name="Statements">The numbers of their statements, ascending.</param>
/// <param name="IsMinimal">Whether it is known to be minimal.</param>
internal sealed record StatementConflict(int Part, int[] Units, int[] Statements, bool IsMinimal);
