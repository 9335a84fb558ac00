using System.Net;
using Consistency.Findings;

namespace Consistency;

/// <summary>Makes the formatters with which a notebook shows a report: as its page in a sandboxed frame, and as plain text.</summary>
internal sealed class ReportFormatterSource
{
    private readonly object[] _formatters =
    [
        new ReportFormatter("text/html", static report => InFrame(report.ToHtml())),
        new ReportFormatter("text/plain", static report => report.ToText()),
    ];

    /// <summary>Gives the formatters; a kernel calls this by its name.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;

    // A page has styles and scripts of its own, which must not reach the notebook, nor the notebook's them.
    private static string InFrame(string page) =>
        $"""<iframe title="Consistency report" sandbox="allow-scripts" srcdoc="{WebUtility.HtmlEncode(page)}" style="width:100%;height:40rem;border:1px solid"></iframe>""";

    // The kernel calls its members by their names.
    private sealed class ReportFormatter(string mimeType, Func<ConsistencyReport, string> write)
    {
        public string MimeType => mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            if (instance is not ConsistencyReport report)
            {
                return false;
            }

            writer.Write(write(report));
            return true;
        }
    }
}
