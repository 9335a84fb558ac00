using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Consistency.Cli.Batch;
using Consistency.Cli.Mcp;
using Consistency.Z3;

namespace Consistency.Cli;

/// <summary>The tool, with its streams handed in, so that tests can run it in their own process.</summary>
internal sealed class CommandLineApplication(Stream input, TextWriter output, TextWriter error, bool isColoured)
{
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
        // Not a RootCommand, which would be called by the name of the assembly in all help.
        Command root = new("consistency", "Tells which statements cannot all be true, shows the smallest reason why, and proposes the cheapest repair.")
        {
            new HelpOption(),
            new VersionOption(),
        };
        root.Subcommands.Add(CheckCommand.Create(this));
        root.Subcommands.Add(WatchCommand.Create(this));
        root.Subcommands.Add(BatchCommand.Create(this));
        root.Subcommands.Add(ExplainCommand.Create(this));
        root.Subcommands.Add(DiffCommand.Create(this));
        root.Subcommands.Add(RulesCommand.Create(this));
        root.Subcommands.Add(TestCommand.Create(this));
        root.Subcommands.Add(ServeCommand.Create(this));
        root.Subcommands.Add(McpCommand.Create(this));
        root.Subcommands.Add(SolveCommand.Create(this));
        root.Subcommands.Add(VerifyCommand.Create(this));
        root.Subcommands.Add(TranslateCommand.Create(this));
        root.Subcommands.Add(GrammarCommand.Create(this));
        root.Subcommands.Add(CorpusCommand.Create(this));

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
}
