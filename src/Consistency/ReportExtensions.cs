using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using Consistency.Findings;
using Consistency.Findings.Rules;
using Consistency.Rendering;
using Consistency.Rendering.JUnit;
using Consistency.Rendering.Markdown;
using Consistency.Rendering.Sarif;

namespace Consistency;

/// <summary>Writes reports for people and for programs.</summary>
public static partial class ReportExtensions
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

    internal static string Join(IReadOnlyList<IReadOnlyList<StyledSegment>> lines)
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

    /// <summary>Writes a report as a SARIF 2.1.0 log, for code scanning and editors.</summary>
    /// <remarks>
    /// Conflicts are results of kind <c>fail</c>, what was left undecided is <c>open</c>, a choice between repairs that cost
    /// the same is <c>review</c>; the cheapest repair is a fix that comments its statements out. What could not be read is a result too.
    /// </remarks>
    /// <param name="report">The report.</param>
    /// <param name="options">What was known before and what is accepted; nothing when null.</param>
    /// <param name="indented">Whether it is laid out for reading.</param>
    /// <returns>The log.</returns>
    public static string ToSarif(this ConsistencyReport report, SarifOptions? options = null, bool indented = true)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Json(indented, writer => SarifLog.Write(writer, report, options ?? new SarifOptions()));
    }

    /// <summary>Writes a report as JUnit XML, for build servers.</summary>
    /// <remarks>Claims and questions are test cases: a claim that the repair changes fails, what could not be read or decided is an error, a question without an answer is skipped.</remarks>
    /// <param name="report">The report.</param>
    /// <returns>The document.</returns>
    public static string ToJUnit(this ConsistencyReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using MemoryStream stream = new();
        using (XmlWriter writer = XmlWriter.Create(stream, new XmlWriterSettings
        {
            Indent = true,
            NewLineChars = "\n",
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        }))
        {
            JUnitLog.Write(writer, report);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length)) + "\n";
    }

    /// <summary>Says a report in Markdown, for a comment on a change: verdict, conflicts, repair, answers and remarks.</summary>
    /// <remarks>No text of a statement is read as markup, a mention or a link. Of many conflicts the first 20 are shown.</remarks>
    /// <param name="report">The report.</param>
    /// <returns>The text; its lines end in a line feed on every system.</returns>
    public static string ToMarkdown(this ConsistencyReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return MarkdownReport.Of(report);
    }

    internal static string Json(bool indented, Action<Utf8JsonWriter> write)
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
