namespace Consistency.Rendering.Sarif;

/// <summary>What a SARIF log says beyond the report: what was known before, and what is accepted.</summary>
/// <remarks>Immutable; nothing by default.</remarks>
public sealed record SarifOptions
{
    /// <summary>Gets the earlier log to compare with.</summary>
    /// <value>Null for none; else every result is marked new or unchanged, and those that are gone are repeated as absent.</value>
    public SarifBaseline? Baseline { get; init; }

    /// <summary>Gets the fingerprints of results that are accepted, each with the reason, or null where none was given.</summary>
    /// <value>
    /// Empty by default. Such results are marked as suppressed and stay in the log: what contradicts itself does so whoever
    /// accepts it.
    /// </value>
    public IReadOnlyDictionary<string, string?> Suppressions { get; init; } = new Dictionary<string, string?>();
}
