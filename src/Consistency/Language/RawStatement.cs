namespace Consistency.Language;

/// <summary>A stretch of text that holds one statement, with what stands around the sentence taken apart.</summary>
/// <param name="Start">The offset of the sentence, without label, keyword and annotations.</param>
/// <param name="Length">Its length, without the final stop.</param>
/// <param name="IsAsked">Whether it ends in a question mark.</param>
/// <param name="Keyword">The word in front that tells its kind, in lower case; null for none.</param>
/// <param name="Label">Its id and where that stands; null for none.</param>
/// <param name="Confidence">The confidence as written and where it stands; null for none.</param>
/// <param name="Source">Who said it; null when it was not said.</param>
/// <param name="Problem">What is wrong with the parts around the sentence; null for nothing.</param>
internal sealed record RawStatement(
    int Start,
    int Length,
    bool IsAsked,
    string? Keyword,
    (string Text, int Start, int Length)? Label,
    (string Text, int Start, int Length)? Confidence,
    string? Source,
    LanguageProblem? Problem);
