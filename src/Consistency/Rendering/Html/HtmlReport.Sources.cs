using System.Globalization;
using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Rendering.Html;

/// <content>The texts that were checked, with the statements marked in them.</content>
internal sealed partial class HtmlReport
{
    private readonly HashSet<Statement> _marked = [];
    private readonly SortedDictionary<string, List<TextMark>> _marks = new(StringComparer.Ordinal);

    private bool HasSources => _marks.Count > 0;

    // Of stretches that overlap, the first is marked: a mark inside a mark could be neither clicked nor read.
    private void FindMarks()
    {
        foreach ((string file, string text) in _options.Sources)
        {
            List<TextMark> all = [];
            foreach ((Statement statement, int number) in _numbers.Where(s => !s.Key.Span.IsNone && (s.Key.Span.File ?? string.Empty) == file))
            {
                string kind = statement.Kind == StatementKind.Question ? "question"
                    : _verdicts.TryGetValue(statement, out ClaimVerdict? verdict) ? Lower(verdict.Outcome)
                    : "certain";
                all.Add(new TextMark(statement.Span.Start, statement.Span.Length, kind, number, statement, kind));
            }

            foreach (Diagnostic diagnostic in _report.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error && !d.Span.IsNone && (d.Span.File ?? string.Empty) == file))
            {
                all.Add(new TextMark(diagnostic.Span.Start, diagnostic.Span.Length, "unread", 0, null, $"could not be read: {Shortened(diagnostic.Message, LongestSaid)}"));
            }

            int end = 0;
            int longest = Math.Min(text.Length, HtmlOptions.LongestSource);
            List<TextMark> marks = [];
            foreach (TextMark mark in all.OrderBy(static m => m.Start).ThenBy(static m => m.Number))
            {
                if (mark.Start >= end && mark.Length > 0 && mark.Start + mark.Length <= longest)
                {
                    marks.Add(mark);
                    end = mark.Start + mark.Length;
                    if (mark.Statement is not null)
                    {
                        _marked.Add(mark.Statement);
                    }
                }
            }

            _marks.Add(file, marks);
        }
    }

    private void WriteSources()
    {
        if (!HasSources)
        {
            return;
        }

        OpenSection("sources", "Text");
        _html.Open("p", ("class", "legend"));
        foreach (string kind in _marks.Values.SelectMany(static m => m).Select(static m => m.Kind).Distinct().Order(StringComparer.Ordinal))
        {
            _html.Element("span", kind, ("class", $"mark {kind}")).Text(" ");
        }

        _html.Close().Line();
        foreach ((string file, List<TextMark> marks) in _marks)
        {
            WriteSource(file, _options.Sources[file], marks);
        }

        _html.Close().Line();
    }

    private void WriteSource(string file, string text, List<TextMark> marks)
    {
        string name = file.Length == 0 ? "Text" : Shortened(file, LongestName);
        if (file.Length > 0)
        {
            _html.Element("h3", name).Line();
        }

        _html.Open("div", ("class", "source"), ("tabindex", "0"), ("role", "region"), ("aria-label", $"{name}, with its statements marked")).Line();
        int longest = Math.Min(text.Length, HtmlOptions.LongestSource);
        int place = 0;
        int line = 0;
        int next = 0;
        while (place < longest)
        {
            int lineEnd = text.IndexOf('\n', place, longest - place);
            int end = lineEnd < 0 ? longest : lineEnd;
            line++;
            _html.Open("div", ("class", "line")).Element("span", Number(line), ("class", "no"), ("aria-hidden", "true")).Open("span", ("class", "code"), ("dir", "auto"));
            while (place < end)
            {
                while (next < marks.Count && marks[next].Start + marks[next].Length <= place)
                {
                    next++;
                }

                TextMark? mark = next < marks.Count && marks[next].Start < end ? marks[next] : null;
                if (mark is { } plain && plain.Start > place || mark is null)
                {
                    int until = mark?.Start ?? end;
                    _html.Text(text[place..until]);
                    place = until;
                    continue;
                }

                int stop = Math.Min(end, mark.Start + mark.Length);
                WriteMark(mark, text[place..stop], isStart: place == mark.Start);
                place = stop;
            }

            _html.Close().Close().Line();
            place = end + 1;
        }

        if (text.Length > longest)
        {
            _html.Element("p", $"The first {longest.ToString("N0", CultureInfo.InvariantCulture)} of {text.Length.ToString("N0", CultureInfo.InvariantCulture)} characters.", ("class", "role")).Line();
        }

        _html.Close().Line();
    }

    private void WriteMark(TextMark mark, string text, bool isStart)
    {
        bool isClaim = mark.Number > 0 && mark.Number <= _report.Claims.Length;
        _html.Open(
            isClaim ? "a" : "span",
            ("class", $"mark {mark.Kind}"),
            ("id", isStart && mark.Number > 0 ? $"text-{Number(mark.Number)}" : null),
            ("href", isClaim ? $"#claim-{Number(mark.Number)}" : null),
            ("data-statement", mark.Number > 0 ? Number(mark.Number) : null),
            ("title", mark.Title))
            .Element("span", text, ("class", "said")).Close();
    }

    private sealed record TextMark(int Start, int Length, string Kind, int Number, Statement? Statement, string Title);
}
