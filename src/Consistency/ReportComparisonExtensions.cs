using Consistency.Findings;
using Consistency.Rendering;
using Consistency.Rendering.Markdown;

namespace Consistency;

/// <summary>The forms in which the difference between two reports can be written.</summary>
public static class ReportComparisonExtensions
{
    /// <summary>Writes a comparison as plain text, for people.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>The text; every line ends with a line feed.</returns>
    public static string ToText(this ReportComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return ReportExtensions.Join(ReportLines.Of(comparison));
    }

    /// <summary>Writes a comparison as JSON, for programs; <c>docs/report.md</c> describes it.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="indented">Whether it is spread over lines.</param>
    /// <returns>The document, which is the <c>comparison</c> of a report that was asked "what if".</returns>
    public static string ToJson(this ReportComparison comparison, bool indented = true)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return ReportExtensions.Json(indented, writer => ReportJsonConverter.Write(writer, comparison));
    }

    /// <summary>Writes a comparison in Markdown, for comments on a change.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>The text; every line ends with a line feed.</returns>
    public static string ToMarkdown(this ReportComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return MarkdownReport.Of(comparison);
    }

    /// <summary>Writes the later report with the comparison in it.</summary>
    internal static string ToReportJson(this ReportComparison comparison) =>
        ReportExtensions.Json(indented: true, writer => ReportJsonConverter.Write(writer, comparison.After, comparison));
}
