namespace Consistency.Findings;

/// <summary>How much more the best world costs in which a claim goes the other way: a kept claim false, a changed one true.</summary>
/// <remarks>0 means that a repair that decides otherwise is as cheap. Immutable.</remarks>
public sealed class ClaimMargin
{
    internal ClaimMargin(decimal lower, decimal? upper, bool isForced)
    {
        Lower = lower;
        Upper = upper;
        IsForced = isForced;
    }

    /// <summary>Gets a number that the margin is not below; 0 when <see cref="IsForced"/>.</summary>
    public decimal Lower { get; }

    /// <summary>Gets a number that the margin is not above; null when none is known, or <see cref="IsForced"/>.</summary>
    public decimal? Upper { get; }

    /// <summary>Gets a value indicating whether what is certain leaves the claim no other way, at whatever cost.</summary>
    public bool IsForced { get; }

    /// <summary>Gets a value indicating whether the margin is known exactly.</summary>
    public bool IsExact => IsForced || Lower == Upper;
}
