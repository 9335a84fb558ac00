namespace Consistency.Findings;

/// <summary>What a check found.</summary>
/// <remarks>Whether every statement could be read is told apart, by <see cref="ConsistencyReport.IsComplete"/>.</remarks>
public enum Verdict
{
    /// <summary>All statements that were read can be true together.</summary>
    Consistent,

    /// <summary>They cannot.</summary>
    Inconsistent,

    /// <summary>A limit was hit before it was known; see the diagnostics.</summary>
    Undecided,

    /// <summary>There is no claim, fact, rule or question among the statements that were read.</summary>
    NothingToCheck,
}
