using System.CommandLine;
using Consistency.Server;

namespace Consistency.Cli;

/// <summary><c>consistency serve</c>: the live page and the HTTP interface, for this machine only.</summary>
internal static class ServeCommand
{
    private const string Description = """
        Opens a live page on this machine: statements on the left, what contradicts what on the right, as you type.

        It listens on 127.0.0.1 only and ends with Ctrl+C. Programs send statements to /check (POST, text/plain or application/json)
        and get the report; /openapi.json describes it.

        Exit codes:
          0  ended
          3  wrong usage, or the port is taken

        Examples:
          consistency serve
          consistency serve --port 8080 --timeout 2
          # from another shell
          curl --data-binary @answer.claims -H "Content-Type: text/plain" http://127.0.0.1:5177/check
        """;

    public static Command Create(CommandLineApplication application)
    {
        Option<int> port = new("--port") { Description = "The port on 127.0.0.1; 0 takes a free one.", DefaultValueFactory = static _ => 5177 };
        Option<int> maxBytes = new("--max-bytes") { HelpName = "bytes", Description = "How many bytes a request may have.", DefaultValueFactory = static _ => 4_000_000 };
        Option<int> maxChecks = new("--max-checks") { Description = "How many checks run at the same time; the number of processors by default." };
        Option<double> timeout = CheckCommand.SecondsOption();
        timeout.DefaultValueFactory = static _ => 10;
        timeout.LastAtMostAnHour("a request");
        port.LieBetween(0, 65_535);
        maxBytes.LieBetween(1, 1_000_000_000);
        maxChecks.LieBetween(1, 1_000);
        Command command = new("serve", Description) { port, timeout, maxBytes, maxChecks };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            ServerOptions options = new()
            {
                Port = parsed.GetValue(port),
                MaxRequestBytes = parsed.GetValue(maxBytes),
                Timeout = TimeSpan.FromSeconds(parsed.GetValue(timeout)),
            };
            if (parsed.GetValue(maxChecks) is > 0 and int checks)
            {
                options = options with { MaxConcurrentChecks = checks };
            }

            await using ConsistencyServer server = await ConsistencyServer.StartAsync(options, cancellationToken);
            await application.Output.WriteLineAsync($"The page is at {server.Address} (Ctrl+C ends it).");
            await application.Output.FlushAsync(cancellationToken);
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                // That is how it is meant to end.
            }

            return ExitCodes.Consistent;
        });
        return command;
    }
}
