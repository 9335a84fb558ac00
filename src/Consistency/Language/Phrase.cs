namespace Consistency.Language;

/// <summary>A stretch of a sentence.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it ends, exclusive.</param>
internal readonly record struct Phrase(int Start, int End)
{
    public int Length => End - Start;

    /// <summary>Takes white space and commas off both ends.</summary>
    public Phrase Trim(string text)
    {
        int start = Start;
        int end = End;
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is '、' or ','))
        {
            start++;
        }

        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is '、' or ','))
        {
            end--;
        }

        return new Phrase(start, end);
    }

    /// <summary>Whether it is one pair of brackets and what stands between them.</summary>
    public bool IsBracketed(string text)
    {
        if (Length < 2 || text[Start] is not ('(' or '（') || text[End - 1] is not (')' or '）'))
        {
            return false;
        }

        int depth = 0;
        for (int i = Start; i < End - 1; i++)
        {
            depth += text[i] is '(' or '（' ? 1 : text[i] is ')' or '）' ? -1 : 0;
            if (depth == 0)
            {
                return false;
            }
        }

        return true;
    }
}
