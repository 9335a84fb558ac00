using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Language;

/// <summary>Reads a sentence in the register that it is written in: Japanese, English or formal.</summary>
internal sealed class RegisterReader(SentenceReader sentences, JapaneseReader japanese)
{
    /// <summary>Gets the things that the last sentence listed, if that is what it did.</summary>
    public ListedThings? Listed { get; private set; }

    /// <summary>Gets who says the last sentence, and when it holds; null when it does not say.</summary>
    public Attribution? Attribution { get; private set; }

    /// <summary>Gets the other readings of the last sentence.</summary>
    public IReadOnlyList<AlternativeReading> Alternatives { get; private set; } = [];

    /// <summary>Gets whether the last sentence speaks of all of a kind as of things that there are.</summary>
    public bool SpeaksOfKinds { get; private set; }

    /// <summary>Reads a sentence; what is given is its content, without who says it and when.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">Where the sentence starts.</param>
    /// <param name="end">Where it ends, without a full stop; a question mark is inside.</param>
    /// <param name="isQuestion">Whether it may have the word order of a question.</param>
    public Formula Read(string text, int start, int end, bool isQuestion)
    {
        bool isJapanese = JapaneseText.IsJapanese(text.AsSpan(start, end - start));
        Formula formula = isJapanese ? japanese.Read(text, start, end, isQuestion) : sentences.Read(text, start, end, isQuestion);
        Listed = isJapanese ? null : sentences.Listed;
        Attribution = isJapanese ? japanese.Attribution : sentences.Attribution;
        SpeaksOfKinds = isJapanese ? japanese.SpeaksOfKinds : sentences.SpeaksOfKinds;
        Alternatives = isJapanese ? [] : sentences.Alternatives;
        return formula;
    }
}
