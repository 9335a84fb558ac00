using System.CommandLine;
using Consistency.Cli.Watch;
using Consistency.Findings;

namespace Consistency.Cli;

/// <summary><c>consistency watch</c>: checks files again whenever they change.</summary>
internal static class WatchCommand
{
    private const string Description = """
        Checks statements again whenever their files change, and says what is new and what ended.

        The whole report comes first; after each change the verdict, what differs from the last check, and why a new conflict is one. Files may
        be replaced, deleted and written again; new files *.claims of a folder count. It ends with Ctrl+C; the exit code is then that
        of the last check.

        Exit codes:
          0  consistent when it ended, and everything was read
          1  there were conflicts
          2  not decided, or something could not be read
          3  wrong usage, or a file that is not there at the start

        Examples:
          consistency watch answer.claims
          consistency watch policies answer.claims --full
        """;

    public static Command Create(CommandLineApplication application)
    {
        Argument<string[]> files = CheckCommand.FilesArgument("watch");
        files.Description = "The files and folders to check.";
        files.Validators.Add(static result =>
        {
            if (result.Tokens.Any(static t => t.Value == "-"))
            {
                result.AddError("Standard input does not change; name files or folders.");
            }
        });
        Option<bool> full = new("--full") { Description = "Shows the whole report after every change, not what differs." };
        Option<string?> from = InputFile.FromOption();
        Option<string> reading = CheckCommand.ReadingOption();
        Option<double> timeout = CheckCommand.SecondsOption();
        timeout.Description = "How many seconds one check may take.";
        Option<bool> noColor = CheckCommand.NoColorOption();
        Command command = new("watch", Description) { files, full, from, reading, timeout, noColor };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string[] paths = parsed.GetValue(files)!;
            ConsistencyOptions options = application.AdjustOptions(new ConsistencyOptions
            {
                Reading = CheckCommand.ReadingOf(parsed.GetValue(reading)),
                ProverFactory = ProverChoice.Usual,
                Timeout = TimeSpan.FromSeconds(parsed.GetValue(timeout)),
                ComputeNumbers = false,
            });
            ConsistencyChecker checker = new(options);
            WatchOutput output = new(application, application.IsColoured && !parsed.GetValue(noColor), parsed.GetValue(full), application.Time);
            using FileChanges changes = new(paths);
            WatchLoop loop = new(
                paths,
                changes.Signals,
                application.Time,
                async token => checker.Check(await InputFile.ReadClaimsAsync(paths, parsed.GetValue(from), application.Input, token), token),
                output);
            return await loop.RunAsync(cancellationToken) is { } last ? CheckCommand.ExitCodeOf(last, allowUnread: false) : ExitCodes.Undecided;
        });
        return command;
    }
}
