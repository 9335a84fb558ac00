namespace Consistency.Solving;

/// <summary>Decides whether clauses can hold together under assumptions, and says why not.</summary>
/// <remarks>
/// <para>State machine. An oracle starts without an answer. <see cref="Solve"/> gives it one, which replaces the one
/// before. After <see cref="OracleAnswer.Satisfiable"/> the assignment can be read with <see cref="IsTrue"/>, after
/// <see cref="OracleAnswer.Unsatisfiable"/> the reason with <see cref="Core"/>. Variables and clauses may be added in every
/// state; the last answer stays readable, although it speaks of the clauses as they were.</para>
/// <para>Literals are DIMACS integers. An oracle belongs to one thread at a time.</para>
/// </remarks>
public interface ISatOracle
{
    /// <summary>Gets the number of variables; they are numbered from 1.</summary>
    int VariableCount { get; }

    /// <summary>Adds a variable.</summary>
    /// <returns>Its number.</returns>
    int AddVariable();

    /// <summary>Adds a clause for good: at least one of its literals is true.</summary>
    /// <param name="literals">The literals; none makes the clauses contradictory.</param>
    /// <exception cref="ArgumentException">A literal is 0 or its variable does not exist.</exception>
    void AddClause(ReadOnlySpan<int> literals);

    /// <summary>Decides whether all clauses can hold while all assumptions are true.</summary>
    /// <param name="assumptions">Literals that are true for this call only.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The answer; <see cref="OracleAnswer.Unknown"/> only when a limit of the oracle's own options is hit.</returns>
    /// <exception cref="ArgumentException">An assumption is 0 or its variable does not exist.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled; the oracle can be used on.</exception>
    OracleAnswer Solve(ReadOnlySpan<int> assumptions, CancellationToken cancellationToken = default);

    /// <summary>Tells whether a literal is true in the assignment that the last call found.</summary>
    /// <param name="literal">The literal.</param>
    /// <returns>True when it is. Of a literal and its negation exactly one is.</returns>
    /// <exception cref="InvalidOperationException">The last answer was not <see cref="OracleAnswer.Satisfiable"/>.</exception>
    bool IsTrue(int literal);

    /// <summary>Gets assumptions of the last call that cannot hold together; not necessarily as few as possible.</summary>
    /// <value>Valid until the next call of <see cref="Solve"/>; empty when the clauses alone contradict each other.</value>
    /// <exception cref="InvalidOperationException">The last answer was not <see cref="OracleAnswer.Unsatisfiable"/>.</exception>
    ReadOnlySpan<int> Core { get; }
}
