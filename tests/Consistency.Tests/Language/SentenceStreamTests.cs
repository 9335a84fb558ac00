using System.Globalization;
using Consistency.Language;
using Consistency.Language.Generated;

namespace Consistency.Tests.Language;

/// <summary>The lexer knows the letters of ASCII alone; the stream tells it what else is one.</summary>
public class SentenceStreamTests
{
    [Fact]
    public void Words_AreMadeOfTheLettersMarksAndNumbersOfAllScripts()
    {
        SentenceGrammar grammar = new();
        for (int code = 0x80; code < 0x10000; code++)
        {
            char c = (char)code;
            string text = $"a{c}b";
            bool isLetter = char.IsLetter(c) || char.IsNumber(c)
                || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
            Assert.True((isLetter || c == '’') == IsOneWord(grammar, text), $"U+{code:X4}");
        }
    }

    private static bool IsOneWord(SentenceGrammar grammar, string text)
    {
        try
        {
            return grammar.Tokens(text, 0, text.Length) is [{ Type: ClaimLexer.WORD } word] && word.Word == text;
        }
        catch (UnreadableException)
        {
            // It is no part of any statement.
            return false;
        }
    }
}
