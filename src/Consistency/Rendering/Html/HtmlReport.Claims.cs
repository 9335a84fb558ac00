using Consistency.Claims;
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

        HashSet<Statement> inConflict = [.. _report.Violations.SelectMany(static v => v.Statements)];
        OpenSection("claims", "Claims");
        WriteFilter();
        _html.Open("div", ("class", "table"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Table of claims")).Open("table", ("id", "claim-table")).Line();
        _html.Element("caption", "What becomes of every statement that can be given up").Line();
        _html.Open("thead").Open("tr");
        WriteColumn("Place", "Where it stands", isNumber: false, "ascending");
        WriteColumn("Statement", "What it says, and who says so", isNumber: false);
        WriteColumn("Outcome", "What becomes of it in the cheapest repair", isNumber: false);
        WriteColumn("Weight", "What it costs to give it up", isNumber: true);
        WriteColumn("Margin", "How much more it costs when it goes the other way", isNumber: true);
        WriteColumn("Probability", "How probable it is, given all the others", isNumber: true);
        _html.Close().Close().Line().Open("tbody").Line();
        foreach (ClaimVerdict claim in _report.Claims)
        {
            WriteClaim(claim, inConflict.Contains(claim.Statement));
        }

        _html.Close().Line().Close().Close().Line();
        _html.Element("button", "Show more", ("type", "button"), ("id", "more"), ("hidden", "hidden")).Line();
        _html.Close().Line();
    }

    private void WriteFilter()
    {
        _html.Open("div", ("class", "bar"), ("id", "filter"), ("role", "search"), ("aria-label", "Filter the claims"), ("hidden", "hidden")).Line();
        _html.Open("label").Text("Words ").Void("input", ("type", "search"), ("id", "filter-words"), ("autocomplete", "off")).Close().Line();
        _html.Open("label").Text("Outcome ").Open("select", ("id", "filter-outcome")).Element("option", "all", ("value", string.Empty));
        foreach (string outcome in _report.Claims.Select(static c => c.Outcome).Distinct().Order().Select(Lower))
        {
            _html.Element("option", outcome, ("value", outcome));
        }

        _html.Close().Close().Line();
        _html.Open("label", ("class", "check")).Void("input", ("type", "checkbox"), ("id", "filter-conflict")).Text(" In a conflict").Close().Line();
        _html.Element("span", string.Empty, ("id", "filter-count"), ("role", "status")).Line().Close().Line();
    }

    private void WriteColumn(string name, string meaning, bool isNumber, string? sort = null) =>
        _html.Open("th", ("scope", "col"), ("class", isNumber ? "number" : null), ("aria-sort", sort))
            .Element("button", name, ("type", "button"), ("title", meaning)).Close();

    private void WriteClaim(ClaimVerdict claim, bool isInConflict)
    {
        string outcome = Lower(claim.Outcome);
        string number = Number(_numbers[claim.Statement]);
        _html.Open(
            "tr", ("id", $"claim-{number}"), ("data-statement", number), ("data-outcome", outcome), ("data-conflict", isInConflict ? "yes" : null));
        string place = Shortened(claim.Statement.Span.ToString(), LongestName);
        _html.Open("td", ("class", "place"));
        if (_marked.Contains(claim.Statement))
        {
            _html.Element("a", place, ("href", $"#text-{number}"));
        }
        else
        {
            _html.Text(place);
        }

        _html.Close().Open("td").Element("span", $"[{Shortened(claim.Statement.Id, LongestName)}]", ("class", "id")).Text(" ");
        WriteSaid(claim.Statement, int.MaxValue);
        string said = string.Join(", ", new[] { claim.Statement.Source ?? string.Empty, claim.Statement.Attribution?.ToString() ?? string.Empty }
            .Where(static w => w.Length > 0));
        if (said.Length > 0)
        {
            _html.Text(" ").Element("span", $"({said})", ("class", "role"), ("dir", "auto"));
        }

        _html.Close().Open("td").Element("span", outcome, ("class", $"pill {outcome}")).Close();
        _html.Element("td", Number(claim.Weight), ("class", "number"));
        string? order = claim.Margin switch
        {
            null => "-1",
            { IsForced: true } => "Infinity",
            { IsExact: true } => null,
            { } bounds => Number(bounds.Lower),
        };
        _html.Element("td", ClaimNumbers.MarginOf(claim), ("class", "number"), ("data-value", order));
        string? probable = claim.Probability is not null ? null : Number(claim.ProbabilityBounds?.Lower ?? -1);
        _html.Element("td", ClaimNumbers.ProbabilityOf(claim), ("class", "number"), ("data-value", probable)).Close().Line();
    }
}
