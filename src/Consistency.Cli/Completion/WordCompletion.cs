using System.CommandLine;
using System.CommandLine.Completions;
using System.Text;
using Consistency.Cli.Help;

namespace Consistency.Cli.Completion;

/// <summary>What can stand in place of the last word of a command line.</summary>
internal static class WordCompletion
{
    /// <summary>Gives the words, each with what it means; none where the name of a file belongs, which shells know better.</summary>
    /// <param name="root">The tool.</param>
    /// <param name="words">The words behind the name of the tool up to the cursor; the last one may be empty.</param>
    public static IEnumerable<(string Word, string Meaning)> Of(Command root, IReadOnlyList<string> words)
    {
        List<string> parts = Joined(words);
        string current = parts.Count == 0 ? string.Empty : parts[^1];
        string prefix = string.Empty;
        if (current.StartsWith("--", StringComparison.Ordinal) && current.IndexOf('=', StringComparison.Ordinal) is > 0 and int equals)
        {
            // The value alone is looked for, and given with the option in front where the shell sees one word.
            prefix = words[^1] == current ? current[..(equals + 1)] : string.Empty;
            parts[^1] = current[..equals];
            parts.Add(current = current[(equals + 1)..]);
        }

        StringBuilder line = new(root.Name);
        foreach (string word in parts.SkipLast(1))
        {
            line.Append(' ').Append(word.Length == 0 || word.Contains(' ', StringComparison.Ordinal) ? $"\"{word.Replace("\"", string.Empty, StringComparison.Ordinal)}\"" : word);
        }

        // What was begun is compared here: to the parser it would be an argument that is there already.
        line.Append(' ');
        ParseResult parsed = root.Parse(line.ToString(), new ParserConfiguration { ResponseFileTokenReplacer = null });
        bool isOption = current.StartsWith('-');
        return parsed.GetCompletions(line.Length)
            .Where(c => c.Label.StartsWith(current, StringComparison.Ordinal) && c.Label.StartsWith('-') == isOption && c.Label is not ("-?" or "-h" or "/?" or "/h"))
            .Select(c => (prefix + c.Label, MeaningOf(parsed.CommandResult.Command, c)))
            .DistinctBy(static c => c.Item1);
    }

    private static string MeaningOf(Command command, CompletionItem item) =>
        command.Subcommands.FirstOrDefault(c => c.Name == item.Label) is { } below ? HelpPage.SummaryOf(below)
        : (item.Documentation ?? item.Detail ?? string.Empty).ReplaceLineEndings(" ");

    // Bash cuts words at "="; what it cut belongs together.
    private static List<string> Joined(IReadOnlyList<string> words)
    {
        List<string> joined = [];
        for (int i = 0; i < words.Count; i++)
        {
            if (words[i] == "=" && joined.Count > 0)
            {
                joined[^1] += "=" + (i + 1 < words.Count ? words[++i] : string.Empty);
            }
            else
            {
                joined.Add(words[i]);
            }
        }

        return joined;
    }
}
