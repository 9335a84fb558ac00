using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Consistency.Claims;

namespace Consistency.Formats;

/// <summary>Writes statements as the JSON that <see cref="JsonClaimReader"/> reads.</summary>
internal static class JsonClaimWriter
{
    public static Translation Write(ClaimSet claims, CancellationToken cancellationToken)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartArray();
            foreach (Statement statement in claims.Statements)
            {
                cancellationToken.ThrowIfCancellationRequested();
                ClaimItem item = new()
                {
                    Id = JsonSerializer.SerializeToElement(WellFormed(statement.Id)!, ClaimItemContext.Default.String),
                    Kind = statement.Kind.ToString().ToLowerInvariant(),
                    Text = WellFormed(statement.Text),
                    Formula = statement.Formula?.ToString() ?? WithColon(statement.Declaration!.ToString()),
                    Confidence = statement.Confidence,
                    Source = WellFormed(statement.Source),
                };
                JsonSerializer.Serialize(writer, item, ClaimItemContext.Default.ClaimItem);
            }

            writer.WriteEndArray();
        }

        return new Translation(Encoding.UTF8.GetString(buffer.WrittenSpan).ReplaceLineEndings("\n") + "\n", []);
    }

    // "relation has: …" would be a sentence about a relation; a colon makes the keyword one.
    private static string WithColon(string declaration) => declaration.Insert(declaration.IndexOf(' ', StringComparison.Ordinal), ":");

    // Half a surrogate pair, which only code can bring in, has no place in JSON.
    private static string? WellFormed(string? text) => text is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
