using Consistency.AI.Extraction.Review;

namespace Consistency.AI.Relations;

/// <summary>Tells whether two sentences speak of the same thing at all.</summary>
/// <remarks>
/// Sentences without a common content word (in any inflected form) are taken to be unrelated, so that no model is asked: of n
/// sentences most of the n² pairs are. That misses what is said of one thing in wholly other words.
/// </remarks>
internal static class SharedWords
{
    /// <summary>The content words of a sentence with what they can be forms of.</summary>
    public static HashSet<string> Of(string sentence)
    {
        SentenceWords words = new(sentence);
        return new HashSet<string>(words.ContentPlaces.SelectMany(p => SentenceWords.FormsOf(words.Lower[p])), StringComparer.Ordinal);
    }
}
