using System.CommandLine;
using System.Text.Json;
using Consistency.Cli.Corpora;

namespace Consistency.Cli;

/// <summary><c>consistency corpus</c>: how much of a known collection of problems is read and answered right.</summary>
internal static class CorpusCommand
{
    private const string Description = """
        Reads a corpus, lists each sentence that was not read and each answer that was wrong, and ends with the line
        'sentences P/N, answers R/M'. Of proofwriter and prontoqa the theories that contradict themselves are listed as well.

        Exit codes:
          0  nothing was missed
          1  misses
          2  the file has no problem in it
          3  wrong usage, or a file that cannot be read

        Examples:
          consistency corpus proofwriter dev.json
          consistency corpus proofwriter dev.json --reading classical
          consistency corpus logicnli language.json --meanings logic.json
        """;

    public static Command Create(CommandLineApplication application)
    {
        Argument<string> format = new("format") { Description = "The format of the corpus." };
        format.AcceptOnlyFromAmong([.. CorpusFormat.All.Select(static f => f.Name)]);
        Argument<string> file = new("file") { Description = "The file; - for standard input." };
        Option<string?> reading = new("--reading")
        {
            Description = "What counts as following; by default what the corpus means (derivable for proofwriter and prontoqa).",
        };
        reading.AcceptOnlyFromAmong("classical", "derivable");
        Option<string?> meanings = new("--meanings") { HelpName = "file", Description = "A file with the logical forms beside the sentences (logicnli): each must mean the same." };
        Command command = new("corpus", Description) { format, file, reading, meanings };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            CorpusFormat chosen = CorpusFormat.All.Single(f => f.Name == parsed.GetValue(format));
            byte[] data = await InputFile.ReadAllBytesAsync(parsed.GetValue(file)!, application.Input, cancellationToken);
            byte[]? beside = parsed.GetValue(meanings) is { } path ? await InputFile.ReadAllBytesAsync(path, application.Input, cancellationToken) : null;
            ConsistencyOptions options = new()
            {
                Reading = parsed.GetValue(reading) switch
                {
                    "classical" => Reading.Classical,
                    "derivable" => Reading.Derivable,
                    _ => chosen.Reading,
                },

                // Nothing of these is counted.
                ComputeNumbers = false,
                MaxRepairs = 1,
            };
            CorpusTally tally = new(application.Output);
            try
            {
                chosen.Read(new CorpusRun(data, beside, new ConsistencyChecker(application.AdjustOptions(options)), tally), cancellationToken);
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
            {
                await application.Error.WriteLineAsync($"consistency: the file is not in the format '{chosen.Name}': {e.Message}");
                return ExitCodes.Usage;
            }

            await application.Output.WriteLineAsync(tally.ToString());
            return tally.Sentences + tally.Answers == 0 ? ExitCodes.Undecided : tally.IsComplete ? ExitCodes.Consistent : ExitCodes.Violations;
        });
        return command;
    }
}
