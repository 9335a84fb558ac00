using Consistency.Claims;

namespace Consistency.Rendering.Html;

/// <content>What was remarked about the input and the check.</content>
internal sealed partial class HtmlReport
{
    private void WriteRemarks()
    {
        if (_report.Diagnostics.IsEmpty)
        {
            return;
        }

        OpenSection("remarks", "Remarks");
        _html.Open("ul", ("class", "remarks")).Line();
        foreach (Diagnostic diagnostic in _report.Diagnostics)
        {
            _html.Open("li").Element("span", Lower(diagnostic.Severity), ("class", $"pill severity-{Lower(diagnostic.Severity)}")).Text(" ");
            if (!diagnostic.Span.IsNone)
            {
                _html.Element("span", Shortened(diagnostic.Span.ToString(), LongestName), ("class", "place")).Text(" ");
            }

            _html.Element("span", $"{diagnostic.Id}: {Shortened(diagnostic.Message, LongestSaid)}", ("dir", "auto"));
            if (diagnostic.Hint is { } hint)
            {
                _html.Text(" ").Element("em", Shortened(hint, LongestSaid), ("dir", "auto"));
            }

            _html.Close().Line();
        }

        _html.Close().Line().Close().Line();
    }
}
