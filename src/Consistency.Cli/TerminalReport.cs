using Consistency.Findings;
using Consistency.Rendering;
using Spectre.Console;

namespace Consistency.Cli;

/// <summary>Prints a report in colour, wrapped at the width of the terminal.</summary>
internal static class TerminalReport
{
    public static void Write(ConsistencyReport report, ReportComparison? comparison, TextWriter output) => Write(
        comparison is null ? ReportLines.Of(report) : [.. ReportLines.Of(comparison), [], .. ReportLines.Of(report)], output);

    /// <summary>Prints lines in colour, wrapped at the width of the terminal.</summary>
    public static void Write(IEnumerable<IReadOnlyList<StyledSegment>> lines, TextWriter output)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        foreach (IReadOnlyList<StyledSegment> line in lines.SelectMany(l => LineWrap.Of(l, console.Profile.Width)))
        {
            // A paragraph takes text as it is: brackets in it are no markup.
            Paragraph paragraph = new();
            foreach (StyledSegment segment in line)
            {
                paragraph.Append(segment.Text, StyleOf(segment.Style));
            }

            console.Write(paragraph);
            console.WriteLine();
        }
    }

    /// <summary>Gives lines as plain text, neither coloured nor wrapped.</summary>
    public static string PlainOf(IEnumerable<IReadOnlyList<StyledSegment>> lines) =>
        string.Concat(lines.Select(static l => string.Concat(l.Select(static s => s.Text)) + "\n"));

    private static Style StyleOf(TextStyle style) => style switch
    {
        TextStyle.Good => new Style(Color.Green, decoration: Decoration.Bold),
        TextStyle.Bad => new Style(Color.Red, decoration: Decoration.Bold),
        TextStyle.Warning => new Style(Color.Yellow),
        TextStyle.Heading => new Style(decoration: Decoration.Bold),
        TextStyle.Muted => new Style(Color.Grey),
        _ => Style.Plain,
    };
}
