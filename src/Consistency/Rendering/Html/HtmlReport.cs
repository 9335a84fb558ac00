using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Rendering.Html;

/// <summary>Writes a report as one page that needs nothing else: no network, no other file.</summary>
/// <remarks>
/// All of it is in the HTML itself and can be read without the script, which sorts, filters and draws. The page may run
/// its own two scripts and nothing else (Content-Security-Policy by their hashes), whatever the claims say.
/// </remarks>
internal sealed partial class HtmlReport
{
    // More than this no picture shows.
    private const int MostConflictsDrawn = 300;

    private readonly ConsistencyReport _report;
    private readonly HtmlBuilder _html = new();
    private readonly Dictionary<Statement, int> _numbers = [];

    private HtmlReport(ConsistencyReport report)
    {
        _report = report;
        foreach (Statement statement in report.Claims.Select(static c => c.Statement).Concat(report.Violations.SelectMany(static v => v.Statements)))
        {
            _numbers.TryAdd(statement, _numbers.Count + 1);
        }
    }

    /// <summary>Gives the page.</summary>
    public static string Of(ConsistencyReport report)
    {
        HtmlReport page = new(report);
        page.Write();
        return page._html.ToString();
    }

    private void Write()
    {
        string script = Resource("report.js");
        string graph = Resource("report-graph.js");
        string style = Resource("report.css");
        string verdict = _report.Verdict.ToString().ToLowerInvariant() + (_report.IsComplete ? string.Empty : " incomplete");
        _html.Own("<!DOCTYPE html>\n").Open("html", ("lang", "en")).Line().Open("head").Line();
        _html.Void("meta", ("charset", "utf-8")).Line();
        _html.Void(
            "meta",
            ("http-equiv", "Content-Security-Policy"),
            ("content", $"default-src 'none'; style-src '{HashOf(style)}'; script-src '{HashOf(script)}' '{HashOf(graph)}'; base-uri 'none'; form-action 'none'")).Line();
        _html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")).Line();
        _html.Void("meta", ("name", "generator"), ("content", "Consistency")).Line();
        _html.Element("title", $"{Title()} – Consistency").Line();
        _html.Open("style").Own(style).Close().Line().Close().Line();
        _html.Open("body", ("class", $"verdict-{verdict}")).Line();
        _html.Element("a", "Skip to the conflicts", ("class", "skip"), ("href", "#main")).Line();
        WriteHeader();
        _html.Open("main", ("id", "main")).Line();
        WriteConflicts();
        WriteRepairs();
        WriteAnswers();
        WriteClaims();
        WriteGraph();
        WriteDiagnostics();
        _html.Close().Line();
        _html.Open("script").Own(script).Close().Line();
        if (HasGraph)
        {
            _html.Open("script").Own(graph).Close().Line();
        }

        _html.Close().Line().Close().Line();
    }

    private string Title() => _report.Verdict switch
    {
        Verdict.Consistent when !_report.IsComplete => "Incomplete",
        Verdict.Consistent => "Consistent",
        Verdict.Inconsistent => "Inconsistent",
        Verdict.NothingToCheck => "Nothing to check",
        _ => "Undecided",
    };

    private void WriteHeader()
    {
        _html.Open("header").Line();
        _html.Element("h1", Title(), ("id", "verdict")).Line();
        _html.Open("p").Text(ReportLines.VerdictOf(_report)).Close().Line();
        _html.Open("dl", ("class", "numbers")).Line();
        WriteNumber("Conflicts", (_report.HasMoreViolations ? "at least " : string.Empty) + Number(_report.Violations.Length));
        if (_report.Repair is { } repair)
        {
            WriteNumber(_report.Optimum == OptimumStatus.Proved ? "Cheapest repair (proved)" : "Best repair found", Number(repair.Cost));
            WriteNumber("Statements to change", Number(repair.Changes.Length));
        }

        WriteNumber("Claims", Number(_report.Claims.Length));
        _html.Close().Line();
        _html.Open("div", ("class", "bar")).Element("button", "Light or dark", ("type", "button"), ("id", "theme"), ("hidden", "hidden")).Close().Line();
        _html.Close().Line();
    }

    private void WriteNumber(string name, string value) =>
        _html.Open("div").Element("dt", name).Element("dd", value).Close().Line();

    private void WriteConflicts()
    {
        if (_report.Violations.IsEmpty)
        {
            return;
        }

        _html.Open("section", ("aria-labelledby", "conflicts")).Element("h2", "Conflicts", ("id", "conflicts")).Line();
        for (int i = 0; i < _report.Violations.Length; i++)
        {
            WriteConflict(i + 1, _report.Violations[i]);
        }

        if (_report.HasMoreViolations)
        {
            _html.Element("p", "More conflicts were not listed.").Line();
        }

        _html.Close().Line();
    }

