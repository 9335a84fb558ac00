namespace Consistency.Solving;

/// <summary>Thresholds of the core-guided search. They change the time, never the answer.</summary>
internal sealed record SearchTuning
{
    /// <summary>Gets the number of soft literals from which they are taken in strata, heaviest first.</summary>
    public int FewestStratified { get; init; } = 64;

    /// <summary>Gets the size from which a core is shrunk by search, not by propagation alone.</summary>
    public int SmallestSearchedCore { get; init; } = 20;
}
