namespace Consistency.Cli.Mcp;

/// <summary>A call that cannot be answered; the message tells the caller what to change.</summary>
internal sealed class McpInputException(string message) : Exception(message);