    private void WriteConflict(int number, Violation violation)
    {
        _html.Open("article", ("class", "card"), ("id", ConflictId(number)), ("aria-labelledby", ConflictId(number) + "-title")).Line();
        _html.Open("h3", ("id", ConflictId(number) + "-title")).Text($"Conflict {number} ")
            .Element("span", string.Join(", ", violation.Kinds.Select(static k => k.ToString().ToLowerInvariant())), ("class", "kinds")).Close().Line();
        _html.Element("p", violation.Statements.Length == 1
            ? "This statement cannot be true."
            : $"These {violation.Statements.Length} statements cannot all be true.").Line();
        _html.Open("ul").Line();
        foreach (Statement statement in violation.Statements)
        {
            _html.Open("li", ("data-statement", Number(_numbers[statement])));
            WriteStatement(statement);
            _html.Close().Line();
        }

        _html.Close().Line();
        WriteReasons(violation);
        _html.Close().Line();
    }

    private void WriteReasons(Violation violation)
    {
        _html.Element("h4", "Why").Open("ul", ("class", "steps")).Line();
        foreach (string line in violation.Explanation)
        {
            _html.Element("li", line).Line();
        }

        _html.Close().Line();
    }

    private void WriteStatement(Statement statement)
    {
        if (!statement.Span.IsNone)
        {
            _html.Element("span", statement.Span.ToString(), ("class", "place")).Text(" ");
        }

        _html.Element("span", $"[{statement.Id}]", ("class", "id")).Text(" ").Element("span", statement.Text, ("class", "said"));
        string role = statement.Kind == StatementKind.Claim ? string.Empty : statement.Kind.ToString().ToLowerInvariant();
        string who = string.Join(", ", new[] { role, statement.Source ?? string.Empty }.Where(static w => w.Length > 0));
        if (who.Length > 0)
        {
            _html.Text(" ").Element("span", $"({who})", ("class", "role"));
        }
    }

    private void WriteRepairs()
    {
        if (_report.Repairs.IsEmpty)
        {
            return;
        }

        _html.Open("section", ("aria-labelledby", "repairs")).Element("h2", _report.Repairs.Length == 1 ? "Repair" : "Repairs", ("id", "repairs")).Line();
        if (_report.NextQuestion is { } question)
        {
            _html.Open("p").Text("To settle it, check first: ");
            WriteStatement(question.Statement);
            _html.Close().Line();
        }

        _html.Open("div", ("class", "repairs")).Line();
        for (int i = 0; i < _report.Repairs.Length; i++)
        {
            WriteRepair(i + 1, _report.Repairs[i]);
        }

        _html.Close().Line().Close().Line();
    }

    private void WriteRepair(int number, Repair repair)
    {
        string changes = "[" + string.Join(",", repair.Changes.Where(c => _numbers.ContainsKey(c.Statement)).Select(c => $"\"{_numbers[c.Statement]}\"")) + "]";
        string index = Number(number);
        _html.Open("article", ("class", "card repair"), ("data-repair", index), ("data-changes", changes)).Line();
        _html.Element("h3", $"Repair {index}: {Number(repair.Cost)}").Line();
        _html.Open("ul").Line();
        foreach (RepairChange change in repair.Changes)
        {
            _html.Open("li").Element("strong", change.Change == ChangeKind.Refuted ? "False: " : "Withdraw: ");
            WriteStatement(change.Statement);
            string instances = change.Instances.IsEmpty ? string.Empty : $" for {string.Join("; ", change.Instances)}";
            _html.Text($"{instances} ({Number(change.Weight)})").Close().Line();
        }

        _html.Close().Line();
        _html.Element(
            "button", "Show what it changes", ("type", "button"), ("data-show-repair", index), ("aria-pressed", "false"), ("hidden", "hidden")).Line();
        _html.Close().Line();
    }

    private void WriteAnswers()
    {
        if (_report.Answers.IsEmpty)
        {
            return;
        }

        _html.Open("section", ("aria-labelledby", "answers")).Element("h2", "Answers", ("id", "answers")).Line().Open("dl").Line();
        foreach (Answer answer in _report.Answers)
        {
            _html.Element("dt", answer.Question.Text).Open("dd").Element("strong", answer.Verdict.ToString());
            if (!answer.IsMentioned)
            {
                _html.Text(" (no statement speaks of this)");
            }

            _html.Close().Line();
        }

        _html.Close().Line().Close().Line();
    }

    private void WriteDiagnostics()
    {
        if (_report.Diagnostics.IsEmpty)
        {
            return;
        }

        _html.Open("section", ("aria-labelledby", "remarks")).Element("h2", "Remarks", ("id", "remarks")).Line().Open("ul").Line();
        foreach (Diagnostic diagnostic in _report.Diagnostics)
        {
            _html.Open("li");
            if (!diagnostic.Span.IsNone)
            {
                _html.Element("span", diagnostic.Span.ToString(), ("class", "place")).Text(" ");
            }

            _html.Element("strong", diagnostic.Severity.ToString()).Text($" {diagnostic.Id}: {diagnostic.Message}");
            if (diagnostic.Hint is { } hint)
            {
                _html.Text(" ").Element("em", hint);
            }

            _html.Close().Line();
        }

        _html.Close().Line().Close().Line();
    }

    private static string ConflictId(int number) => $"conflict-{Number(number)}";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(decimal value) => VisibleText.Number(value);

    private static string HashOf(string content) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    private static string Resource(string name)
    {
        using Stream stream = typeof(HtmlReport).Assembly.GetManifestResourceStream($"Consistency.Rendering.Html.{name}")!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
