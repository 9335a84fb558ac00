using Antlr4.Runtime;

namespace Consistency.Language;

/// <summary>A word or sign of one sentence, with its text and place at hand.</summary>
internal sealed class ClaimToken : CommonToken
{
    public ClaimToken(int type, string text, int start, int length)
        : base(type, text)
    {
        Word = text;
        Start = start;
        Length = length;
        StartIndex = start;
        StopIndex = start + length - 1;
        Lower = text.ToLowerInvariant();
    }

    /// <summary>The word as written.</summary>
    public string Word { get; }

    /// <summary>The word in lower case, with a plain apostrophe.</summary>
    public string Lower { get; set; }

    /// <summary>The offset in the whole text.</summary>
    public int Start { get; }

    public int Length { get; }

    /// <summary>The number in "at least two".</summary>
    public int Number { get; init; }

    public bool IsCapitalized => char.IsUpper(Word[0]);

    public override string ToString() => Word;
}
