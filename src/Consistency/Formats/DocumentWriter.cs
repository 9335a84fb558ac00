using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Formats;

/// <summary>Writes statements in any of the forms of <see cref="TranslationFormat"/>.</summary>
/// <remarks>
/// Thread-safe, and the same input gives the same text. The claim language, TPTP and JSON keep the formulas: read back, they are
/// the same. SMT-LIB and WCNF keep the optimum: they hold the ground clauses that a check solves, with transitivity written out.
/// </remarks>
public static class DocumentWriter
{
    /// <summary>Writes statements.</summary>
    /// <param name="claims">The statements.</param>
    /// <param name="format">The form.</param>
    /// <param name="options">How confidences weigh and how many instances rules may have, for SMT-LIB and WCNF; the defaults when null.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>The document and what it leaves out.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format, or an option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Translation Write(
        ClaimSet claims, TranslationFormat format, ConsistencyOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claims);
        options ??= new ConsistencyOptions();
        options.Validate();
        if (format is not (TranslationFormat.Claims or TranslationFormat.English))
        {
            // Formulas mean no more than they say.
            claims = ComparisonLaws.AddTo(claims);
        }

        return format switch
        {
            TranslationFormat.Claims or TranslationFormat.English or TranslationFormat.Formal =>
                new ClaimLanguageWriter(claims, format).Write(cancellationToken),
            TranslationFormat.SmtLib => SmtLibWriter.Write(claims, options, cancellationToken),
            TranslationFormat.Wcnf => WcnfWriter.Write(claims, options, cancellationToken),
            TranslationFormat.Tptp => new TptpWriter(claims).Write(cancellationToken),
            TranslationFormat.Json => JsonClaimWriter.Write(claims, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such format."),
        };
    }
}
