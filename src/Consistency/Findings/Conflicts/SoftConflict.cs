namespace Consistency.Findings;

/// <summary>A conflict as the solver sees it: clause groups that cannot all hold, given what is certain; minimal.</summary>
/// <param name="Part">The part of the program that it lies in.</param>
/// <param name="Groups">The groups that can be given up, ascending.</param>
/// <param name="Cost">The sum of their weights.</param>
internal sealed record SoftConflict(int Part, int[] Groups, long Cost);
