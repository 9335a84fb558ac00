using System.Globalization;

namespace Consistency.Language;

/// <summary>Finds what texts are decorated with and what says nothing: list marks, emphasis, footnotes, pictures.</summary>
/// <remarks>
/// Chat models write Markdown. "- Alice is kind", "1. Alice is kind" and "&gt; Alice is kind" say what "Alice is kind" says, and so
/// do "**Alice is kind.**", "Alice is kind.[1]" and a sentence with a smiling face behind it. A picture that can mean "no" is no decoration.
/// </remarks>
internal static class Decoration
{
    // Pictures that say something: crosses, stop signs, thumbs, question marks, and weights of doubt.
    private static readonly string[] Telling = ["❌", "❎", "✖", "✗", "✘", "🚫", "⛔", "👍", "👎", "🛑", "❓", "❔", "🤔", "🤷", "🙃", "😏", "⚠"];

    /// <summary>Gives the length of a list mark with the space behind it: "- ", "* ", "1. ", "2) ", "(3) ", "> "; 0 when there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The first visible character of a line.</param>
    public static int MarkLength(ReadOnlySpan<char> text, int start)
    {
        int i = start;
        if (text[i] is '-' or '*' or '•' or '‣' or '◦' or '–' or '>' or '✓' or '✔' or '✅' or '☑')
        {
            i++;
            i += i < text.Length && text[i] == '\uFE0F' ? 1 : 0;
        }
        else
        {
            bool isBracketed = text[i] == '(';
            i += isBracketed ? 1 : 0;
            int digits = i;
            while (i < text.Length && i - digits < 3 && char.IsAsciiDigit(text[i]))
            {
                i++;
            }

            if (i == digits || i == text.Length || !(isBracketed ? text[i] == ')' : text[i] is '.' or ')'))
            {
                return 0;
            }

            i++;
        }

        // "-5" and "*word*" are no items of a list; a mark with nothing behind it is none either.
        int space = i;
        while (i < text.Length && text[i] is ' ' or '\t')
        {
            i++;
        }

        return i == space || i == text.Length || text[i] is '\n' or '\r' ? 0 : i - start;
    }

    /// <summary>Gives where the decoration ends that follows a place: footnotes, emphasis, pictures behind spaces.</summary>
    public static int End(ReadOnlySpan<char> text, int start)
    {
        int i = start;
        while (i < text.Length)
        {
            int length = NoteLength(text, i);
            if (length == 0 && text[i] == '*')
            {
                length = 1;
            }

            if (length == 0)
            {
                int picture = i;
                while (picture < text.Length && text[picture] == ' ')
                {
                    picture++;
                }

                length = picture < text.Length && PictureLength(text, picture) is > 0 and int visible ? picture + visible - i : 0;
            }

            if (length == 0)
            {
                return i;
            }

            i += length;
        }

        return i;
    }

    /// <summary>Gives the end of a sentence without the decoration behind it.</summary>
    public static int Trim(ReadOnlySpan<char> text, int start, int end)
    {
        while (end > start + 1)
        {
            int length = LengthBefore(text, start, end);
            if (length == 0)
            {
                return end;
            }

            end -= length;
        }

        return end;
    }

    /// <summary>Gives the length of a footnote at a place: "[1]", "[2, 3]"; 0 when there is none.</summary>
    public static int NoteLength(ReadOnlySpan<char> text, int start)
    {
        if (text[start] != '[')
        {
            return 0;
        }

        int i = start + 1;
        while (i < text.Length && i - start < 20 && (char.IsAsciiDigit(text[i]) || text[i] is ',' or ' ' or '-' or '–'))
        {
            i++;
        }

        return i > start + 1 && i < text.Length && text[i] == ']' && char.IsAsciiDigit(text[start + 1]) ? i + 1 - start : 0;
    }

    private static int LengthBefore(ReadOnlySpan<char> text, int start, int end)
    {
        char last = text[end - 1];
        if (char.IsAscii(last))
        {
            if (last != ']')
            {
                return last == '*' && IsEmphasis(text, start, end - 1) ? 1 : 0;
            }

            int open = text[start..end].LastIndexOf('[');
            return open > 0 && NoteLength(text, start + open) == end - start - open ? end - start - open : 0;
        }

        int length = last is '\uFE0F' or '\u200D' ? 1 : char.IsLowSurrogate(last) && end - start > 2 ? 2 : 1;
        return last is '\uFE0F' or '\u200D' || PictureLength(text[..end], end - length) == length ? length : 0;
    }

    // The star that closes what another one opened.
    private static bool IsEmphasis(ReadOnlySpan<char> text, int start, int at) => text[start..at].Contains('*');

    // So-called other symbols, most of them pictures. Those that say something stay, and are refused.
    private static int PictureLength(ReadOnlySpan<char> text, int i)
    {
        if (char.IsAscii(text[i]))
        {
            return 0;
        }

        int length = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;
        if (text[i] is '\uFE0F' or '\u200D')
        {
            return 1;
        }

        UnicodeCategory category = length == 2
            ? CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(text[i], text[i + 1])) : char.GetUnicodeCategory(text[i]);
        bool isPicture = category is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol && (length == 2 || text[i] >= '\u2600');
        if (!isPicture)
        {
            return 0;
        }

        foreach (string telling in Telling)
        {
            if (text[i..].StartsWith(telling, StringComparison.Ordinal))
            {
                return 0;
            }
        }

        return length;
    }
}
