namespace Consistency.Docs.Tests;

/// <summary>A fenced block of a document.</summary>
/// <param name="Document">The document, relative to the checkout.</param>
/// <param name="Line">The line of its fence, from 1.</param>
/// <param name="Language">The first word behind the fence, empty without one.</param>
/// <param name="Arguments">The other words behind the fence, such as <c>output</c> or <c>file=answer.claims</c>.</param>
/// <param name="Text">What stands between the fences, lines ended by a line feed.</param>
/// <param name="Given">What a comment right before the block takes for granted, as code: <c>&lt;!-- given: IChatClient model = null!; --&gt;</c>.</param>
internal sealed record DocumentBlock(string Document, int Line, string Language, string[] Arguments, string Text, string Given)
{
    public string Place => $"{Document}:{Line}";

    public bool Is(string argument) => Arguments.Contains(argument, StringComparer.Ordinal);

    /// <summary>The file that the block is saved as before the commands that follow it, or null.</summary>
    public string? FileName => Arguments.FirstOrDefault(static a => a.StartsWith("file=", StringComparison.Ordinal))?["file=".Length..];
}
