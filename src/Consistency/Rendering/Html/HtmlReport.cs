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
    private readonly ConsistencyReport _report;
    private readonly HtmlOptions _options;
    private readonly HtmlBuilder _html = new();
    private readonly Dictionary<Statement, int> _numbers = [];
    private readonly Dictionary<Statement, ClaimVerdict> _verdicts;
    private readonly Dictionary<Violation, int> _conflicts;

    private HtmlReport(ConsistencyReport report, HtmlOptions options)
    {
        _report = report;
        _options = options;
        _verdicts = report.Claims.ToDictionary(static c => c.Statement);
        _conflicts = report.Violations.Select(static (violation, i) => (violation, i + 1)).ToDictionary();
        foreach (Statement statement in report.Claims.Select(static c => c.Statement)
            .Concat(report.Violations.SelectMany(static v => v.Statements))
            .Concat(report.Disagreements.SelectMany(static d => d.Statements))
            .Concat(report.Answers.SelectMany(static a => a.Proofs.SelectMany(static p => p.Premises).Prepend(a.Question))))
        {
            _numbers.TryAdd(statement, _numbers.Count + 1);
        }
    }

    /// <summary>Gives the page.</summary>
    public static string Of(ConsistencyReport report, HtmlOptions options)
    {
        HtmlReport page = new(report, options);
        page.Write();
        return page._html.ToString();
    }

    private void Write()
    {
        FindMarks();
        string script = Resource("report.js");
        string graph = Resource("report-graph.js");
        string style = Resource("report.css");
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
        _html.Open("body", ("class", $"verdict-{VerdictClass()}")).Line();
        _html.Element("a", "Skip to what was found", ("class", "skip"), ("href", "#main")).Line();
        WriteHeader();
        _html.Open("main", ("id", "main"), ("tabindex", "-1")).Line();
        WriteConflicts();
        WriteRepairs();
        WriteDisagreements();
        WriteAnswers();
        WriteGraph();
        WriteSources();
        WriteClaims();
        WriteRemarks();
        _html.Close().Line();
        _html.Open("script").Own(script).Close().Line();
        if (HasGraph)
        {
            _html.Open("script").Own(graph).Close().Line();
        }

        _html.Close().Line().Close().Line();
    }

    // Opens a section that the list of contents in the header can name.
    private void OpenSection(string id, string title) =>
        _html.Open("section", ("aria-labelledby", id)).Element("h2", title, ("id", id)).Line();

    private static string ConflictId(int number) => $"conflict-{Number(number)}";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(decimal value) => VisibleText.Number(value);

    private static string Percent(decimal share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    private static string Count(int count, string noun) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {noun}{(count == 1 ? string.Empty : "s")}";

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string HashOf(string content) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    private static string Resource(string name)
    {
        using Stream stream = typeof(HtmlReport).Assembly.GetManifestResourceStream($"Consistency.Rendering.Html.{name}")!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
