namespace Consistency.AI.Extraction;

/// <summary>Chooses among several translations of one sentence.</summary>
internal static class TranslationVote
{
    /// <summary>Takes what more than half of them say.</summary>
    /// <returns>
    /// The translation, and how sure it is: 1 for a single one, else (k + 1)/(n + 2) when k of n agree, the expected share of a
    /// further sample (Laplace's rule of succession).
    /// </returns>
    public static (SentenceTranslation Translation, double Agreement) Count(IReadOnlyList<SentenceTranslation> votes)
    {
        if (votes.Count == 1)
        {
            return (votes[0], 1);
        }

        IGrouping<string, SentenceTranslation> most = votes.GroupBy(static v => v.Key, StringComparer.Ordinal)
            .OrderByDescending(static g => g.Count()).ThenBy(static g => g.Key, StringComparer.Ordinal).First();
        int agreeing = most.Count();
        return 2 * agreeing > votes.Count
            ? (most.First(), (agreeing + 1.0) / (votes.Count + 2))
            : (SentenceTranslation.Failed($"{votes.Count} translations do not agree: no more than {agreeing} say the same."), 1);
    }
}
