using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Consistency.Findings;
using Consistency.Rendering;
using Consistency.Rendering.Html;

namespace Consistency;

/// <summary>Writes reports for people and for programs.</summary>
public static class ReportExtensions
{
    /// <summary>Says a report in plain text: the verdict, the conflicts with their reasons, the repair, and the answers.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The text; its lines end in a line feed on every system.</returns>
    public static string ToText(this ConsistencyReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        StringBuilder text = new();
        foreach (IReadOnlyList<StyledSegment> line in ReportLines.Of(report))
        {
            foreach (StyledSegment segment in line)
            {
                text.Append(segment.Text);
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Writes a report as one HTML page that needs no other file and no network.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The page. Whatever the claims say is text in it, never markup, and it runs no script but its own.</returns>
    public static string ToHtml(this ConsistencyReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return HtmlReport.Of(report);
    }

    /// <summary>Writes a report as JSON, in the form that <c>docs/report.md</c> describes.</summary>
    /// <param name="report">The report.</param>
    /// <param name="indented">Whether it is laid out for reading.</param>
    /// <returns>The document; not escaped for use inside HTML.</returns>
    public static string ToJson(this ConsistencyReport report, bool indented = true)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions
        {
            Indented = indented,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
        {
            ReportJsonConverter.Write(writer, report);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan).ReplaceLineEndings("\n");
    }
}
