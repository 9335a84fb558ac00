using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace Consistency.Cli.Tests;

/// <summary>Calls of <c>consistency mcp</c> that cannot be answered as they are.</summary>
public sealed class McpBadInputTests(McpBadInputTests.Server server) : IClassFixture<McpBadInputTests.Server>
{
    [Theory]
    [InlineData("""{"text": "Tweety is a bird.\n  Bob the builder the."}""", "text:2:3: error CON0002: This sentence has no verb")]
    [InlineData("""{"text": "p", "facts": "Bob the builder the."}""", "facts:1:1: error CON0002: This sentence has no verb")]
    [InlineData("""{"text": "p", "rules": "p -> -> q"}""", "rules:1:6: error CON0001: ")]
    [InlineData("""{"claims": [{"text": "p"}, {"text": 5}]}""", "claims:1:23: error CON0051: 'text' is not a string.")]
    [InlineData("""{"text": "p", "claim": "q"}""", "There is no argument 'claim'; check takes text, claims, facts, rules, timeoutSeconds, maxConflicts.")]
    [InlineData("""{"text": "p", "claims": []}""", "check needs either 'text' or 'claims'.")]
    [InlineData("""{}""", "check needs either 'text' or 'claims'.")]
    [InlineData("""{"text": 5}""", "'text' is no string.")]
    [InlineData("""{"claims": "p"}""", "'claims' is no array.")]
    [InlineData("""{"text": "p", "timeoutSeconds": 11}""", "'timeoutSeconds' is a number between 0.001 and 10.")]
    [InlineData("""{"text": "p", "maxConflicts": 1.5}""", "'maxConflicts' is a whole number between 1 and 1000.")]
    public async Task BadInput_IsAToolErrorThatSaysWhere(string arguments, string message)
    {
        CallToolResult result = await server.Process.Client.CallToolAsync(
            "check", JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments)!, cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(result.IsError);
        Assert.Contains(message, McpProcess.TextOf(result), StringComparison.Ordinal);
        Assert.DoesNotMatch("^Consistent", McpProcess.TextOf(result));
    }

    // One process for all of them.
    public sealed class Server : IAsyncLifetime
    {
        internal McpProcess Process { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Process = await McpProcess.StartAsync();

        public ValueTask DisposeAsync() => Process.DisposeAsync();
    }
}
