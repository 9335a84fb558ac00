using System.Globalization;
using Consistency.Findings;

namespace Consistency.Rendering.Html;

/// <content>The top: verdict, score and numbers.</content>
internal sealed partial class HtmlReport
{
    private string Title() => _report.Verdict switch
    {
        Verdict.Consistent when !_report.IsComplete => "Incomplete",
        Verdict.Consistent => "Consistent",
        Verdict.Inconsistent => "Inconsistent",
        Verdict.NothingToCheck => "Nothing to check",
        _ => "Undecided",
    };

    // Green only where everything was read and holds together.
    private string VerdictClass() => _report.Verdict switch
    {
        Verdict.Inconsistent => "bad",
        Verdict.Consistent when _report.IsComplete => "good",
        _ => "open",
    };

    private void WriteHeader()
    {
        _html.Open("header").Line();
        _html.Open("div", ("class", "top")).Line();
        _html.Element("div", VerdictClass() switch { "good" => "✓", "bad" => "✕", _ => "?" }, ("class", "badge"), ("aria-hidden", "true")).Line();
        _html.Open("div", ("class", "lead")).Element("h1", Title(), ("id", "verdict"));
        string verdict = ReportLines.VerdictOf(_report);
        _html.Element("p", verdict.StartsWith(Title() + ": ", StringComparison.Ordinal) ? Capitalised(verdict[(Title().Length + 2)..]) : verdict).Close().Line();
        if (Score() is { } score)
        {
            WriteScore(score);
        }

        _html.Element("button", "Dark", ("type", "button"), ("id", "theme"), ("aria-pressed", "false"), ("hidden", "hidden")).Line();
        _html.Close().Line();
        WriteNumbers();
        WriteContents();
        _html.Close().Line();
    }

    // Of the weight of all that can be given up, the share that stays; only where it is known for certain.
    private decimal? Score() =>
        _report.Numbers?.CoherenceGap is { } gap ? 1 - gap
        : _report is { Verdict: Verdict.Consistent, IsComplete: true, Claims.IsEmpty: false } ? 1
        : null;

    private void WriteScore(decimal score)
    {
        const decimal Around = 2 * 3.141593m * 26;
        string percent = Percent(score);
        _html.Open("div", ("class", "score"), ("role", "img"), ("aria-label", $"Score: {percent} of the weight of all claims can stand together"), ("title", $"{percent} of the weight of all claims can stand together")).Line();
        _html.Open("svg", ("viewBox", "0 0 64 64"), ("aria-hidden", "true"));
        _html.Open("circle", ("cx", "32"), ("cy", "32"), ("r", "26"), ("class", "track")).Close();
        string part = (score * Around).ToString("0.##", CultureInfo.InvariantCulture);
        _html.Open("circle", ("cx", "32"), ("cy", "32"), ("r", "26"), ("class", "part"), ("transform", "rotate(-90 32 32)"), ("stroke-dasharray", $"{part} 200")).Close();
        _html.Close().Element("span", $"{Number(Math.Floor(score * 100))} %", ("class", "percent"), ("aria-hidden", "true")).Element("span", "score", ("class", "of"), ("aria-hidden", "true")).Close().Line();
    }

    private void WriteNumbers()
    {
        _html.Open("dl", ("class", "numbers")).Line();
        WriteNumber("Conflicts", (_report.HasMoreViolations ? "at least " : string.Empty) + Number(_report.Violations.Length + _report.UnlistedViolations));
        if (_report.Repair is { } repair)
        {
            WriteNumber(_report.Optimum == OptimumStatus.Proved ? "Cheapest repair (proved)" : "Best repair found", Number(repair.Cost));
            WriteNumber("Statements to change", Number(repair.Changes.Length));
        }

        WriteNumber("Claims", _report.Claims.Length.ToString("N0", CultureInfo.InvariantCulture));
        foreach (IGrouping<ClaimOutcome, ClaimVerdict> outcome in _report.Claims.GroupBy(static c => c.Outcome).OrderBy(static g => g.Key))
        {
            WriteNumber(outcome.Key.ToString(), outcome.Count().ToString("N0", CultureInfo.InvariantCulture));
        }

        if (_report.Numbers?.ConflictDensity is { } density)
        {
            WriteNumber("Claims in a conflict", Percent(density));
        }

        if (_report.Numbers is { ApplicableConstraints: > 0 and int applicable, ViolatedConstraints: { } violated })
        {
            WriteNumber("Constraints that hold", $"{Number(applicable - violated)} of {Number(applicable)}");
        }

        _html.Close().Line();
    }

    private void WriteNumber(string name, string value) =>
        _html.Open("div").Element("dt", name).Element("dd", value).Close().Line();

    private void WriteContents()
    {
        (string Id, string Name, bool Is)[] sections =
        [
            ("conflicts", "Conflicts", !_report.Violations.IsEmpty),
            ("repairs", "Repairs", !_report.Repairs.IsEmpty),
            ("disagreements", "Disagreements", !_report.Disagreements.IsEmpty),
            ("answers", "Answers", !_report.Answers.IsEmpty),
            ("picture", "Graph", HasGraph),
            ("sources", "Text", HasSources),
            ("claims", "Claims", !_report.Claims.IsEmpty),
            ("remarks", "Remarks", !_report.Diagnostics.IsEmpty),
        ];
        _html.Open("nav", ("aria-label", "Contents"));
        foreach ((string id, string name, _) in sections.Where(static s => s.Is))
        {
            _html.Element("a", name, ("href", "#" + id)).Text(" ");
        }

        _html.Close().Line();
    }

    private static string Capitalised(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
