using System.CommandLine;
using System.Globalization;
using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Cli;

/// <summary><c>consistency check</c>: are the statements of some files consistent?</summary>
internal static class CheckCommand
{
    private const string Description = """
        Checks statements: which cannot all be true, why, and what to change.

        Files are in the claim language, or in the form that their ending names: .json, .jsonl, .csv, .tsv, .p (TPTP), .smt2, .wcnf.
        Several files are one set of statements; a folder stands for the files *.claims in and below it.

        Exit codes:
          0  consistent, and everything was read
          1  there are conflicts
          2  not decided: a limit was hit, there was nothing to check, or something could not be read
          3  wrong usage, or a file that cannot be read

        Examples:
          consistency check answer.claims
          # what is known, and an answer; the report for a program
          consistency check facts.claims answer.claims --format json --output report.json
          # for code scanning: what is new since the last time
          consistency check answer.claims --format sarif --output last.sarif
          consistency check answer.claims --format sarif --baseline last.sarif --output now.sarif
          # a page to look at
          consistency check answer.claims --format html --output report.html
          # what if
          consistency check answer.claims --lock s3 --assume "Tweety is a penguin"
          # from a pipe
          echo "Tweety can fly. Tweety cannot fly." | consistency check -
        """;

    public static Command Create(CommandLineApplication application)
    {
        Argument<string[]> files = FilesArgument("check");
        Option<string?> from = InputFile.FromOption();
        ReportFormats formats = new();
        Option<string?> outputFile = new("--output", "-o") { HelpName = "file", Description = "The file to write the result to, instead of standard output." };
        Option<string> reading = ReadingOption();
        Option<string> weights = new("--weights")
        {
            Description = "How a confidence c becomes a weight: ln(c/(1-c)), or |2c-1|.",
            DefaultValueFactory = static _ => "logodds",
        };
        weights.AcceptOnlyFromAmong("logodds", "linear");
        Option<string> ambiguous = new("--ambiguous")
        {
            Description = "How sentences with two readings are read: the usual way, asking where the other changes the result; the usual way; or the other.",
            DefaultValueFactory = static _ => "compare",
        };
        ambiguous.AcceptOnlyFromAmong("compare", "first", "second");
        Option<bool> countDisagreements = new("--count-disagreements") { Description = "Sources that disagree make the statements inconsistent." };
        Option<double> timeout = SecondsOption();
        Option<bool> allowUnread = new("--allow-unread")
        {
            Description = "Exit with 0 when what could be read is consistent, although something could not be read.",
        };
        WhatIfOptions whatIf = new();
        Option<string> oracle = OracleChoice.CreateOption();
        Option<string> prover = ProverChoice.CreateOption();
        Option<bool> noColor = NoColorOption();

        outputFile.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && result.GetValue(files)?.Any(f => InputFile.IsSame(f, result.Tokens[0].Value)) == true)
            {
                result.AddError($"'{result.Tokens[0].Value}' is read, so the result cannot be written to it.");
            }
        });

        Command command = new("check", Description) { files, from, outputFile, reading, weights, ambiguous, countDisagreements, timeout, oracle, prover, allowUnread, noColor };
        formats.AddTo(command);
        whatIf.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using OracleChoice chosen = new(parsed.GetValue(oracle));
            if (chosen.Name is { } name)
            {
                await application.Error.WriteLineAsync($"consistency: oracle {name}");
            }

            Func<ConsistencyReport, string>? write = await formats.PrepareAsync(parsed, application.Input, cancellationToken);
            ConsistencyOptions options = new()
            {
                OracleFactory = chosen.Factory,
                ProverFactory = ProverChoice.Of(parsed.GetValue(prover)),
                Reading = ReadingOf(parsed.GetValue(reading)),
                Weights = parsed.GetValue(weights) == "linear" ? WeightScheme.Linear : WeightScheme.LogOdds,
                Ambiguity = parsed.GetValue(ambiguous) switch
                {
                    "first" => AmbiguityChoice.First,
                    "second" => AmbiguityChoice.Second,
                    _ => AmbiguityChoice.Compare,
                },
                CountDisagreements = parsed.GetValue(countDisagreements),
                Timeout = TimeSpan.FromSeconds(parsed.GetValue(timeout)),
            };
            ClaimSet claims = await InputFile.ReadClaimsAsync(parsed.GetValue(files)!, parsed.GetValue(from), application.Input, cancellationToken, formats.Texts);
            options = whatIf.Apply(parsed, options);
            options = application.AdjustOptions(options);
            ConsistencyReport report = new ConsistencyChecker(options).Check(whatIf.Apply(parsed, claims, cancellationToken), cancellationToken);
            ReportComparison? comparison = whatIf.IsAsked(parsed) ? WhatIfComparison.Of(claims, report, options, cancellationToken) : null;
            bool isPlain = write is not null || parsed.GetValue(outputFile) is not null || !application.IsColoured || parsed.GetValue(noColor);
            if (comparison is not null && isPlain)
            {
                write = WhatIfComparison.Before(write, formats.FormatOf(parsed), comparison);
            }

            if (parsed.GetValue(outputFile) is { } path)
            {
                await File.WriteAllTextAsync(path, write is null ? report.ToText() : write(report), cancellationToken);
            }
            else if (!isPlain)
            {
                TerminalReport.Write(report, comparison, application.Output);
            }
            else
            {
                await application.Output.WriteAsync(write is null ? report.ToText() : write(report));
            }

            return ExitCodeOf(report, parsed.GetValue(allowUnread));
        });
        return command;
    }

    /// <summary>Makes the argument that names what is checked; what looks like an option and is none is refused.</summary>
    public static Argument<string[]> FilesArgument(string command)
    {
        Argument<string[]> files = new("file")
        {
            Description = "The files and folders to check; - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        files.Validators.Add(result =>
        {
            foreach (System.CommandLine.Parsing.Token token in result.Tokens.Where(static t => t.Value.Length > 1 && t.Value[0] == '-'))
            {
                result.AddError($"'{token.Value}' is no option of {command}; a file of that name is written ./{token.Value}.");
            }
        });
        return files;
    }

    /// <summary>Makes the option that says what counts as following.</summary>
    public static Option<string> ReadingOption()
    {
        Option<string> reading = new("--reading")
        {
            Description = "What counts as following: classical logic, or only what rules derive when applied forwards.",
            DefaultValueFactory = static _ => "classical",
        };
        reading.AcceptOnlyFromAmong("classical", "derivable");
        return reading;
    }

    /// <summary>Gives the reading that the option names.</summary>
    public static Reading ReadingOf(string? name) => name == "derivable" ? Reading.Derivable : Reading.Classical;

    /// <summary>Makes the option that turns colours off.</summary>
    public static Option<bool> NoColorOption() => new("--no-color") { Description = "Plain text, also on a terminal; so does the variable NO_COLOR." };

    /// <summary>Makes the option that limits the time.</summary>
    public static Option<double> SecondsOption()
    {
        Option<double> timeout = new("--timeout") { HelpName = "seconds", Description = "How many seconds it may take.", DefaultValueFactory = static _ => 60 };
        timeout.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1
                && !(double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds)
                    && seconds is > 0 and <= 1_000_000))
            {
                result.AddError($"'{result.Tokens[0].Value}' is no time-out: it is a number of seconds, more than 0 and at most 1000000.");
            }
        });
        return timeout;
    }

    /// <summary>Gives the exit code of a check.</summary>
    public static int ExitCodeOf(ConsistencyReport report, bool allowUnread) => report.Verdict switch
    {
        Verdict.Inconsistent => ExitCodes.Violations,
        Verdict.Consistent when report.IsComplete || allowUnread => ExitCodes.Consistent,
        _ => ExitCodes.Undecided,
    };
}
