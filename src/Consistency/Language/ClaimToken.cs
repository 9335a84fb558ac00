using Antlr4.Runtime;

namespace Consistency.Language;

/// <summary>A word or sign of one sentence, with its text and place at hand.</summary>
internal sealed class ClaimToken : IWritableToken
{
    private WordForms _forms;

    public ClaimToken(int type, string text, int start, int length)
        : this(type, new WordForms(text), start, length)
    {
    }

    public ClaimToken(int type, WordForms forms, int start, int length)
    {
        _forms = forms;
        Type = type;
        Start = start;
        Length = length;
        Lower = forms.Lower;
    }

    /// <summary>The word as written.</summary>
    public string Word => _forms.Written;

    /// <summary>What the lexicon says of the word as written.</summary>
    public WordForms Forms => _forms;

    /// <summary>The word in lower case and well spelt, with a plain apostrophe.</summary>
    public string Lower { get; set; }

    /// <summary>The offset in the whole text.</summary>
    public int Start { get; private set; }

    public int Length { get; private set; }

    /// <summary>The number in "at least two".</summary>
    public int Number { get; set; }

    /// <summary>Whether a verb whose past has the form of its base speaks of the past: "Germany beat Brazil".</summary>
    public bool IsPast { get; set; }

    public bool IsCapitalized => _forms.IsCapitalized;

    public int Type { get; set; }

    public int TokenIndex { get; set; } = -1;

    public string Text
    {
        get => Word;
        set => _forms = new WordForms(value);
    }

    public int StartIndex => Start;

    public int StopIndex => Start + Length - 1;

    // The grammar reads one sentence at a time, all of it on one channel; places in lines are worked out for diagnostics only.
    public int Channel
    {
        get => TokenConstants.DefaultChannel;
        set => throw new NotSupportedException();
    }

    public int Line
    {
        get => 0;
        set => throw new NotSupportedException();
    }

    public int Column
    {
        get => 0;
        set => throw new NotSupportedException();
    }

    public ITokenSource? TokenSource => null;

    public ICharStream? InputStream => null;

    /// <summary>Stands for another token of the same type from now on.</summary>
    public void TakeWordsOf(ClaimToken other)
    {
        _forms = other._forms;
        Lower = other.Lower;
        Start = other.Start;
        Length = other.Length;
        Number = other.Number;
        IsPast = other.IsPast;
    }

    public override string ToString() => Word;
}
