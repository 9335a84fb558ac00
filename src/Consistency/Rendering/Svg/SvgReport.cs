using System.Globalization;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Rendering.Html;

namespace Consistency.Rendering.Svg;

/// <summary>Draws the conflicts of a report as one still picture: statements on the left, conflicts on the right.</summary>
internal sealed class SvgReport
{
    private const int MostConflicts = 40;
    private const int MostStatements = 120;
    private const int StatementWidth = 470;
    private const int ConflictLeft = 640;
    private const int ConflictWidth = 250;
    private const int RowHeight = 38;
    private const int BoxHeight = 28;
    private const int Top = 58;
    private const int Width = 900;

    // Colours for both kinds of page: a picture in a README does not know which one it is in, so it asks the reader's system.
    private const string Style =
        "text{font:13px system-ui,sans-serif;fill:#1b1f24}.paper{fill:#fff}.box{fill:#f3f5f7;stroke:#8b949e}.kept{stroke:#116329}" +
        ".refuted,.withdrawn{stroke:#a40e26}.undecided{stroke:#7a4b00}.conflict{fill:#fdeef0;stroke:#a40e26}.line{fill:none;stroke:#8b949e}" +
        ".small{font-size:11px;fill:#57606a}.title{font-size:16px;font-weight:600}" +
        "@media(prefers-color-scheme:dark){text{fill:#e6e9ec}.paper{fill:#14181d}.box{fill:#1e242b;stroke:#6b7580}.kept{stroke:#7ee2a8}" +
        ".refuted,.withdrawn{stroke:#ff9492}.undecided{stroke:#f0c674}.conflict{fill:#3a1f24;stroke:#ff9492}.small{fill:#a7b0ba}}";

    private readonly ConsistencyReport _report;
    private readonly HtmlBuilder _svg = new();
    private readonly Dictionary<Violation, int> _numbers;
    private readonly Dictionary<Statement, ClaimVerdict> _verdicts;

    private SvgReport(ConsistencyReport report)
    {
        _report = report;
        _numbers = report.Violations.Select(static (violation, i) => (violation, i + 1)).ToDictionary();
        _verdicts = report.Claims.ToDictionary(static c => c.Statement);
    }

    /// <summary>Gives a picture that brings its own colours.</summary>
    public static string Of(ConsistencyReport report) => new SvgReport(report).Write(isAlone: true);

    /// <summary>Gives the picture for a page that brings the colours.</summary>
    public static string ForPage(ConsistencyReport report) => new SvgReport(report).Write(isAlone: false);

    private string Write(bool isAlone)
    {
        Violation[] shown = [.. Shown()];
        ConflictLayout layout = ConflictLayout.Of(shown);
        int rows = Math.Max(layout.Statements.Length, layout.Conflicts.Length);
        int left = _report.Violations.Length + _report.UnlistedViolations - shown.Length;
        bool isCut = left > 0 || _report.HasMoreViolations;
        int height = Top + (rows * RowHeight) + (isCut ? 24 : 0) + 6;
        string verdict = VisibleText.Of(ReportLines.VerdictOf(_report));
        _svg.Open(
            "svg",
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("class", "consistency"),
            ("viewBox", $"0 0 {Number(Width)} {Number(height)}"),
            ("width", isAlone ? Number(Width) : null),
            ("role", "img"),
            ("aria-label", verdict)).Line();
        if (isAlone)
        {
            _svg.Element("title", verdict).Line().Open("style").Own(Style).Close().Line();
            _svg.Open("rect", ("class", "paper"), ("width", "100%"), ("height", "100%"), ("rx", "6")).Close().Line();
        }

        WriteText("title", 12, 26, Fitting(verdict, 110));
        if (shown.Length > 0)
        {
            WriteText("small", 12, 48, "statements: ✓ kept, ✕ refuted or withdrawn, ● certain, ? undecided");
            WriteText("small", ConflictLeft, 48, "conflicts: not all that lead to one can be true");
        }

        WriteLines(layout, rows);
        for (int i = 0; i < layout.Statements.Length; i++)
        {
            WriteStatement(layout.Statements[i], Place(i, layout.Statements.Length, rows));
        }

        for (int i = 0; i < layout.Conflicts.Length; i++)
        {
            int top = Place(i, layout.Conflicts.Length, rows);
            Violation violation = layout.Conflicts[i];
            WriteBox("box conflict", ConflictLeft, top, ConflictWidth);
            WriteText(null, ConflictLeft + 10, top + 19, Fitting($"Conflict {_numbers[violation]}: {string.Join(", ", violation.Kinds.Select(static k => k.ToString().ToLowerInvariant()))}", 34));
        }

        if (isCut)
        {
            WriteText("small", 12, height - 10, left > 0 ? $"{(_report.HasMoreViolations ? "At least " : string.Empty)}{Number(left)} more conflicts are not drawn." : "There may be more conflicts: a limit ended the search for them.");
        }

        return _svg.Close().Line().ToString();
    }

