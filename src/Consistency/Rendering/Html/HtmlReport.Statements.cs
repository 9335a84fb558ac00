using System.Collections.Immutable;
using System.Globalization;
using Consistency.Claims;

namespace Consistency.Rendering.Html;

/// <content>Statements wherever they are named, and lines of reasons that name them.</content>
internal sealed partial class HtmlReport
{
    // A text of a megabyte in a card hides all others; the table of claims has it in full.
    private const int LongestSaid = 1_000;
    private const int LongestName = 80;

    private void WriteStatement(Statement statement)
    {
        if (!statement.Span.IsNone)
        {
            _html.Element("span", Shortened(statement.Span.ToString(), LongestName), ("class", "place")).Text(" ");
        }

        WriteId(statement);
        WriteSaid(statement, _verdicts.ContainsKey(statement) ? LongestSaid : int.MaxValue);
        string role = statement.Kind == StatementKind.Claim ? string.Empty : Lower(statement.Kind);
        string who = string.Join(", ", new[] { role, statement.Source ?? string.Empty, statement.Attribution?.ToString() ?? string.Empty }
            .Where(static w => w.Length > 0));
        if (who.Length > 0)
        {
            _html.Text(" ").Element("span", $"({who})", ("class", "role"), ("dir", "auto"));
        }
    }

    private void WriteId(Statement statement)
    {
        string name = $"[{Shortened(statement.Id, LongestName)}]";
        if (TargetOf(statement) is { } target)
        {
            _html.Element("a", name, ("class", "id"), ("href", target));
        }
        else
        {
            _html.Element("span", name, ("class", "id"));
        }

        _html.Text(" ");
    }

    private void WriteSaid(Statement statement, int longest)
    {
        string text = statement.Text;
        bool isCut = text.Length > longest;
        bool isLong = !isCut && text.Length > LongestSaid;
        _html.Element(
            isLong ? "div" : "span",
            isCut ? Shortened(text, longest) : text,
            ("class", isLong ? "said long" : "said"),
            ("dir", "auto"),
            ("tabindex", isLong ? "0" : null),
            ("role", isLong ? "region" : null),
            ("aria-label", isLong ? "A long statement" : null));
        if (isCut)
        {
            _html.Element("span", $" (the first {longest:N0} of {text.Length.ToString("N0", CultureInfo.InvariantCulture)} characters; the table of claims has them all)", ("class", "role"));
        }
    }

    // Where a reader learns more of a statement: its row, else its place in the text.
    private string? TargetOf(Statement statement) =>
        !_numbers.TryGetValue(statement, out int number) ? null
        : number <= _report.Claims.Length ? $"#claim-{Number(number)}"
        : _marked.Contains(statement) ? $"#text-{Number(number)}"
        : null;

    // Reasons, one line a step; "[s3]" in them leads to the statement.
    private void WriteSteps(ImmutableArray<string> lines, ImmutableArray<Statement> statements, string label)
    {
        // Not an <ol>: the lines bear their own numbers, to which others refer.
        _html.Open("ul", ("class", "steps"), ("aria-label", label)).Line();
        foreach (string line in lines)
        {
            int depth = (line.Length - line.TrimStart(' ').Length) / 3;
            _html.Open("li", ("class", depth == 0 ? null : $"deep-{Math.Min(depth, 6)}"), ("dir", "auto"));
            WriteReferences(line.TrimStart(' '), statements);
            _html.Close().Line();
        }

        _html.Close().Line();
    }

    private void WriteReferences(string line, ImmutableArray<Statement> statements)
    {
        if (line.Length > LongestSaid)
        {
            _html.Text($"{Shortened(line, LongestSaid)} (the first {LongestSaid:N0} of {line.Length:N0} characters)");
            return;
        }

        int done = 0;
        for (int open = line.IndexOf('[', StringComparison.Ordinal); open >= 0; open = line.IndexOf('[', open + 1))
        {
            Statement? named = statements.FirstOrDefault(s => string.CompareOrdinal(line, open + 1, s.Id, 0, s.Id.Length) == 0
                && open + 1 + s.Id.Length < line.Length && line[open + 1 + s.Id.Length] == ']');
            if (named is not null && TargetOf(named) is { } target)
            {
                int end = open + named.Id.Length + 2;
                _html.Text(line[done..open]).Element("a", line[open..end], ("class", "id"), ("href", target));
                done = end;
                open = end - 1;
            }
        }

        _html.Text(line[done..]);
    }

    private static string Shortened(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        int end = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return text[..end] + "…";
    }
}
