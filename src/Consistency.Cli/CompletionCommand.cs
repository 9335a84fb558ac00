using System.CommandLine;
using Consistency.Cli.Completion;

namespace Consistency.Cli;

/// <summary><c>consistency completion</c>: the script that makes a shell complete commands, options and their values.</summary>
internal static class CompletionCommand
{
    private const string Description = """
        Prints the script that makes a shell complete commands, options and their values when the tab key is pressed.

        The script asks the tool itself, so it fits whatever version is installed.

        Examples:
          # bash, for this shell and for every one to come
          source <(consistency completion bash)
          echo 'source <(consistency completion bash)' >> ~/.bashrc
          # zsh, behind compinit in ~/.zshrc
          consistency completion zsh > ~/.consistency-completion.zsh
          # fish
          mkdir -p ~/.config/fish/completions
          consistency completion fish > ~/.config/fish/completions/consistency.fish
          # PowerShell
          consistency completion pwsh > consistency-completion.ps1
        """;

    public static Command Create(CommandLineApplication application)
    {
        Argument<string> shell = new("shell") { Description = "bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong([.. CompletionScripts.All.Keys]);
        Command command = new("completion", Description) { shell };
        command.SetAction(async (parsed, _) =>
        {
            await application.Output.WriteAsync(CompletionScripts.All[parsed.GetValue(shell)!]);
            return ExitCodes.Consistent;
        });
        return command;
    }

    /// <summary>Makes the command that the scripts call.</summary>
    public static Command CreateAnswer(CommandLineApplication application, Command root)
    {
        Argument<string[]> words = new("words") { Arity = ArgumentArity.ZeroOrMore };
        Option<bool> newWord = new("--new-word");
        Command command = new("complete", "Lists what can come next on a command line.") { words, newWord };
        command.Hidden = true;
        command.SetAction(async (parsed, _) =>
        {
            string[] given = parsed.GetValue(words) ?? [];
            foreach ((string word, string meaning) in WordCompletion.Of(root, parsed.GetValue(newWord) ? [.. given, string.Empty] : given))
            {
                await application.Output.WriteLineAsync($"{word}\t{meaning}");
            }

            return ExitCodes.Consistent;
        });
        return command;
    }
}
