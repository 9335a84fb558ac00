using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Consistency.Findings;
using Consistency.Findings.Rules;
using Consistency.Rendering;

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
        return Join(ReportLines.Of(report));
    }

    /// <summary>Says a review of rules in plain text.</summary>
    /// <param name="review">The review.</param>
    /// <returns>The text; its lines end in a line feed on every system.</returns>
    public static string ToText(this RuleReview review)
    {
        ArgumentNullException.ThrowIfNull(review);
        return Join(ReportLines.Of(review));
    }

    private static string Join(IReadOnlyList<IReadOnlyList<StyledSegment>> lines)
    {
        StringBuilder text = new();
        foreach (IReadOnlyList<StyledSegment> line in lines)
        {
            foreach (StyledSegment segment in line)
            {
                text.Append(segment.Text);
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Writes a report as JSON, in the form that <c>docs/report.md</c> describes.</summary>
    /// <param name="report">The report.</param>
    /// <param name="indented">Whether it is laid out for reading.</param>
    /// <returns>The document; not escaped for use inside HTML.</returns>
    public static string ToJson(this ConsistencyReport report, bool indented = true)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Json(indented, writer => ReportJsonConverter.Write(writer, report));
    }

    /// <summary>Writes a review of rules as JSON, in the form that <c>docs/rules.md</c> describes.</summary>
    /// <param name="review">The review.</param>
    /// <param name="indented">Whether it is laid out for reading.</param>
    /// <returns>The document; not escaped for use inside HTML.</returns>
    public static string ToJson(this RuleReview review, bool indented = true)
    {
        ArgumentNullException.ThrowIfNull(review);
        return Json(indented, writer => ReportJsonConverter.Write(writer, review));
    }

    private static string Json(bool indented, Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions
        {
            Indented = indented,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan).ReplaceLineEndings("\n");
    }
}
