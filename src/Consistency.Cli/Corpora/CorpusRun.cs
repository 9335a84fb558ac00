namespace Consistency.Cli.Corpora;

/// <summary>What a corpus is read with.</summary>
/// <param name="Data">The bytes of its file.</param>
/// <param name="Meanings">The bytes of the file with the logical forms beside it; null for none.</param>
/// <param name="Checker">The checker that answers.</param>
/// <param name="Tally">Where it is counted.</param>
internal sealed record CorpusRun(byte[] Data, byte[]? Meanings, ConsistencyChecker Checker, CorpusTally Tally);
