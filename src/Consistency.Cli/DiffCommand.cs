using System.CommandLine;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Rendering;

namespace Consistency.Cli;

/// <summary><c>consistency diff</c>: which conflicts are new in a changed file, and which are gone?</summary>
internal static class DiffCommand
{
    private const string Description = """
        Compares two versions of statements: which conflicts are new, and which are gone.

        Conflicts are the same when their statements say the same, whatever their ids and places are. Exit codes: 0 nothing became
        inconsistent, 1 there are new conflicts, 2 it could not be decided (a limit was hit, or something could not be read),
        3 wrong usage or a file that cannot be read.

        Example:
          consistency diff yesterday.claims today.claims
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
        List<Violation> added = Missing(after, before);
        List<Violation> gone = Missing(before, after);
        bool isKnown = IsKnown(before) && IsKnown(after);
        output.WriteLine($"{before.Verdict} -> {after.Verdict}: {added.Count} new, {gone.Count} gone, {after.Violations.Length - added.Count} as before.");
        WriteAll(output, "New", added);
        WriteAll(output, "Gone", gone);
        if (!isKnown)
        {
            output.WriteLine();
            output.WriteLine("Not all conflicts of both versions are known, or something could not be read; see 'consistency check' for each.");
        }

        return added.Count > 0 && IsKnown(before) ? ExitCodes.Violations
            : isKnown ? ExitCodes.Consistent
            : ExitCodes.Undecided;
    }

    // Nothing to check is known to have no conflicts.
    private static bool IsKnown(ConsistencyReport report) => report.IsComplete && !report.HasMoreViolations && report.Verdict != Verdict.Undecided;

    private static List<Violation> Missing(ConsistencyReport from, ConsistencyReport other)
    {
        // Two conflicts may say the same, from two sources: each counts.
        Dictionary<string, int> counts = other.Violations.GroupBy(Content, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.Count(), StringComparer.Ordinal);
        return
        [
            .. from.Violations.Where(v =>
            {
                string content = Content(v);
                int left = counts.GetValueOrDefault(content);
                counts[content] = left - 1;
                return left <= 0;
            }),
        ];
    }

    private static string Content(Violation conflict) => string.Join(
        '\n',
        conflict.Statements.Select(static s => $"{s.Kind}\t{s.Formula?.ToString() ?? s.Text.ReplaceLineEndings(" ")}\t{s.Source}").Order(StringComparer.Ordinal));

    private static void WriteAll(TextWriter output, string title, List<Violation> conflicts)
    {
        foreach (Violation conflict in conflicts)
        {
            output.WriteLine();
            output.WriteLine($"{title} ({conflict.Kind})");
            foreach (Statement statement in conflict.Statements)
            {
                output.WriteLine($"  [{VisibleText.Of(statement.Id)}] {VisibleText.Of(statement.Text)}");
            }

            foreach (string line in conflict.Explanation)
            {
                output.WriteLine($"    {VisibleText.Of(line)}");
            }
        }
    }
}
