using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Formats;

/// <summary>Writes statements in any of the forms of <see cref="TranslationFormat"/>.</summary>
/// <remarks>
/// Thread-safe, and the same input gives the same text. A check of what was written and read back comes to the same: the claim language in words
/// and JSON keep the formulas, who says them, and the words that have laws by their meaning; the formal register and TPTP have the laws as statements. SMT-LIB and WCNF keep the optimum: they hold the ground clauses that a check solves, with transitivity written out.
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
        return format switch
        {
            TranslationFormat.Claims or TranslationFormat.English => new ClaimLanguageWriter(claims, format, claims.Statements.Length).Write(cancellationToken),
            TranslationFormat.Json => JsonClaimWriter.Write(claims, cancellationToken),
            TranslationFormat.Formal => SpelledOut(claims, hasOptions: true, c => new ClaimLanguageWriter(c, format, claims.Statements.Length).Write(cancellationToken)),
            TranslationFormat.SmtLib => SpelledOut(claims, hasOptions: false, c => SmtLibWriter.Write(c, options, cancellationToken)),
            TranslationFormat.Wcnf => SpelledOut(claims, hasOptions: false, c => WcnfWriter.Write(c, options, cancellationToken)),
            TranslationFormat.Tptp => SpelledOut(claims, hasOptions: false, c => new TptpWriter(c).Write(cancellationToken)),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such format."),
        };
    }

    // Formulas mean no more than they say, so what words mean is written as well.
    private static Translation SpelledOut(ClaimSet claims, bool hasOptions, Func<ClaimSet, Translation> write)
    {
        ClaimSet all = ClaimPreparation.SpelledOut(claims, hasOptions);
        Translation translation = write(all);
        Diagnostic[] problems = [.. all.Diagnostics.Skip(claims.Diagnostics.Length)];
        return problems.Length == 0 ? translation : new Translation(translation.Text, [.. problems, .. translation.Diagnostics]);
    }
}
