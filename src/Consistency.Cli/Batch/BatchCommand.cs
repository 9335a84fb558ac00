using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using ParsedStatements = Consistency.Language.ParseResult;

namespace Consistency.Cli.Batch;

/// <summary><c>consistency batch</c>: checks documents by the million, one on each line.</summary>
internal static class BatchCommand
{
    private const string Description = """
        Checks documents, one JSON object on each line, and writes one result a line, in the same order.

        A document is {"id": …, "text": "…"} in the claim language, or {"id": …, "claims": […]} with the items of the JSON form;
        "facts" (a text or an array of items) are what is known about this document alone. A line that is no document gives
        an error record, and the batch goes on. The results are the same bytes for any number of threads.

        Exit codes:
          0  all consistent and read
          1  conflicts in some document
          2  something could not be decided or read, and there are no conflicts
          3  wrong usage, or a file that cannot be read

        Examples:
          consistency batch answers.jsonl --output results.jsonl
          # with rules that all share; goes on after it was stopped
          consistency batch answers.jsonl --facts known.claims --output results.jsonl --resume
          cat answers.jsonl | consistency batch - --fail-on never
        """;

    public static Command Create(CommandLineApplication application)
    {
        Argument<string> file = new("file") { Description = "The documents, as JSON lines; - for standard input." };
        Option<string[]> facts = new("--facts") { HelpName = "file", Description = "Files of rules and facts that every document is checked with." };
        Option<string?> output = new("--output", "-o") { HelpName = "file", Description = "The file to write the results to, instead of standard output." };
        Option<bool> resume = new("--resume") { Description = "Goes on where an earlier run of the same batch was stopped; needs --output." };
        Option<bool> report = new("--report") { Description = "Writes the whole report of each document, not its outcome alone." };
        Option<int> threads = new("--threads")
        {
            Description = "How many documents are checked at the same time; one for each processor if not given.",
            DefaultValueFactory = static _ => Environment.ProcessorCount,
        };
        threads.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1
                && !(int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is >= 1 and <= 1024))
            {
                result.AddError($"'{result.Tokens[0].Value}' is no number of threads: it lies between 1 and 1024.");
            }
        });
        Option<string> failOn = new("--fail-on")
        {
            Description = "Which outcomes give an exit code other than 0: any that is not consistent, conflicts only, or never.",
            DefaultValueFactory = static _ => "any",
        };
        failOn.AcceptOnlyFromAmong("any", "conflicts", "never");
        Option<string> reading = CheckCommand.ReadingOption();
        Option<double> timeout = CheckCommand.SecondsOption();
        timeout.Description = "How many seconds one document may take.";

        Command command = new("batch", Description) { file, facts, output, resume, report, threads, failOn, reading, timeout };
        command.Validators.Add(result =>
        {
            string? path = result.GetValue(output);
            if (result.GetValue(resume) && path is null)
            {
                result.AddError("--resume needs --output: it goes on with the results that are there.");
            }

            if (path is not null && (result.GetValue(facts) ?? []).Append(result.GetValue(file)!).Any(f => InputFile.IsSame(f, path)))
            {
                result.AddError($"'{path}' is read, so the results cannot be written to it.");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            ConsistencyOptions options = new()
            {
                Reading = CheckCommand.ReadingOf(parsed.GetValue(reading)),
                Timeout = TimeSpan.FromSeconds(parsed.GetValue(timeout)),

                // Only the whole report has them.
                ComputeNumbers = parsed.GetValue(report),
                OutcomeOnly = !parsed.GetValue(report),
            };
            ParsedStatements? shared = await KnownStatements.ReadAsync(parsed.GetValue(facts) ?? [], "document", application, cancellationToken);
            options = application.AdjustOptions(options);

            ConsistencyChecker checker = new(options);
            BatchWorker worker = new(
                checker,
                shared is null ? null : BatchShared.Of(shared, checker, options, cancellationToken),
                parsed.GetValue(report));
            string path = parsed.GetValue(file)!;
            await using Stream input = path == "-" ? application.Input : InputFile.OpenRead(path);
            BatchTally tally = await RunAsync(
                application, new BatchRun(worker, parsed.GetValue(threads)), input, parsed.GetValue(output), parsed.GetValue(resume), cancellationToken);
            return ExitCodeOf(tally, parsed.GetValue(failOn)!);
        });
        return command;
    }

    private static async Task<BatchTally> RunAsync(
        CommandLineApplication application, BatchRun run, Stream input, string? output, bool resume, CancellationToken cancellationToken)
    {
        BatchTally tally = new();
        ResumePoint start = resume ? await ResumePoint.FindAsync(output!, tally, cancellationToken) : default;
        await using FileStream? results = output is null ? null : new FileStream(output, resume ? FileMode.OpenOrCreate : FileMode.Create, FileAccess.Write, FileShare.Read);
        if (results is not null)
        {
            results.SetLength(start.Length);
            results.Position = start.Length;
        }

        long before = tally.Total;
        long started = Stopwatch.GetTimestamp();
        BatchProgress? progress = application.ShowsProgress ? new BatchProgress(application.Error, input.CanSeek ? input.Length : null) : null;
        try
        {
            await run.RunAsync(input, start.Line, WriteAsync, cancellationToken);
        }
        catch (OperationCanceledException) when (results is not null)
        {
            await application.Error.WriteLineAsync($"consistency: stopped after {tally}; --resume goes on from there.");
            throw;
        }
        finally
        {
            progress?.Clear();
        }

        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        string resumed = before > 0 ? $", {before.ToString("N0", CultureInfo.InvariantCulture)} of them by an earlier run" : string.Empty;
        await application.Error.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"consistency: {tally}{resumed} ({seconds:F1} s, {(tally.Total - before) / Math.Max(seconds, 1e-3):N0} documents/s)."));
        return tally;

        async Task WriteAsync(BatchResult result, long bytes)
        {
            if (results is not null)
            {
                await results.WriteAsync(result.Lines, cancellationToken);
            }
            else
            {
                await application.Output.WriteAsync(Encoding.UTF8.GetString(result.Lines.Span).AsMemory(), cancellationToken);
            }

            Array.ForEach(result.Outcomes, tally.Add);
            progress?.Show(tally.Total - before, bytes);
        }
    }

    private static int ExitCodeOf(BatchTally tally, string failOn) =>
        failOn == "never" ? ExitCodes.Consistent
        : tally[BatchOutcome.Inconsistent] > 0 ? ExitCodes.Violations
        : failOn == "conflicts" || (tally.Total > 0 && tally[BatchOutcome.Consistent] == tally.Total) ? ExitCodes.Consistent
        : ExitCodes.Undecided;
}
