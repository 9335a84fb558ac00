using Consistency.Solving;

namespace Consistency.Findings;

/// <summary>The cheapest repair of some parts.</summary>
/// <param name="Status">How far the search came; only an optimum or a contradiction is a result.</param>
/// <param name="Cost">Its cost.</param>
/// <param name="Falsified">The soft clauses that it gives up, by their numbers in the whole problem.</param>
internal readonly record struct ScopeOptimum(MaxSatStatus Status, long Cost, HashSet<int> Falsified);
