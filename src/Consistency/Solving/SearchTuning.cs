namespace Consistency.Solving;

/// <summary>Thresholds of the core-guided search. They change the time, never the answer.</summary>
internal sealed record SearchTuning
{
    /// <summary>Gets the number of soft literals from which they are taken in strata, heaviest first.</summary>
    public int FewestStratified { get; init; } = 64;

    /// <summary>Gets the size from which a core is shrunk by search, not by propagation alone.</summary>
    public int SmallestSearchedCore { get; init; } = 20;

    /// <summary>Gets the number of assumptions from which cores are collected many at a time.</summary>
    /// <remarks>They overlap more than cores asked for one by one, so it pays only where each question is long: measured.</remarks>
    public int FewestCollected { get; init; } = 7000;
}
