using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Consistency.Claims;
using Consistency.Cli.Testing;
using Consistency.Language;

namespace Consistency.Cli;

/// <summary><c>consistency test</c>: do rules say what their author means?</summary>
internal static class TestCommand
{
    private const string Description = """
        Runs the tests of a policy: statements, and what must come of them; and says which rules no test exercises.

        A file of tests names the rules ('use "policy.claims"'), starts each test with its name ('test "a VIP gets a refund"'), and says
        behind its statements what is expected: 'expect consistent', 'expect inconsistent because [r1]', 'expect true: Does Ann get a
        refund?', 'expect refuted [s2]'. A rule is exercised when it stands in a conflict that a passed test found, or among the premises of an
        answer that it expects.

        Exit codes:
          0  all tests passed
          1  a test failed, or fewer rules than --min-coverage are exercised
          2  something could not be read or decided, or there was no test
          3  wrong usage, or a file that cannot be read

        Examples:
          consistency test refund.tests
          # all tests of a folder, for a build server
          consistency test policies --format junit --output tests.xml
          # fails when fewer than half of the rules are exercised
          consistency test refund.tests --min-coverage 50
          # also: which rules does another one make superfluous?
          consistency test refund.tests --leave-out
        """;

    public static Command Create(CommandLineApplication application)
    {
        Argument<string[]> files = new("file")
        {
            Description = "The files of tests, and folders, which stand for the files *.tests in and below them; - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string> format = new("--format") { Description = "How the result is written.", DefaultValueFactory = static _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "junit");
        Option<string?> output = new("--output", "-o") { HelpName = "file", Description = "The file to write the result to, instead of standard output." };
        Option<string?> filter = new("--filter") { HelpName = "words", Description = "Runs the tests alone that have these words in their name; rules are not counted then." };
        Option<bool> leaveOut = new("--leave-out")
        {
            Description = "Leaves out each exercised rule in turn and says which of them no test misses.",
        };
        Option<double> least = new("--min-coverage") { HelpName = "percent", Description = "Fails when fewer of a hundred rules are exercised." };
        least.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1
                && !(double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double percent) && percent is >= 0 and <= 100))
            {
                result.AddError($"'{result.Tokens[0].Value}' is no coverage: it is a number from 0 to 100.");
            }
        });
        Option<string> reading = CheckCommand.ReadingOption();
        Option<double> timeout = CheckCommand.SecondsOption();
        timeout.Description = "How many seconds one test may take.";
        Option<bool> noColor = CheckCommand.NoColorOption();
        Command command = new("test", Description) { files, format, output, filter, leaveOut, least, reading, timeout, noColor };
        command.Validators.Add(result =>
        {
            if (result.GetValue(filter) is not null && (result.GetValue(leaveOut) || result.GetResult(least) is not null))
            {
                result.AddError("Rules are counted over all tests, so --filter goes neither with --min-coverage nor with --leave-out.");
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
                MaxRepairs = 1,
            };
            PolicyTestRun run = await RunAsync(
                application, new PolicyTestRunner(application.AdjustOptions(options)), parsed.GetValue(files)!, parsed.GetValue(filter), parsed.GetValue(leaveOut), cancellationToken);
            bool isColoured = application.IsColoured && !parsed.GetValue(noColor);
            string? path = parsed.GetValue(output);
            if (path is null && isColoured && parsed.GetValue(format) == "text")
            {
                TerminalReport.Write(PolicyTestText.Of(run), application.Output);
            }
            else
            {
                string text = parsed.GetValue(format) switch
                {
                    "json" => PolicyTestJson.Of(run),
                    "junit" => PolicyTestJUnit.Of(run),
                    _ => TerminalReport.PlainOf(PolicyTestText.Of(run)),
                };
                await (path is null ? application.Output.WriteAsync(text) : File.WriteAllTextAsync(path, text, cancellationToken));
            }

            if (run.Coverage is { } coverage && coverage.Percent < parsed.GetValue(least))
            {
                await application.Error.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"consistency: {coverage.Percent:0.#} % of the rules are exercised, less than {parsed.GetValue(least):0.#} %."));
                return ExitCodes.Violations;
            }

            return run.Count(TestOutcome.Failed) > 0 ? ExitCodes.Violations
                : run.Errors.IsEmpty && run.Results.Length > 0 && run.Count(TestOutcome.Undecided) == 0 ? ExitCodes.Consistent
                : ExitCodes.Undecided;
        });
        return command;
    }

    private static async Task<PolicyTestRun> RunAsync(
        CommandLineApplication application, PolicyTestRunner runner, string[] paths, string? filter, bool leaveOut, CancellationToken cancellationToken)
    {
        List<Diagnostic> errors = [];
        List<PolicyTestResult> results = [];
        List<Statement> shared = [];
        foreach (string path in InputPaths.FilesOf(paths, errors.Add, InputPaths.TestFiles))
        {
            byte[] bytes = await InputFile.ReadAllBytesAsync(path, application.Input, cancellationToken);
            string name = path == "-" ? "<stdin>" : path;
            DecodedText decoded = TextDecoder.Decode(bytes, name);
            PolicyTestFile file = PolicyTestReader.Read(decoded.Text, name);
            (ClaimSet used, ImmutableArray<Diagnostic> missing) = await ReadUsedAsync(file, path, application, cancellationToken);
            ClaimSet common = runner.SharedOf(file, used, cancellationToken);
            Diagnostic[] own = [.. decoded.Diagnostics, .. file.Errors, .. missing, .. common.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error)];
            errors.AddRange(own);
            shared.AddRange(common.Statements);
            if (own.Length == 0)
            {
                results.AddRange(file.Tests.Where(t => filter is null || t.Name.Contains(filter, StringComparison.OrdinalIgnoreCase))
                    .Select(test => runner.Run(file, test, used, cancellationToken)));
            }
        }

        RuleCoverage? coverage = filter is not null
            ? null
            : RuleCoverage.Of(shared, results, leaveOut ? (result, rule) => runner.PassesWithout(result, rule, cancellationToken) : null);
        return new PolicyTestRun([.. errors], [.. results], coverage);
    }

    // What a file uses is named as seen from its own folder.
    private static async Task<(ClaimSet Used, ImmutableArray<Diagnostic> Missing)> ReadUsedAsync(
        PolicyTestFile file, string path, CommandLineApplication application, CancellationToken cancellationToken)
    {
        string folder = path == "-" ? string.Empty : Path.GetDirectoryName(path) ?? string.Empty;
        string[] paths = [.. file.Uses.Select(u => Shortest(Path.Combine(folder, u.Path)))];
        List<Diagnostic> missing = [];
        for (int i = 0; i < paths.Length; i++)
        {
            if (!Path.Exists(paths[i]) || paths.AsSpan(0, i).Contains(paths[i]))
            {
                missing.Add(new Diagnostic
                {
                    Id = DiagnosticCatalogue.UnreadableTestLine,
                    Severity = DiagnosticSeverity.Error,
                    Span = file.Uses[i].Place,
                    Message = Path.Exists(paths[i]) ? $"'{file.Uses[i].Path}' is used already." : $"There is no file '{paths[i]}'.",
                    Hint = Path.Exists(paths[i]) ? "Leave this line out." : "A name is seen from the folder of the file that it stands in.",
                });
            }
        }

        return (missing.Count > 0 ? new ClaimSet([]) : await InputFile.ReadClaimsAsync(paths, null, application.Input, cancellationToken), [.. missing]);
    }

    private static string Shortest(string path) =>
        Path.IsPathRooted(path) ? Path.GetFullPath(path) : Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.GetFullPath(path));
}
