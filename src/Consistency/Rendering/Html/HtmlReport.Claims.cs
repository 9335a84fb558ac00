using Consistency.Findings;

namespace Consistency.Rendering.Html;

/// <content>The table of claims.</content>
internal sealed partial class HtmlReport
{
    private void WriteClaims()
    {
        if (_report.Claims.IsEmpty)
        {
            return;
        }

        _html.Open("section", ("aria-labelledby", "claims")).Element("h2", "Claims", ("id", "claims")).Line();
        WriteFilter();
        _html.Open("div", ("class", "table")).Open("table", ("id", "claim-table")).Line();
        _html.Element("caption", "What becomes of every statement that can be given up", ("class", "role")).Line();
        _html.Open("thead").Open("tr");
        WriteColumn("Place", isNumber: false, "ascending");
        WriteColumn("Statement", isNumber: false);
        WriteColumn("Outcome", isNumber: false);
        WriteColumn("Weight", isNumber: true);
        WriteColumn("Margin", isNumber: true);
        WriteColumn("Probability", isNumber: true);
        _html.Close().Close().Line().Open("tbody").Line();
        foreach (ClaimVerdict claim in _report.Claims)
        {
            WriteClaim(claim);
        }

        _html.Close().Line().Close().Close().Line().Close().Line();
    }

    private void WriteFilter()
    {
        _html.Open("div", ("class", "bar"), ("id", "filter"), ("hidden", "hidden")).Line();
        _html.Open("label").Text("Words ").Void("input", ("type", "search"), ("id", "filter-words")).Close().Line();
        _html.Open("label").Text("Outcome ").Open("select", ("id", "filter-outcome")).Element("option", "all", ("value", string.Empty));
        foreach (string outcome in _report.Claims.Select(static c => c.Outcome).Distinct().Order().Select(static o => o.ToString().ToLowerInvariant()))
        {
            _html.Element("option", outcome, ("value", outcome));
        }

        _html.Close().Close().Line();
        _html.Element("span", string.Empty, ("id", "filter-count"), ("role", "status")).Line().Close().Line();
    }

    private void WriteColumn(string name, bool isNumber, string? sort = null) =>
        _html.Open("th", ("scope", "col"), ("class", isNumber ? "number" : null), ("aria-sort", sort)).Element("button", name, ("type", "button")).Close();

    private void WriteClaim(ClaimVerdict claim)
    {
        string outcome = claim.Outcome.ToString().ToLowerInvariant();
        string number = Number(_numbers[claim.Statement]);
        _html.Open(
            "tr", ("id", $"claim-{number}"), ("data-statement", number), ("data-order", number), ("data-outcome", outcome));
        _html.Element("td", claim.Statement.Span.ToString(), ("class", "place"), ("data-value", number.PadLeft(9, '0')));
        _html.Open("td").Element("span", $"[{claim.Statement.Id}]", ("class", "id")).Text(" ").Element("span", claim.Statement.Text, ("class", "said"));
        if (claim.Statement.Source is { } source)
        {
            _html.Text(" ").Element("span", $"({source})", ("class", "role"));
        }

        _html.Close().Element("td", outcome, ("class", $"outcome-{outcome}")).Element("td", Number(claim.Weight), ("class", "number"));
        (string margin, string order) = MarginOf(claim);
        _html.Element("td", margin, ("class", "number"), ("data-value", order));
        string probability = claim.Probability is { } p ? Number(p) : string.Empty;
        _html.Element("td", probability, ("class", "number"), ("data-value", probability.Length == 0 ? "-1" : probability)).Close().Line();
    }

    // In words, and as the number by which the column is sorted.
    private static (string Words, string Order) MarginOf(ClaimVerdict claim) => claim.Margin switch
    {
        null => (string.Empty, "-1"),
        { IsForced: true } => ("forced", "Infinity"),
        { IsExact: true } exact => (Number(exact.Lower), Number(exact.Lower)),
        { } bounds => ($"at least {Number(bounds.Lower)}", Number(bounds.Lower)),
    };
}
