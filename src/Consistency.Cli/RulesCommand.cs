using System.CommandLine;
using Consistency.Claims;
using Consistency.Findings.Rules;

namespace Consistency.Cli;

/// <summary><c>consistency rules</c>: is a set of rules sound, before any claim is looked at?</summary>
internal static class RulesCommand
{
    private const string Description = """
        Reviews rules before any claim is looked at: which contradict each other, can never apply, say nothing, or say it twice.

        Rules, declarations and general facts are reviewed; claims and other facts only tell which names are in use.

        Exit codes:
          0  nothing but remarks
          1  warnings or errors
          2  not found out: a limit was hit, there was no rule, or something could not be read
          3  wrong usage, or a file that cannot be read

        Examples:
          consistency rules policy.claims
          consistency rules policy.claims --format json
        """;

    public static Command Create(CommandLineApplication application)
    {
        Argument<string[]> files = new("file") { Description = "The files to review; - for standard input.", Arity = ArgumentArity.OneOrMore };
        Option<string?> from = InputFile.FromOption();
        Option<string> format = new("--format") { Description = "How the result is written.", DefaultValueFactory = static _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        Option<double> timeout = CheckCommand.SecondsOption();
        Command command = new("rules", Description) { files, from, format, timeout };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            ConsistencyOptions options = new() { Timeout = TimeSpan.FromSeconds(parsed.GetValue(timeout)) };
            ClaimSet claims = await InputFile.ReadClaimsAsync(parsed.GetValue(files)!, parsed.GetValue(from), application.Input, cancellationToken);
            RuleReview review = new ConsistencyChecker(application.AdjustOptions(options)).ReviewRules(claims, cancellationToken);
            await application.Output.WriteAsync(parsed.GetValue(format) == "json" ? review.ToJson() + "\n" : review.ToText());
            return review.Findings.Any(static f => f.Severity != DiagnosticSeverity.Information) ? ExitCodes.Violations
                : review.IsComplete ? ExitCodes.Consistent
                : ExitCodes.Undecided;
        });
        return command;
    }
}
