namespace Consistency.Solving;

/// <summary>What an oracle found out about its clauses and the assumptions of one call.</summary>
public enum OracleAnswer
{
    /// <summary>A limit was hit before the question was decided: this says nothing either way.</summary>
    Unknown,

    /// <summary>All clauses and assumptions can hold together; the assignment can be read.</summary>
    Satisfiable,

    /// <summary>They cannot hold together; the core can be read.</summary>
    Unsatisfiable,
}
