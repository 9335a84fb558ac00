using Antlr4.Runtime;

namespace Consistency.Language;

/// <summary>Makes the lexer give <see cref="ClaimToken"/>s with offsets in the whole text.</summary>
internal sealed class ClaimTokenFactory : ITokenFactory
{
    private readonly WordTable _words = new();

    /// <summary>The whole text; the lexer sees one sentence of it.</summary>
    public string Text { get; set; } = string.Empty;

    /// <summary>Where that sentence starts.</summary>
    public int Offset { get; set; }

    public IToken Create(
        Tuple<ITokenSource, ICharStream> source, int type, string text, int channel, int start, int stop, int line, int charPositionInLine)
    {
        int length = Math.Max(0, stop - start + 1);
        return new ClaimToken(type, _words.Find(type < 0 ? [] : Text.AsSpan(Offset + start, length)), Offset + start, length);
    }

    public IToken Create(int type, string text) => new ClaimToken(type, text, Offset, text.Length);
}
