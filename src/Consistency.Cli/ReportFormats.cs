using System.CommandLine;
using Consistency.Findings;
using Consistency.Rendering.Html;
using Consistency.Rendering.Sarif;

namespace Consistency.Cli;

/// <summary>The forms in which a report can be written, with the options that belong to them.</summary>
internal sealed class ReportFormats
{
    private readonly Option<string> _format = new("--format") { Description = "How the result is written.", DefaultValueFactory = static _ => "text" };
    private readonly Option<string?> _baseline = new("--baseline")
    {
        HelpName = "file",
        Description = "An earlier SARIF log: results are marked as new or unchanged, and those that are gone as absent.",
    };
    private readonly Option<string?> _suppress = new("--suppress")
    {
        HelpName = "file",
        Description = "A file of fingerprints of accepted SARIF results, one a line, each with its reason; the exit code stays.",
    };

    public ReportFormats()
    {
        _format.AcceptOnlyFromAmong("text", "json", "sarif", "junit", "markdown", "html");
        foreach (Option<string?> option in new[] { _baseline, _suppress })
        {
            option.Validators.Add(result =>
            {
                if (result.GetValue(_format) != "sarif")
                {
                    result.AddError($"{option.Name} belongs to --format sarif.");
                }
            });
        }
    }

    /// <summary>Gets what takes the texts that are read, by the names of their files; null for a form that does not show them.</summary>
    public Dictionary<string, string>? Texts { get; private set; }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_format);
        command.Options.Add(_baseline);
        command.Options.Add(_suppress);
    }

    /// <summary>Gives the name of the form.</summary>
    public string FormatOf(ParseResult parsed) => parsed.GetValue(_format)!;

    /// <summary>Reads the files that the options name, before anything is checked, and gives what writes the report; null for text.</summary>
    /// <exception cref="IOException">One cannot be read; the message names it.</exception>
    public async Task<Func<ConsistencyReport, string>?> PrepareAsync(ParseResult parsed, Stream standardInput, CancellationToken cancellationToken)
    {
        Texts = parsed.GetValue(_format) == "html" ? [] : null;
        switch (parsed.GetValue(_format))
        {
            case "json":
                return static report => report.ToJson() + "\n";
            case "junit":
                return ReportExtensions.ToJUnit;
            case "markdown":
                return ReportExtensions.ToMarkdown;
            case "html":
                return report => report.ToHtml(new HtmlOptions { Sources = Texts! });
            case "sarif":
                SarifOptions options = new()
                {
                    Baseline = parsed.GetValue(_baseline) is { } baseline ? BaselineOf(baseline, await TextOfAsync(baseline)) : null,
                    Suppressions = parsed.GetValue(_suppress) is { } suppress ? SuppressionsOf(suppress, await TextOfAsync(suppress)) : new SarifOptions().Suppressions,
                };
                return report => report.ToSarif(options) + "\n";
            default:
                return null;
        }

        async Task<string> TextOfAsync(string path) =>
            System.Text.Encoding.UTF8.GetString(await InputFile.ReadAllBytesAsync(path, standardInput, cancellationToken)).TrimStart('\uFEFF');
    }

    private static SarifBaseline BaselineOf(string path, string text)
    {
        try
        {
            return SarifBaseline.Parse(text);
        }
        catch (FormatException e)
        {
            throw new IOException($"{path}: {e.Message}", e);
        }
    }

    private static Dictionary<string, string?> SuppressionsOf(string path, string text)
    {
        Dictionary<string, string?> suppressions = new(StringComparer.Ordinal);
        foreach (string line in text.Split('\n').Select(static l => l.Trim()).Where(static l => l.Length > 0 && l[0] != '#'))
        {
            string[] parts = line.Split((char[])[' ', '\t'], 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (parts[0].Length != 32 || !parts[0].All(char.IsAsciiHexDigitLower))
            {
                throw new IOException($"{path}: '{parts[0]}' is no fingerprint: it has 32 digits, as partialFingerprints shows it.");
            }

            suppressions[parts[0]] = parts.Length > 1 ? parts[1] : null;
        }

        return suppressions;
    }
}
