namespace Consistency.Solving;

/// <summary>How far an optimisation came.</summary>
public enum MaxSatStatus
{
    /// <summary>A limit was hit before any feasible assignment was found.</summary>
    Unknown,

    /// <summary>A limit was hit: the assignment satisfies all hard clauses, but a cheaper one may exist, down to the lower bound.</summary>
    Feasible,

    /// <summary>The assignment is one of least cost.</summary>
    Optimal,

    /// <summary>The hard clauses contradict each other; no assignment exists.</summary>
    Unsatisfiable,
}
