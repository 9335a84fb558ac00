using Consistency.Solving.Certificates;

namespace Consistency.Solving;

/// <summary>What is known of a part when its solver is gone. Immutable.</summary>
internal sealed class PartOutcome
{
    /// <summary>Gets the part.</summary>
    public required int Part { get; init; }

    /// <summary>Gets how the search ended.</summary>
    public required OracleAnswer Answer { get; init; }

    /// <summary>Gets a cost that no assignment undercuts.</summary>
    public required long LowerBound { get; init; }

    /// <summary>Gets the cost of the best assignment; <see cref="long.MaxValue"/> without one.</summary>
    public required long UpperBound { get; init; }

    /// <summary>Gets a value indicating whether that is the canonical one.</summary>
    public required bool IsCanonical { get; init; }

    /// <summary>Gets the best assignment, by local variable.</summary>
    public required bool[] Best { get; init; }

    /// <summary>Gets which soft clauses it falsifies, in the order of the part.</summary>
    public required bool[] IsFalsified { get; init; }

    /// <summary>Gets the proof; null when none was wanted or found.</summary>
    public required PartCertificate? Certificate { get; init; }

    /// <summary>Gets a value indicating whether the proof was checked and found right.</summary>
    public required bool IsProved { get; init; }
}
