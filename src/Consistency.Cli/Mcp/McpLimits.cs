namespace Consistency.Cli.Mcp;

/// <summary>What a call of a tool may bring and take.</summary>
/// <param name="MaxLength">How many characters its texts have at most, together.</param>
/// <param name="Timeout">How long the solver works on it at most.</param>
internal sealed record McpLimits(int MaxLength, TimeSpan Timeout)
{
    /// <summary>How many conflicts a call can ask for.</summary>
    public const int MostConflicts = 1_000;

    /// <summary>How many conflicts are listed unless a call asks for another number: answers are read by language models.</summary>
    public const int UsualConflicts = 10;
}
