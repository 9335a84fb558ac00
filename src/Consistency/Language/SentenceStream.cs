using System.Globalization;
using Antlr4.Runtime;
using Antlr4.Runtime.Misc;

namespace Consistency.Language;

/// <summary>Hands a part of the text to the lexer without copying it; used again for the next sentence.</summary>
/// <remarks>
/// Behind the end stands a line break: it ends every word, and the lexer keeps what follows a character, but works out anew
/// what follows the end of the text. Who reads tokens stops at <see cref="IsAtEnd"/>.
/// Letters, marks and numbers beyond ASCII are all the same to the lexer, so it sees one letter for them; what a token says is
/// taken from the text.
/// </remarks>
internal sealed class SentenceStream : ICharStream
{
    private const char AnyLetter = 'x';

    private string _text = string.Empty;
    private int _start;

    public int Index { get; private set; }

    public int Size { get; private set; }

    public bool IsAtEnd => Index >= Size;

    public string SourceName => IntStreamConstants.UnknownSourceName;

    public void Set(string text, int start, int end)
    {
        _text = text;
        _start = start;
        Size = Math.Max(0, end - start);
        Index = 0;
    }

    public void Consume() => Index++;

    public int LA(int i)
    {
        int at = Index + (i > 0 ? i - 1 : i);
        return i == 0 ? 0 : at >= 0 && at < Size ? Seen(_text[_start + at]) : at == Size ? '\n' : IntStreamConstants.EOF;
    }

    public int Mark() => -1;

    // The categories are in order: letters, marks and numbers come first.
    private static char Seen(char c) => char.IsAscii(c) || char.GetUnicodeCategory(c) > UnicodeCategory.OtherNumber ? c : AnyLetter;

    public void Release(int marker)
    {
    }

    public void Seek(int index) => Index = Math.Clamp(index, 0, Size + 1);

    public string GetText(Interval interval) => _text.Substring(_start + interval.a, Math.Max(0, Math.Min(interval.b, Size - 1) - interval.a + 1));
}
