namespace Consistency.Findings;

/// <summary>What becomes of a claim.</summary>
public enum ClaimOutcome
{
    /// <summary>It stays as it is.</summary>
    Kept,

    /// <summary>It is false, given everything certain and every claim that all cheapest repairs keep.</summary>
    Refuted,

    /// <summary>It is given up in the repair that was chosen; nothing shows that it is false.</summary>
    Withdrawn,

    /// <summary>A limit was hit before it was known.</summary>
    Undecided,
}
