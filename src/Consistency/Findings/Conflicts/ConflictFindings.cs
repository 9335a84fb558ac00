using System.Collections.Immutable;

namespace Consistency.Findings;

/// <summary>The part of a report that is about conflicts and their repairs.</summary>
internal sealed record ConflictFindings
{
    public static readonly ConflictFindings None = new();

    public ImmutableArray<Violation> Violations { get; init; } = [];

    public ImmutableArray<ViolationGroup> Groups { get; init; } = [];

    public bool HasMoreViolations { get; init; }

    public int UnlistedViolations { get; init; }

    public ImmutableArray<Repair> Repairs { get; init; } = [];

    public bool HasMoreRepairs { get; init; }

    /// <summary>What the shares add up to, in units of weight times <see cref="ConflictPacking.Fineness"/>.</summary>
    public long SumOfShares { get; init; }

    public SourceFindings Sources { get; init; } = SourceFindings.None;
}
