using System.CommandLine;
using Consistency.Findings;
using Consistency.Rendering;

namespace Consistency.Cli;

/// <summary><c>consistency diff</c>: which conflicts are new in a changed file, and which are gone?</summary>
internal static class DiffCommand
{
    private const string Description = """
        Compares two versions of statements: which conflicts are new, and which are gone.

        Conflicts are the same when their statements say the same, whatever their ids and places are.

        Exit codes:
          0  nothing became inconsistent
          1  there are new conflicts
          2  not decided: a limit was hit, or something could not be read
          3  wrong usage, or a file that cannot be read

        Examples:
          consistency diff yesterday.claims today.claims
          # what would this change do, in a repository?
          git show HEAD:answer.claims | consistency diff - answer.claims
        """;

    public static Command Create(CommandLineApplication application)
    {
        Argument<string> old = new("old") { Description = "The earlier version; - for standard input." };
        Argument<string> changed = new("new") { Description = "The later version; - for standard input." };
        Option<string?> from = InputFile.FromOption();
        Option<string> reading = CheckCommand.ReadingOption();
        Option<double> timeout = CheckCommand.SecondsOption();
        timeout.Description = "How many seconds each version may take.";
        Command command = new("diff", Description) { old, changed, from, reading, timeout };
        command.Validators.Add(result =>
        {
            if (result.GetValue(old) == "-" && result.GetValue(changed) == "-")
            {
                result.AddError("Only one version can come from standard input.");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            ConsistencyOptions options = new()
            {
                Reading = CheckCommand.ReadingOf(parsed.GetValue(reading)),
                ProverFactory = ProverChoice.Usual,
                Timeout = TimeSpan.FromSeconds(parsed.GetValue(timeout)),
                ComputeNumbers = false,
            };
            ConsistencyChecker checker = new(application.AdjustOptions(options));
            ConsistencyReport before = await CheckAsync(parsed.GetValue(old)!);
            ConsistencyReport after = await CheckAsync(parsed.GetValue(changed)!);
            return Write(application.Output, before, after);

            async Task<ConsistencyReport> CheckAsync(string file) => checker.Check(
                await InputFile.ReadClaimsAsync([file], parsed.GetValue(from), application.Input, cancellationToken), cancellationToken);
        });
        return command;
    }

    private static int Write(TextWriter output, ConsistencyReport before, ConsistencyReport after)
    {
        ReportComparison comparison = ReportComparison.Of(before, after);
        output.Write(TerminalReport.PlainOf(ReportLines.Of(comparison, hasReasons: true)));
        bool isOldKnown = before.IsComplete && !before.HasMoreViolations && before.Verdict != Verdict.Undecided;
        return !comparison.New.IsEmpty && isOldKnown ? ExitCodes.Violations
            : comparison.IsComplete && before.IsComplete && after.IsComplete ? ExitCodes.Consistent
            : ExitCodes.Undecided;
    }
}
