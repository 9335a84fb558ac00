namespace Consistency.AI.Extraction.Review;

/// <summary>Tells sentences that clearly claim something, whatever a model says of them.</summary>
/// <remarks>
/// By their words: two that carry content, and between them a finite verb of being, having or being able whose subject is no
/// pronoun. What speaks of or to somebody present (I, you, please), asks or exclaims is left to the model.
/// </remarks>
internal static class ClaimLook
{
    private static readonly HashSet<string> Finite = new(StringComparer.Ordinal)
    {
        "is", "are", "was", "were", "has", "have", "had", "can", "could", "will", "would", "does", "do", "did", "must",
    };

    private static readonly HashSet<string> Present = new(StringComparer.Ordinal)
    {
        "i", "me", "my", "we", "us", "our", "you", "your", "please", "let", "lets",
    };

    /// <summary>Tells whether a sentence clearly claims something.</summary>
    public static bool IsClaim(string sentence)
    {
        if (sentence.TrimEnd(' ', '"', '”', ')').EndsWith('?') || sentence.TrimEnd().EndsWith('!'))
        {
            return false;
        }

        SentenceWords words = new(sentence);
        int[] content = [.. words.ContentPlaces];
        if (content.Length < 2 || words.Any(Present.Contains))
        {
            return false;
        }

        for (int i = content[0] + 1; i < content[^1]; i++)
        {
            if (Finite.Contains(words.Lower[i]) && !FunctionWords.Pronouns.Contains(words.Lower[i - 1]))
            {
                return true;
            }
        }

        return false;
    }
}
