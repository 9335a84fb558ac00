using Consistency.Language;

namespace Consistency.Formats;

/// <summary>Reads statements in any of the forms of <see cref="DocumentFormat"/>.</summary>
/// <remarks>
/// Thread-safe. A document may hold anything: what cannot be read becomes a diagnostic with its place, never an exception, and
/// the rest is read all the same. The one exception is WCNF, of which a faulty document is refused as a whole, because a file
/// that was cut off must not pass for a smaller instance. Time is linear in the size of the document.
/// </remarks>
public static class DocumentReader
{
    /// <summary>Reads a document.</summary>
    /// <param name="bytes">Its bytes: UTF-8, for WCNF also gzip.</param>
    /// <param name="format">Its form.</param>
    /// <param name="file">The name of its file for places in reports; null for none.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The statements, their words, and what could not be read.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ParseResult Read(
        ReadOnlySpan<byte> bytes, DocumentFormat format, string? file = null, CancellationToken cancellationToken = default) =>
        Read(bytes, format, file, [], new ClaimParser(), cancellationToken);

    /// <summary>Gives the format that a file name's ending stands for.</summary>
    /// <param name="path">The name of a file.</param>
    /// <returns>The format; <see cref="DocumentFormat.Claims"/> for every ending that is none of a format's.</returns>
    public static DocumentFormat FormatOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".json" => DocumentFormat.Json,
            ".jsonl" or ".ndjson" => DocumentFormat.JsonLines,
            ".csv" => DocumentFormat.Csv,
            ".tsv" => DocumentFormat.Tsv,
            ".p" or ".tptp" => DocumentFormat.Tptp,
            ".smt2" => DocumentFormat.SmtLib,
            ".wcnf" or ".cnf" => DocumentFormat.Wcnf,
            _ => DocumentFormat.Claims,
        };
    }

    /// <summary>Reads a document whose ids must differ from those of others; its own are added.</summary>
    internal static ParseResult Read(
        ReadOnlySpan<byte> bytes,
        DocumentFormat format,
        string? file,
        HashSet<string> takenIds,
        ClaimParser parser,
        CancellationToken cancellationToken)
    {
        if (format == DocumentFormat.Wcnf)
        {
            return WcnfDocumentReader.Read(bytes, file, takenIds, cancellationToken);
        }

        DecodedText decoded = TextDecoder.Decode(bytes, file);
        ParseResult result = format switch
        {
            DocumentFormat.Claims => parser.Parse(decoded.Text, file, takenIds, cancellationToken),
            DocumentFormat.Json => new JsonClaimReader(decoded.Text, file, takenIds, parser).ReadDocument(cancellationToken),
            DocumentFormat.JsonLines => new JsonClaimReader(decoded.Text, file, takenIds, parser).ReadLines(cancellationToken),
            DocumentFormat.Csv => new TripleReader(decoded.Text, ',', file, takenIds).Read(cancellationToken),
            DocumentFormat.Tsv => new TripleReader(decoded.Text, '\t', file, takenIds).Read(cancellationToken),
            DocumentFormat.Tptp => new TptpReader(decoded.Text, file, takenIds).Read(cancellationToken),
            DocumentFormat.SmtLib => new SmtLibReader(decoded.Text, file, takenIds).Read(cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such format."),
        };
        return decoded.Diagnostics.IsEmpty
            ? result
            : new ParseResult(result.Statements, result.Vocabulary, [.. decoded.Diagnostics, .. result.Diagnostics]);
    }
}
