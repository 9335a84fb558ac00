using System.CommandLine;
using Consistency.Formats.Grammars;

namespace Consistency.Cli;

/// <summary><c>consistency grammar</c>: the core of the claim language, for models that are constrained while they write.</summary>
internal static class GrammarCommand
{
    private const string Description = """
        Prints the core of the claim language as a grammar; everything that it allows is read without a remark.

        Examples:
          consistency grammar --format gbnf > claims.gbnf
          consistency grammar --format json-schema --nouns bird,penguin --names Tweety,Opus
        """;

    private static readonly Dictionary<string, GrammarFormat> Formats = new(StringComparer.Ordinal)
    {
        ["gbnf"] = GrammarFormat.Gbnf,
        ["ebnf"] = GrammarFormat.Ebnf,
        ["json-schema"] = GrammarFormat.JsonSchema,
    };

    public static Command Create(CommandLineApplication application)
    {
        Option<string> format = new("--format") { Description = "The notation.", DefaultValueFactory = static _ => "gbnf" };
        format.AcceptOnlyFromAmong([.. Formats.Keys]);
        Option<string?> nouns = new("--nouns") { HelpName = "words", Description = "The only nouns to be used, separated by commas; any word without it." };
        Option<string?> names = new("--names") { HelpName = "words", Description = "The only names to be used, separated by commas; any capitalised word without it." };

        Command command = new("grammar", Description) { format, nouns, names };
        command.SetAction(async (parsed, _) =>
        {
            await application.Output.WriteAsync(
                ClaimGrammar.Export(Formats[parsed.GetValue(format)!], Words(parsed.GetValue(nouns)), Words(parsed.GetValue(names))));
            return ExitCodes.Consistent;
        });
        return command;
    }

    private static string[] Words(string? list) => list?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
