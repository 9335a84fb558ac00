using System.Collections.Immutable;

namespace Consistency.Solving.Certificates;

/// <summary>A proof that no assignment costs less than a bound, one proof for each connected part. Immutable.</summary>
/// <remarks>
/// Check it with <see cref="LowerBoundChecker"/>, which believes nothing in it. Parts whose bound is 0 need no proof and
/// are left out; soft clauses without literals are counted by the checker itself.
/// </remarks>
public sealed class LowerBoundCertificate
{
    /// <summary>Creates a certificate.</summary>
    /// <param name="lowerBound">The claim: no assignment costs less. <see cref="long.MaxValue"/> claims that there is none.</param>
    /// <param name="parts">The proofs of the parts.</param>
    public LowerBoundCertificate(long lowerBound, ImmutableArray<PartCertificate> parts)
    {
        LowerBound = lowerBound;
        Parts = parts;
    }

    /// <summary>Gets the claim: no assignment costs less.</summary>
    /// <value><see cref="long.MaxValue"/> when the claim is that the hard clauses contradict each other.</value>
    public long LowerBound { get; }

    /// <summary>Gets the proofs of the parts.</summary>
    public ImmutableArray<PartCertificate> Parts { get; }
}
