using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;

namespace Consistency.Cli.Help;

/// <summary>The page that <c>--help</c> shows: what a command does, its usage, arguments, options, exit codes and examples.</summary>
/// <remarks>
/// The description of a command is the source of all but the lists: its first paragraph says in one sentence what it does; the others follow
/// the usage; a paragraph whose first line ends with a colon ("Exit codes:", "Examples:") comes after the options and is left as it is.
/// </remarks>
internal sealed class HelpPage
{
    private const int WidestLabel = 34;
    private readonly TextWriter _output;
    private readonly int _width;

    private HelpPage(TextWriter output, int width)
    {
        _output = output;
        _width = width;
    }

    /// <summary>Writes the page of one command.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="command">The command, which has no commands below it.</param>
    /// <param name="width">How many columns a line may have.</param>
    public static void WriteCommand(TextWriter output, Command command, int width) => new HelpPage(output, width).Write(command);

    /// <summary>Writes the page of the tool.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="root">The tool.</param>
    /// <param name="groups">Its commands, by what they are for.</param>
    /// <param name="width">How many columns a line may have.</param>
    public static void WriteOverview(TextWriter output, Command root, IEnumerable<(string Title, Command[] Commands)> groups, int width)
    {
        HelpPage page = new(output, width);
        page.WriteParagraphs(Paragraphs(root)[..1], string.Empty);
        page.WriteLines(["", "Usage:", "  consistency <command> [options]"]);
        foreach ((string title, Command[] commands) in groups)
        {
            page.WriteList(title, [.. commands.Where(static c => !c.Hidden).Select(static c => (c.Name, SummaryOf(c)))]);
        }

        page.WriteList("Options:", [.. root.Options.Select(static o => (Label(o), o.Description ?? string.Empty))]);
        page.WriteVerbatim(root);
        page.WriteLines(["", "'consistency <command> --help' says all about a command, with examples."]);
    }

    /// <summary>Gives what a command does, in one sentence.</summary>
    public static string SummaryOf(Command command) => string.Join(' ', Paragraphs(command)[0]);

    private void Write(Command command)
    {
        string[][] paragraphs = Paragraphs(command);
        WriteParagraphs(paragraphs[..1], string.Empty);
        WriteLines(["", "Usage:", $"  consistency {command.Name}{string.Concat(command.Arguments.Select(static a => " " + Usage(a)))}{string.Concat(command.Options.Where(static o => o.Required).Select(static o => " " + Label(o).TrimStart()))} [options]"]);
        foreach (string[] paragraph in paragraphs[1..].Where(static p => !IsVerbatim(p)))
        {
            _output.WriteLine();
            WriteParagraphs([paragraph], string.Empty);
        }

        WriteList("Arguments:", [.. command.Arguments.Select(static a => (Usage(a), WithValues(a.Description, [], null)))]);
        WriteList("Options:", [.. command.Options.Where(static o => !o.Hidden).Select(static o => (Label(o), WithValues(o.Description, Values(o), Default(o)))), ("-h, --help", "Shows this page.")]);
        WriteVerbatim(command);
    }

    private static string[][] Paragraphs(Command command) =>
        [.. (command.Description ?? command.Name).ReplaceLineEndings("\n").TrimEnd().Split("\n\n").Select(static p => p.Split('\n'))];

    private static bool IsVerbatim(string[] paragraph) => paragraph.Length > 1 && paragraph[0].EndsWith(':') && paragraph[1].StartsWith(' ');

    private static string Usage(Argument argument)
    {
        string name = $"<{argument.HelpName ?? argument.Name}>";
        return argument.Arity.MaximumNumberOfValues > 1 ? name + "..." : name;
    }

    private static string Label(Option option)
    {
        string names = string.Join(", ", option.Aliases.Where(static a => a.StartsWith('-') && a != "-?").Append(option.Name).OrderBy(static a => a.Length));
        string value = IsSwitch(option) ? string.Empty : $" <{option.HelpName ?? NameOfValue(option)}>";
        return (names.StartsWith("--", StringComparison.Ordinal) ? "    " : string.Empty) + names + value;
    }

    private static bool IsSwitch(Option option) => option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool);

    private static string NameOfValue(Option option) =>
        option.ValueType == typeof(int) || option.ValueType == typeof(double) ? "number" : option.Name.TrimStart('-');

    private static string[] Values(Option option) =>
        IsSwitch(option) ? [] : [.. option.GetCompletions(CompletionContext.Empty).Select(static c => c.Label)];

    private static string? Default(Option option) => !IsSwitch(option) && option.HasDefaultValue && option.GetDefaultValue() is { } value and not (bool or string[])
        ? Convert.ToString(value, CultureInfo.InvariantCulture)
        : null;

    private static string WithValues(string? description, string[] values, string? usual)
    {
        string text = description ?? string.Empty;
        string one = values.Length == 0 ? string.Empty : $" One of {string.Join(", ", values)}.";
        return text + one + (string.IsNullOrEmpty(usual) ? string.Empty : $" [default: {usual}]");
    }

    private void WriteVerbatim(Command command)
    {
        foreach (string[] paragraph in Paragraphs(command).Where(IsVerbatim))
        {
            WriteLines(["", .. paragraph]);
        }
    }

    private void WriteList(string title, IReadOnlyList<(string Label, string Text)> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        WriteLines(["", title]);
        int column = Math.Min(items.Max(static i => i.Label.Length), WidestLabel) + 4;
        foreach ((string label, string text) in items)
        {
            // A label that is too wide has its text below it.
            string first = "  " + label;
            if (first.Length > column - 2)
            {
                _output.WriteLine(first);
                first = string.Empty;
            }

            foreach (string line in Wrap(text, Math.Max(_width - column, 20)))
            {
                _output.WriteLine(first.PadRight(column) + line);
                first = string.Empty;
            }
        }
    }

    private void WriteParagraphs(IEnumerable<string[]> paragraphs, string indent)
    {
        foreach (string[] paragraph in paragraphs)
        {
            WriteLines(Wrap(string.Join(' ', paragraph), _width - indent.Length).Select(line => indent + line));
        }
    }

    private void WriteLines(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            _output.WriteLine(line);
        }
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        int start = 0;
        while (text.Length - start > width)
        {
            int end = text.LastIndexOf(' ', start + width, width);
            end = end <= start ? text.IndexOf(' ', start) : end;
            if (end < 0)
            {
                break;
            }

            yield return text[start..end];
            start = end + 1;
        }

        yield return text[start..];
    }
}
