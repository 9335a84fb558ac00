using System.Collections.Immutable;
using Consistency.Solving.Certificates;

namespace Consistency.Solving;

/// <summary>The outcome of an optimisation. Immutable.</summary>
public sealed class MaxSatResult
{
    internal MaxSatResult()
    {
    }

    /// <summary>Gets how far the optimisation came.</summary>
    public required MaxSatStatus Status { get; init; }

    /// <summary>Gets a cost that no assignment undercuts.</summary>
    /// <value>Equal to <see cref="UpperBound"/> when <see cref="Status"/> is <see cref="MaxSatStatus.Optimal"/>;
    /// <see cref="long.MaxValue"/> when no assignment exists.</value>
    public required long LowerBound { get; init; }

    /// <summary>Gets the cost of <see cref="Assignment"/>.</summary>
    /// <value><see cref="long.MaxValue"/> without an assignment.</value>
    public required long UpperBound { get; init; }

    /// <summary>Gets the assignment: the value of each variable at its number; place 0 is unused.</summary>
    /// <value>Empty without an assignment.</value>
    public required ImmutableArray<bool> Assignment { get; init; }

    /// <summary>Gets the soft clauses that the assignment falsifies, by index, ascending.</summary>
    public required ImmutableArray<int> FalsifiedSoft { get; init; }

    /// <summary>Gets a value indicating whether ties were broken as documented at <see cref="MaxSatSession"/>.</summary>
    /// <value>False when that was switched off or a limit was hit before; the cost is optimal all the same.</value>
    public required bool IsCanonical { get; init; }

    /// <summary>Gets a value indicating whether code that shares nothing with the search confirmed <see cref="LowerBound"/>.</summary>
    public required bool CertifiedLowerBound { get; init; }

    /// <summary>Gets the proof of <see cref="LowerBound"/>, for whoever wants to check it again or keep it.</summary>
    /// <value>Null unless <see cref="CertifiedLowerBound"/> is true.</value>
    public required LowerBoundCertificate? Certificate { get; init; }
}