    // The first conflicts, as long as the picture stays readable; one that is too large by itself is not drawn.
    private IEnumerable<Violation> Shown()
    {
        HashSet<Statement> statements = [];
        foreach (Violation violation in _report.Violations.Take(MostConflicts))
        {
            if (statements.Count + violation.Statements.Count(s => !statements.Contains(s)) <= MostStatements)
            {
                statements.UnionWith(violation.Statements);
                yield return violation;
            }
        }
    }

    private void WriteLines(ConflictLayout layout, int rows)
    {
        const int Start = 12 + StatementWidth;
        const int Middle = (Start + ConflictLeft) / 2;
        for (int i = 0; i < layout.Conflicts.Length; i++)
        {
            int to = Place(i, layout.Conflicts.Length, rows) + (BoxHeight / 2);
            foreach (int member in layout.Members[i])
            {
                int from = Place(member, layout.Statements.Length, rows) + (BoxHeight / 2);
                _svg.Open("path", ("class", "line"), ("d", $"M{Start} {Number(from)}C{Middle} {Number(from)} {Middle} {Number(to)} {ConflictLeft} {Number(to)}")).Close().Line();
            }
        }
    }

    private void WriteStatement(Statement statement, int top)
    {
        (string sign, string kind) = !_verdicts.TryGetValue(statement, out ClaimVerdict? verdict) ? ("●", "certain") : verdict.Outcome switch
        {
            ClaimOutcome.Kept => ("✓", "kept"),
            ClaimOutcome.Refuted => ("✕", "refuted"),
            ClaimOutcome.Withdrawn => ("✕", "withdrawn"),
            _ => ("?", "undecided"),
        };
        WriteBox($"box {kind}", 12, top, StatementWidth);
        WriteText(null, 22, top + 19, Fitting($"{sign} [{Fitting(statement.Id, 16)}] {statement.Text}", 66));
    }

    private void WriteBox(string kind, int left, int top, int width) =>
        _svg.Open("rect", ("class", kind), ("x", Number(left)), ("y", Number(top)), ("width", Number(width)), ("height", Number(BoxHeight)), ("rx", "5")).Close().Line();

    private void WriteText(string? kind, int left, int bottom, string text) =>
        _svg.Element("text", text, ("class", kind), ("x", Number(left)), ("y", Number(bottom))).Line();

    // The shorter column is spread over the height of the longer one.
    private static int Place(int index, int count, int rows) => Top + (((2 * index) + 1) * rows * RowHeight / (2 * count)) - (RowHeight / 2);

    // A picture cannot measure text: Chinese, Japanese and Korean signs, and what lies beyond, count as two.
    private static string Fitting(string text, int longest)
    {
        int width = 0;
        for (int i = 0; i < text.Length; i++)
        {
            int sign = text[i] >= '\u1100' ? 2 : 1;
            if (width + sign > longest)
            {
                int end = i > 0 && char.IsHighSurrogate(text[i - 1]) ? i - 1 : i;
                return text[..end] + "…";
            }

            width += sign;
        }

        return text;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
