using System.Buffers;
using System.Text;
using System.Text.Json;
using Consistency.Findings;
using Consistency.Language;
using Consistency.Rendering.Html;

namespace Consistency.Server;

/// <summary>A form in which a report is answered.</summary>
/// <param name="Name">Its name in the query.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Write">Writes a report; the bytes are the request.</param>
internal sealed record ReplyFormat(string Name, string ContentType, Func<ConsistencyReport, byte[], string> Write)
{
    private const string Utf8 = "; charset=utf-8";

    private static readonly ReplyFormat[] All =
    [
        new("json", "application/json", static (report, _) => report.ToJson(indented: false)),
        new("sarif", "application/sarif+json", static (report, _) => report.ToSarif(indented: false)),
        new("junit", "application/xml" + Utf8, static (report, _) => report.ToJUnit()),
        new("markdown", "text/markdown" + Utf8, static (report, _) => report.ToMarkdown()),
        new("text", "text/plain" + Utf8, static (report, _) => report.ToText()),
        new("html", "text/html" + Utf8, static (report, bytes) => report.ToHtml(new HtmlOptions
        {
            Sources = new Dictionary<string, string> { [string.Empty] = TextDecoder.Decode(bytes).Text },
        })),
        new("svg", "image/svg+xml" + Utf8, static (report, _) => report.ToSvg()),
    ];

    /// <summary>Gets the form for the editor of the live page.</summary>
    public static ReplyFormat Live { get; } = new("live", "application/json", static (report, _) => ForEditor(report));

    /// <summary>Gets the names.</summary>
    public static IEnumerable<string> Names => All.Select(static f => f.Name);

    /// <summary>Gives the format of a name, the first one for none; null when there is no such format.</summary>
    public static ReplyFormat? Of(string name) =>
        name.Length == 0 ? All[0] : All.FirstOrDefault(f => f.Name == name);

    // The report, and where each claim stands: the editor marks it there.
    private static string ForEditor(ConsistencyReport report)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("report");
            writer.WriteRawValue(report.ToJson(indented: false));
            writer.WriteStartArray("claims");
            foreach (ClaimVerdict claim in report.Claims.Where(static c => !c.Statement.Span.IsNone))
            {
                writer.WriteStartObject();
                writer.WriteString("id", claim.Statement.Id);
                writer.WriteString("outcome", claim.Outcome.ToString().ToLowerInvariant());
                writer.WriteNumber("line", claim.Statement.Span.Line);
                writer.WriteNumber("column", claim.Statement.Span.Column);
                writer.WriteNumber("endLine", claim.Statement.Span.EndLine);
                writer.WriteNumber("endColumn", claim.Statement.Span.EndColumn);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
