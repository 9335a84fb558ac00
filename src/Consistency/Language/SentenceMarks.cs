namespace Consistency.Language;

/// <summary>The marks at the end of a sentence, which writers repeat and mix: ?!, !!, …</summary>
internal static class SentenceMarks
{
    /// <summary>Tells whether a sign can end a sentence.</summary>
    public static bool IsMark(char c) => c is '.' or '?' or '!' or '…';

    /// <summary>Finds where the marks begin that end at a place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the sentence starts.</param>
    /// <param name="end">Behind the last mark.</param>
    public static int First(ReadOnlySpan<char> text, int start, int end)
    {
        while (end > start && IsMark(text[end - 1]))
        {
            end--;
        }

        return end;
    }

    /// <summary>Finds the end of a sentence without its marks, or behind its first question mark when it has one.</summary>
    public static int Trim(ReadOnlySpan<char> text, int start, int end)
    {
        int first = First(text, start, end);
        int question = text[first..end].IndexOf('?');
        return question < 0 ? first : first + question + 1;
    }
}
