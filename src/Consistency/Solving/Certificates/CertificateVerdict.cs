namespace Consistency.Solving.Certificates;

/// <summary>What checking a certificate against its instance gave. Immutable.</summary>
public sealed class CertificateVerdict
{
    internal CertificateVerdict(long lowerBound, long upperBound, string? flaw)
    {
        LowerBound = lowerBound;
        UpperBound = upperBound;
        Flaw = flaw;
    }

    /// <summary>Gets the claim that no assignment costs less.</summary>
    /// <value><see cref="long.MaxValue"/> when the claim is that there is no assignment.</value>
    public long LowerBound { get; }

    /// <summary>Gets the claim that some assignment costs this.</summary>
    /// <value><see cref="long.MaxValue"/> without an assignment.</value>
    public long UpperBound { get; }

    /// <summary>Gets what is wrong with the certificate.</summary>
    /// <value>Null when both claims are proved.</value>
    public string? Flaw { get; }
}
