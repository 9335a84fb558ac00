namespace Consistency.Solving.Counting;

/// <summary>What the numbers of soft clauses are about.</summary>
internal sealed record SoftQuestions
{
    /// <summary>
    /// Gets, for a soft clause, the clauses of which one at least is false when it "goes the other way": the clause itself
    /// where it says so; for a soft clause that only switches others on, those others, without the switch.
    /// </summary>
    public required Func<int, IReadOnlyList<int[]>> OppositeOf { get; init; }

    /// <summary>Gets whether worlds differ by the value of a variable; the others take whatever value is best.</summary>
    public required Func<int, bool> IsCounted { get; init; }

    /// <summary>Gets what one unit of cost is worth: a world's weight is e^(−unit · cost); null when no probabilities are wanted.</summary>
    public required double? Unit { get; init; }

    /// <summary>Gets the size of tables, all of a part together, up to which a good order of elimination is not looked for.</summary>
    public long MostEntries { get; init; } = 1 << 18;

    /// <summary>Gets the size of tables, all parts together, up to which they are used for margins, and again for counting.</summary>
    public long MostEntriesOfAll { get; init; } = 1 << 23;

    /// <summary>Gets the number of variables of a part up to which tables are used, or the number of worlds bounded.</summary>
    public int MostVariables { get; init; } = 2_048;

    /// <summary>Gets the size of tables, all of a part together, with which the number of worlds is bounded.</summary>
    public long MostBoundedEntries { get; init; } = 1 << 13;

    /// <summary>Gets how many literals may be read again, all parts together, where a clause after the other is forced and optimised.</summary>
    public long MostWork { get; init; } = 2_000_000;

    /// <summary>Gets the number of conflicts after which the search for one margin ends in bounds.</summary>
    public long MostConflicts { get; init; } = 2_000;
}
