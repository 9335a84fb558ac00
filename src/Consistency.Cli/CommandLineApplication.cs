using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Consistency.Cli.Batch;
using Consistency.Cli.Help;
using Consistency.Cli.Mcp;
using Consistency.Z3;

namespace Consistency.Cli;

/// <summary>The tool, with its streams handed in, so that tests can run it in their own process.</summary>
internal sealed class CommandLineApplication(Stream input, TextWriter output, TextWriter error, bool isColoured)
{
    private const string Description = """
        Tells which statements cannot all be true, shows the smallest reason why, and proposes the cheapest repair, with proof.

        Examples:
          consistency check answer.claims
          echo "Every bird can fly. Tweety is a bird. Tweety cannot fly." | consistency check -
        """;

    /// <summary>Where commands read standard input from.</summary>
    public Stream Input { get; } = input;

    /// <summary>Where results go.</summary>
    public TextWriter Output { get; } = output;

    /// <summary>Where everything else goes.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>Whether results are for a terminal that shows colours.</summary>
    public bool IsColoured { get; } = isColoured;

    /// <summary>Gets a value indicating whether somebody watches: then long work says how far it is.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Gets how many columns a line of a help page may have.</summary>
    public int HelpWidth { get; init; } = 100;

    /// <summary>Gets the clock of what waits; the seam through which tests need not.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Gets a last change to the options of a check: the seam through which tests let the solver fail.</summary>
    public Func<ConsistencyOptions, ConsistencyOptions> AdjustOptions { get; init; } = static options => options;

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The arguments, without the name of the tool.</param>
    /// <param name="cancellationToken">Ends the command, as Ctrl+C does.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken = default)
    {
        Command root = CreateRoot();

        // "@x" is a file of that name, not a file of arguments.
        ParseResult parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && parsed.Action is null or ParseErrorAction)
        {
            foreach (System.CommandLine.Parsing.ParseError problem in parsed.Errors)
            {
                await Error.WriteLineAsync($"consistency: {problem.Message}");
            }

            string command = parsed.CommandResult.Command == root ? string.Empty : $" {parsed.CommandResult.Command.Name}";
            await Error.WriteLineAsync($"Try: consistency{command} --help");
            return ExitCodes.Usage;
        }

        try
        {
            int exitCode = await parsed.InvokeAsync(
                new InvocationConfiguration { Output = Output, Error = Error, EnableDefaultExceptionHandler = false }, cancellationToken);
            await Output.FlushAsync(CancellationToken.None);
            return exitCode;
        }
        catch (OperationCanceledException)
        {
            await Error.WriteLineAsync("consistency: cancelled; nothing was decided.");
            return ExitCodes.Undecided;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException or Z3OracleException)
        {
            await Error.WriteLineAsync($"consistency: {e.Message}");
            return ExitCodes.Usage;
        }
#pragma warning disable CA1031 // The last line of defence: whatever went wrong, it must not come out as a verdict.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await Error.WriteLineAsync($"consistency: internal error, nothing was decided: {e.GetType().Name}: {e.Message}");
            return ExitCodes.Usage;
        }
    }

    /// <summary>Makes the tool with all its commands.</summary>
    public Command CreateRoot()
    {
        // Not a RootCommand, which would be called by the name of the assembly in all help.
        Command root = new("consistency", Description) { new VersionOption() { Description = "Shows the version." } };
        (string Title, Command[] Commands)[] groups =
        [
            ("Statements:", [CheckCommand.Create(this), ExplainCommand.Create(this), WatchCommand.Create(this), DiffCommand.Create(this), BatchCommand.Create(this)]),
            ("Rules:", [RulesCommand.Create(this), TestCommand.Create(this)]),
            ("For people and programs:", [ServeCommand.Create(this), McpCommand.Create(this)]),
            ("The language:", [TranslateCommand.Create(this), GrammarCommand.Create(this), CorpusCommand.Create(this)]),
            ("The solver alone:", [SolveCommand.Create(this), VerifyCommand.Create(this)]),
            ("The shell:", [CompletionCommand.Create(this), CompletionCommand.CreateAnswer(this, root)]),
        ];
        root.Options.Add(new HelpOption { Description = "Shows this page, or that of a command.", Action = new HelpPageAction(root, groups, Output, HelpWidth) });
        foreach (Command command in groups.SelectMany(static g => g.Commands))
        {
            root.Subcommands.Add(command);
        }

        return root;
    }
}
