using Consistency.Solving.Elimination;

namespace Consistency.Solving;

/// <summary>Thresholds between the methods of solving, and of the core-guided search. They change the time, never the optimum.</summary>
internal sealed record SearchTuning
{
    /// <summary>Gets the number of soft literals from which they are taken in strata, heaviest first.</summary>
    public int FewestStratified { get; init; } = 64;

    /// <summary>Gets a value indicating whether an instance is split into parts that share no variable.</summary>
    public bool SplitsParts { get; init; } = true;

    /// <summary>Gets a value indicating whether a literal that must be true in every better assignment is made a clause.</summary>
    public bool Hardens { get; init; } = true;

    /// <summary>Gets the size down to which a core is shrunk by propagation.</summary>
    public int SmallestRefutedCore { get; init; } = 2;

    /// <summary>Gets the number of assumptions from which cores are collected many at a time.</summary>
    /// <remarks>They overlap more than cores asked for one by one, so it pays only where each question is long: measured.</remarks>
    public int FewestCollected { get; init; } = 7000;

    /// <summary>Gets the number of variables up to which all assignments are looked at, if the hard clauses leave few.</summary>
    public int MostScannedVariables { get; init; } = TruthTable.MostVariables;

    /// <summary>Gets the size of tables, all together, up to which they are tried before any search.</summary>
    public long MostTableEntries { get; init; } = 1 << 14;

    /// <summary>Gets the number of variables up to which an order for tables is looked for.</summary>
    public int MostTableVariables { get; init; } = 512;

    /// <summary>Gets a value indicating whether orders are recognised whose laws are written out.</summary>
    public bool RecognisesOrders { get; init; } = true;

    /// <summary>Gets a value indicating whether short clauses are rewritten by roof duality before any search.</summary>
    public bool RewritesShortClauses { get; init; } = true;

    /// <summary>Gets a value indicating whether what short hard clauses imply is found before that.</summary>
    public bool FindsImplied { get; init; } = true;

    /// <summary>Gets a value indicating whether variables that roof duality forces are taken out of the search.</summary>
    public bool FixesForced { get; init; } = true;

    /// <summary>Gets the size of tables, all together, up to which they are preferred to a search, where roof duality left something.</summary>
    public long MostTableEntriesBeforeSearch { get; init; } = 1 << 17;

    /// <summary>Gets the number of conflicts after which a search by cores makes room for one by cases, where that applies.</summary>
    public long ConflictsBeforeCases { get; init; } = 10;

    /// <summary>Gets the same for parts with clauses of three and more literals.</summary>
    /// <remarks>Cores usually end there; tables that are divided say little about long clauses, so their cases are many, and slow to check.</remarks>
    public long ConflictsBeforeCasesOfLongClauses { get; init; } = 1_000;

    /// <summary>Gets the number of cases after which the first search by cases gives up, and cores get another turn.</summary>
    public long FewestCases { get; init; } = 1 << 16;

    /// <summary>Gets the number of variables up to which a search by cases is tried.</summary>
    public int MostBranchedVariables { get; init; } = 256;

    /// <summary>Gets the size of the tables that bound the cases, all together.</summary>
    public long MostBoundingCells { get; init; } = 1 << 22;

    /// <summary>Gets the size of undivided tables, all together, up to which they are not divided.</summary>
    public long MostUndividedEntries { get; init; } = 1 << 14;

    /// <summary>Gets the number of variables that divided tables have at first.</summary>
    public int NarrowestTable { get; init; } = 9;

    /// <summary>Gets a value indicating whether costs are shifted between divided tables until they agree.</summary>
    public bool MatchesTables { get; init; } = true;

    /// <summary>Gets the number of optimal assignments from which they are no longer visited one by one.</summary>
    public int MostVisitedOptima { get; init; } = 256;

    /// <summary>Gets the number of cases after which the last search by cases gives up.</summary>
    public long MostCases { get; init; } = 1 << 28;
}
