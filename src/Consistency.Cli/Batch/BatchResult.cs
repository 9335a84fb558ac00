namespace Consistency.Cli.Batch;

/// <summary>The results of a block of documents.</summary>
/// <param name="Lines">One line of JSON for each, in their order.</param>
/// <param name="Outcomes">What came of each.</param>
internal readonly record struct BatchResult(ReadOnlyMemory<byte> Lines, BatchOutcome[] Outcomes);
