using System.Runtime.InteropServices;
using System.Text.Json;
using Consistency.Claims;
using Consistency.Formats;
using Consistency.Language;

namespace Consistency.Cli.Batch;

/// <summary>One document of a batch, read from its line.</summary>
internal sealed class BatchDocument : IDisposable
{
    private readonly JsonDocument? _json;
    private readonly Func<ClaimSet>? _withAllShared;

    private BatchDocument(JsonDocument? json, JsonElement? id, string? problem, int? column)
    {
        _json = json;
        Id = id;
        Problem = problem;
        Column = column;
    }

    // Its statements with those of the shared ones that matter; null when all of them may.
    private BatchDocument(JsonDocument json, JsonElement? id, ClaimSet? claims, Func<ClaimSet> withAllShared)
    {
        _json = json;
        Id = id;
        Claims = claims ?? withAllShared();
        _withAllShared = claims is null ? null : withAllShared;
    }

    /// <summary>Gets its id as it was written; null when it has none. Good until the document is disposed of.</summary>
    public JsonElement? Id { get; }

    /// <summary>Gets its statements with the shared ones that can be part of a conflict or an answer; null when the line could not be read.</summary>
    public ClaimSet? Claims { get; }

    /// <summary>Gets its statements with all shared ones, where that may be more.</summary>
    public ClaimSet? ClaimsWithAllShared => _withAllShared?.Invoke();

    /// <summary>Gets why the line could not be read.</summary>
    public string? Problem { get; }

    /// <summary>Gets where that shows, in bytes of the line from 1; null when it is about all of it.</summary>
    public int? Column { get; }

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="shared">The statements that every document is checked with.</param>
    /// <param name="parser">The parser.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static BatchDocument Read(BatchLine line, BatchShared? shared, ClaimParser parser, CancellationToken cancellationToken)
    {
        if (line.Json.Length > LineReader.MaxLine)
        {
            return new BatchDocument(null, null, $"The line is longer than {LineReader.MaxLine} bytes.", null);
        }

        JsonDocument parsed;
        try
        {
            parsed = JsonDocument.Parse(line.Json);
        }
        catch (JsonException e)
        {
            return new BatchDocument(null, null, "This is not JSON.", (int)(e.BytePositionInLine ?? 0) + 1);
        }

        try
        {
            return Read(parsed, shared, parser, cancellationToken);
        }
        catch
        {
            parsed.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _json?.Dispose();

    private static BatchDocument Read(JsonDocument json, BatchShared? shared, ClaimParser parser, CancellationToken cancellationToken)
    {
        JsonElement document = json.RootElement;
        if (document.ValueKind != JsonValueKind.Object)
        {
            return new BatchDocument(json, null, "A document is an object, such as {\"id\": 1, \"text\": \"Tweety can fly.\"}.", 1);
        }

        JsonElement? id = document.TryGetProperty("id", out JsonElement given) && given.ValueKind is JsonValueKind.String or JsonValueKind.Number ? given : null;
        bool hasText = document.TryGetProperty("text", out JsonElement text);
        bool hasClaims = document.TryGetProperty("claims", out JsonElement claims);
        bool hasFacts = document.TryGetProperty("facts", out JsonElement facts);
        if (hasText == hasClaims)
        {
            return new BatchDocument(json, id, "A document has either a 'text' or an array of 'claims'.", null);
        }

        if (hasText && text.ValueKind != JsonValueKind.String)
        {
            return new BatchDocument(json, id, "'text' is not a string.", null);
        }

        if (hasClaims && claims.ValueKind != JsonValueKind.Array)
        {
            return new BatchDocument(json, id, "'claims' is not an array.", null);
        }

        if (hasFacts && facts.ValueKind is not (JsonValueKind.String or JsonValueKind.Array))
        {
            return new BatchDocument(json, id, "'facts' is neither a string nor an array.", null);
        }

        try
        {
            ClaimSet own = Statements(null);
            return new BatchDocument(
                json, id, shared is null ? own : shared.With(own, cancellationToken), () => Statements(shared?.Statements));
        }
        catch (InvalidOperationException)
        {
            return new BatchDocument(json, id, "A string has half a character in it.", null);
        }

        ClaimSet Statements(ParseResult? before)
        {
            ClaimSetBuilder builder = new(parser);
            if (before is not null)
            {
                builder.AddAll(before.Statements, before.Vocabulary, before.Diagnostics);
            }

            if (hasFacts)
            {
                ParseResult known = KnownStatements.Of(Parse(facts, parser, cancellationToken), "facts:");
                builder.AddAll(known.Statements, known.Vocabulary, known.Diagnostics);
            }

            return hasText
                ? builder.AddText(text.GetString()!, null, cancellationToken).Build()
                : builder.AddDocument(JsonMarshal.GetRawUtf8Value(claims), DocumentFormat.Json, null, cancellationToken).Build();
        }
    }

    private static ParseResult Parse(JsonElement facts, ClaimParser parser, CancellationToken cancellationToken) =>
        facts.ValueKind == JsonValueKind.String
            ? parser.Parse(facts.GetString()!, null, cancellationToken)
            : DocumentReader.Read(JsonMarshal.GetRawUtf8Value(facts), DocumentFormat.Json, null, [], parser, cancellationToken);
}
