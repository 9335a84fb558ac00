using System.CommandLine;
using System.Reflection;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Consistency.Cli.Mcp;

/// <summary><c>consistency mcp</c>: the checker as tools for agents, over standard input and output.</summary>
internal static class McpCommand
{
    private const string Description = """
        Gives agents the tools check, ask, explain and repair (Model Context Protocol, over standard input and output).

        A client starts it and ends it by closing its input. Standard output is the protocol's; one line for each call, without
        its statements, goes to standard error. It opens no port, reads no file but those of --facts, and writes none.

        Examples:
          consistency mcp
          consistency mcp --facts known.claims --timeout 5
        """;

    public static Command Create(CommandLineApplication application)
    {
        Option<string[]> facts = new("--facts") { HelpName = "file", Description = "Files of rules and facts that every call is checked with." };
        Option<double> timeout = CheckCommand.SecondsOption();
        timeout.DefaultValueFactory = static _ => 10;
        timeout.Description = "How many seconds a call may take; a call can ask for less.";
        timeout.LastAtMostAnHour("a call");
        Option<int> maxLength = new("--max-length") { HelpName = "characters", Description = "How many characters a call may bring.", DefaultValueFactory = static _ => 100_000 };
        maxLength.LieBetween(1, 100_000_000);
        Command command = new("mcp", Description) { facts, timeout, maxLength };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            McpLimits limits = new(parsed.GetValue(maxLength), TimeSpan.FromSeconds(parsed.GetValue(timeout)));
            using McpTools tools = new(
                limits,
                await KnownStatements.ReadAsync(parsed.GetValue(facts) ?? [], "call", application, cancellationToken),
                application.AdjustOptions,
                TextWriter.Synchronized(application.Error));
            McpServerOptions options = new()
            {
                ServerInfo = new Implementation { Name = "consistency", Title = "Consistency", Version = Version() },
                ServerInstructions = McpToolList.Instructions,
                Capabilities = new ServerCapabilities { Tools = new ToolsCapability() },
                Handlers = new McpServerHandlers
                {
                    ListToolsHandler = (_, _) => ValueTask.FromResult(new ListToolsResult { Tools = tools.List }),
                    CallToolHandler = async (request, token) => await tools.CallAsync(request.Params!, token),
                },
            };
            await using StreamServerTransport transport = new(application.Input, Console.OpenStandardOutput(), "consistency");
            await using McpServer server = McpServer.Create(transport, options);
            await server.RunAsync(cancellationToken);
            return ExitCodes.Consistent;
        });
        return command;
    }

    private static string Version() =>
        typeof(McpCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
