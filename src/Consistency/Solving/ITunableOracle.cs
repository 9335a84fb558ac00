namespace Consistency.Solving;

/// <summary>What the optimiser can use, but never needs, of an oracle: hints and budgets change the time, not the answer.</summary>
internal interface ITunableOracle
{
    /// <summary>Gets the number of conflicts in all calls so far.</summary>
    long Conflicts { get; }

    /// <summary>Gets or sets the number of conflicts after which each further call gives up.</summary>
    long ConflictBudget { get; set; }

    /// <summary>Gets the number of literals that the clauses are known to force; it never falls.</summary>
    int RootCount { get; }

    /// <summary>Gives 1 for a literal that the clauses are known to force, -1 for one that they refute, 0 otherwise.</summary>
    int RootValue(int literal);

    /// <summary>Tries to refute assumptions without search, by following their consequences only.</summary>
    /// <returns><see cref="OracleAnswer.Unsatisfiable"/>, with the core, or <see cref="OracleAnswer.Unknown"/>.</returns>
    OracleAnswer Refute(ReadOnlySpan<int> assumptions, CancellationToken cancellationToken);

    /// <summary>Assumes one literal after the other, following consequences only, and leaves out each one that cannot join.</summary>
    /// <param name="assumptions">The literals; earlier ones are preferred.</param>
    /// <param name="found">Is given a core for each literal left out, with that literal in it. It must not use the oracle.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns><see cref="OracleAnswer.Unsatisfiable"/> when a core was found, or when the clauses contradict each other
    /// (then none is given); else <see cref="OracleAnswer.Unknown"/>.</returns>
    OracleAnswer CollectCores(ReadOnlySpan<int> assumptions, CoreFound found, CancellationToken cancellationToken);

    /// <summary>Makes the search try this literal first when it must choose a value for the variable.</summary>
    void SuggestPhase(int literal);
}
