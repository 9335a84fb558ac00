using System.Collections.Concurrent;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Consistency.Cli.Tests;

/// <summary>The tool as a process that serves the Model Context Protocol, and a client of the protocol's own library at its other end.</summary>
internal sealed class McpProcess : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly SemaphoreSlim _came = new(0);

    private McpProcess()
    {
    }

    public McpClient Client { get; private set; } = null!;

    /// <summary>Gives the path of the tool that was built with these tests.</summary>
    public static string ToolPath => Path.Combine(AppContext.BaseDirectory, "Consistency.Cli.dll");

    public static async Task<McpProcess> StartAsync(params string[] arguments)
    {
        McpProcess process = new();
        StdioClientTransport transport = new(new StdioClientTransportOptions
        {
            Command = "dotnet",
            Arguments = [ToolPath, "mcp", .. arguments],
            WorkingDirectory = Checkout.Root,
            StandardErrorLines = line =>
            {
                process._lines.Enqueue(line);
                process._came.Release();
            },
        });
        process.Client = await McpClient.CreateAsync(transport, cancellationToken: TestContext.Current.CancellationToken);
        return process;
    }

    /// <summary>Gives the one text of a result.</summary>
    public static string TextOf(CallToolResult result) => Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;

    /// <summary>Waits for the next line of the log.</summary>
    public async Task<string> NextLogLineAsync()
    {
        await _came.WaitAsync(TestContext.Current.CancellationToken);
        return _lines.TryDequeue(out string? line) ? line : throw new InvalidOperationException("There is no line.");
    }

    public ValueTask DisposeAsync()
    {
        _came.Dispose();
        return Client.DisposeAsync();
    }
}
