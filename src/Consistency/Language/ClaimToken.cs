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
    public string Word { get; private set; }

    /// <summary>The word in lower case, with a plain apostrophe.</summary>
    public string Lower { get; set; }

    /// <summary>The offset in the whole text.</summary>
    public int Start { get; private set; }

    public int Length { get; private set; }

    /// <summary>The number in "at least two".</summary>
    public int Number { get; set; }

    public bool IsCapitalized => char.IsUpper(Word[0]);

    /// <summary>Stands for another token of the same type from now on.</summary>
    public void TakeWordsOf(ClaimToken other)
    {
        Word = other.Word;
        Lower = other.Lower;
        Start = other.Start;
        Length = other.Length;
        Number = other.Number;
        Text = other.Word;
        StartIndex = other.StartIndex;
        StopIndex = other.StopIndex;
    }

    public override string ToString() => Word;
}
