namespace Consistency.Cli.Corpora;

/// <summary>A format that the command reads.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Reading">The reading of rules that the corpus means.</param>
/// <param name="Read">Reads a file in it, checks, and counts.</param>
internal sealed record CorpusFormat(string Name, Reading Reading, Action<CorpusRun, CancellationToken> Read)
{
    /// <summary>Gets every format.</summary>
    public static IReadOnlyList<CorpusFormat> All { get; } =
    [
        new("proofwriter", Reading.Derivable, TheoryCorpus.Read),
        new("prontoqa", Reading.Derivable, TheoryCorpus.Read),
        new("logicnli", Reading.Classical, LogicNliCorpus.Read),
        new("logicaldeduction", Reading.Classical, DeductionCorpus.Read),
        new("folio", Reading.Classical, FolioCorpus.Read),
        new("logic-lm", Reading.Derivable, LogicProgramCorpus.Read),
        new("beliefbank", Reading.Classical, BeliefBankCorpus.Read),
    ];
}
