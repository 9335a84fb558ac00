namespace Consistency.Cli.Batch;

/// <summary>One line of the input: a document as JSON.</summary>
/// <param name="Number">Its number, from 1; blank lines count.</param>
/// <param name="Json">Its bytes.</param>
internal readonly record struct BatchLine(long Number, byte[] Json);
