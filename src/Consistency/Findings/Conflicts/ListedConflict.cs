namespace Consistency.Findings;

/// <summary>A conflict as it is listed: all conflicts of instances that read the same.</summary>
/// <param name="Statements">The conflict with the statements that it is listed by.</param>
/// <param name="Sets">The sets of groups that can be given up which are behind it.</param>
internal sealed record ListedConflict(StatementConflict Statements, List<int[]> Sets);
