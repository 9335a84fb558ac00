using System.CommandLine;
using Consistency.Claims;
using Consistency.Formats;

namespace Consistency.Cli;

/// <summary><c>consistency translate</c>: statements from one form into another.</summary>
internal static class TranslateCommand
{
    private const string Description = """
        Translates statements into another form.

        claims, english, formal, tptp and json keep the formulas; smtlib and wcnf hold the weighted clauses that a check solves.
        What could not be read or said goes to standard error.

        Exit codes:
          0  everything was translated
          2  something could not be read, or there is no translation
          3  wrong usage, or a file that cannot be read

        Examples:
          consistency translate answer.claims --to json
          consistency translate problem.p --to claims --output problem.claims
          consistency translate answer.claims --to wcnf | consistency solve -
        """;

    private static readonly Dictionary<string, TranslationFormat> Targets = new(StringComparer.Ordinal)
    {
        ["claims"] = TranslationFormat.Claims,
        ["english"] = TranslationFormat.English,
        ["formal"] = TranslationFormat.Formal,
        ["smtlib"] = TranslationFormat.SmtLib,
        ["wcnf"] = TranslationFormat.Wcnf,
        ["tptp"] = TranslationFormat.Tptp,
        ["json"] = TranslationFormat.Json,
    };

    public static Command Create(CommandLineApplication application)
    {
        Argument<string[]> files = new("file")
        {
            Description = "The files to translate, as one set of statements; - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string> to = new("--to") { HelpName = "form", Description = "The form to translate into.", Required = true };
        to.AcceptOnlyFromAmong([.. Targets.Keys]);
        Option<string?> from = InputFile.FromOption();
        Option<string?> outputFile = new("--output", "-o") { HelpName = "file", Description = "The file to write to, instead of standard output." };

        Command command = new("translate", Description) { files, to, from, outputFile };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            ClaimSet claims = await InputFile.ReadClaimsAsync(parsed.GetValue(files)!, parsed.GetValue(from), application.Input, cancellationToken);
            ConsistencyOptions options = application.AdjustOptions(new ConsistencyOptions());
            Translation translation = DocumentWriter.Write(claims, Targets[parsed.GetValue(to)!], options, cancellationToken);
            foreach (Diagnostic diagnostic in claims.Diagnostics.Concat(translation.Diagnostics))
            {
                await application.Error.WriteLineAsync(diagnostic.ToString());
                if (diagnostic.Hint is { } hint)
                {
                    await application.Error.WriteLineAsync($"  hint: {hint}");
                }
            }

            if (parsed.GetValue(outputFile) is { } path)
            {
                await File.WriteAllTextAsync(path, translation.Text, cancellationToken);
            }
            else
            {
                await application.Output.WriteAsync(translation.Text);
            }

            bool isWhole = claims.IsComplete && !translation.Diagnostics.Any(static d => d.Severity == DiagnosticSeverity.Error);
            return isWhole ? ExitCodes.Consistent : ExitCodes.Undecided;
        });
        return command;
    }
}
