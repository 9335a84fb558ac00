using Consistency.AI.Calls;
using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.AI.Relations;

/// <summary>What the check of sentences by their relations came to.</summary>
public sealed record RelationReport
{
    /// <summary>Gets the report: sentences and relations that cannot all hold, and what to give up.</summary>
    public required ConsistencyReport Report { get; init; }

    /// <summary>Gets the statements that were checked: the sentences, then their relations as weighted rules.</summary>
    public required ClaimSet Claims { get; init; }

    /// <summary>Gets how many pairs of sentences were scored.</summary>
    public required int ScoredPairs { get; init; }

    /// <summary>Gets what was asked of models.</summary>
    public ModelUsage Usage { get; init; }
}
