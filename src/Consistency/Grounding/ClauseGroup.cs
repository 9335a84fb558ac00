namespace Consistency.Grounding;

/// <summary>Ground clauses that stand or fall together: all of a statement, or one instance of a weighted rule.</summary>
/// <param name="Statement">The number of the statement; -1 for clauses that come from none.</param>
/// <param name="Role">What the clauses are for.</param>
/// <param name="Law">The law of a declaration that they apply.</param>
/// <param name="Instance">The constants of the instance, separated by commas; empty when the statement stands as a whole.</param>
internal readonly record struct ClauseGroup(int Statement, ClauseRole Role, Law Law, string Instance = "");
