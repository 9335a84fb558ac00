using Consistency.Findings;
using Consistency.Rendering.Html;
using Consistency.Rendering.Svg;

namespace Consistency;

/// <content>What is looked at: a page, a picture.</content>
public static partial class ReportExtensions
{
    /// <summary>Writes a report as one HTML page that needs no other file and no network.</summary>
    /// <param name="report">The report.</param>
    /// <param name="options">What the page shows beyond the report, such as the texts that were checked; nothing when null.</param>
    /// <returns>The page. Whatever the claims say is text in it, never markup, and it runs no script but its own.</returns>
    public static string ToHtml(this ConsistencyReport report, HtmlOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        return HtmlReport.Of(report, options ?? new HtmlOptions());
    }

    /// <summary>Draws the conflicts of a report as a still SVG picture, for a README or a notebook.</summary>
    /// <remarks>
    /// The first 40 conflicts, with at most 120 statements, are drawn; the picture says when there are more. The same report gives the
    /// same bytes everywhere. It holds no script, loads nothing, and follows the light or dark colours of the reader's system.
    /// </remarks>
    /// <param name="report">The report.</param>
    /// <returns>The picture; its lines end in a line feed on every system. Text of statements is only ever text in it.</returns>
    public static string ToSvg(this ConsistencyReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return SvgReport.Of(report);
    }
}
