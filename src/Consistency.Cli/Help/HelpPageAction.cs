using System.CommandLine;
using System.CommandLine.Invocation;

namespace Consistency.Cli.Help;

/// <summary>Shows the page of the command that <c>--help</c> stands behind.</summary>
/// <param name="root">The tool.</param>
/// <param name="groups">Its commands, by what they are for.</param>
/// <param name="output">Where to.</param>
/// <param name="width">How many columns a line may have.</param>
internal sealed class HelpPageAction(Command root, IReadOnlyList<(string Title, Command[] Commands)> groups, TextWriter output, int width) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        Command command = parseResult.CommandResult.Command;
        if (command == root)
        {
            HelpPage.WriteOverview(output, root, groups, width);
        }
        else
        {
            HelpPage.WriteCommand(output, command, width);
        }

        return ExitCodes.Consistent;
    }
}
