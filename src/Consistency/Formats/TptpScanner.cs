using System.Text;

namespace Consistency.Formats;

/// <summary>Cuts a TPTP document into words and signs; comments are skipped.</summary>
internal static class TptpScanner
{
    private static readonly string[] Signs = ["<~>", "<=>", "=>", "<=", "~|", "~&", "!=", "=", "~", "!", "?", "&", "|", "(", ")", "[", "]", ",", ".", ":"];

    public static List<TptpToken> Scan(string text, CancellationToken cancellationToken)
    {
        List<TptpToken> tokens = [];
        int lastClose = text.LastIndexOf("*/", StringComparison.Ordinal);
        int i = 0;
        while (i < text.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            char c = text[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
            }
            else if (c == '%')
            {
                int length = text.AsSpan(i).IndexOfAny('\n', '\r');
                i = length < 0 ? text.Length : i + length;
            }
            else if (c == '/' && i + 2 <= lastClose && text[i + 1] == '*')
            {
                i = text.IndexOf("*/", i + 2, StringComparison.Ordinal) + 2;
            }
            else
            {
                tokens.Add(Token(text, i));
                i += tokens[^1].Length;
            }
        }

        tokens.Add(new TptpToken(TptpTokenKind.End, "the end", text.Length, 0));
        return tokens;
    }

    private static TptpToken Token(string text, int start)
    {
        char c = text[start];
        if (c is '\'' or '"')
        {
            return Quoted(text, start);
        }

        if (char.IsLetterOrDigit(c) || c == '$' || (c is '-' or '+' && start + 1 < text.Length && char.IsAsciiDigit(text[start + 1])))
        {
            int end = start + 1;
            while (end < text.Length
                && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '$'
                    || (text[end] is '.' && char.IsAsciiDigit(text[end - 1]) && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
            {
                end++;
            }

            string word = text[start..end];
            TptpTokenKind kind = c == '$' ? TptpTokenKind.Defined : char.IsUpper(c) ? TptpTokenKind.Variable : TptpTokenKind.Name;
            return new TptpToken(kind, word, start, end - start);
        }

        foreach (string sign in Signs)
        {
            if (text.AsSpan(start).StartsWith(sign))
            {
                return new TptpToken(TptpTokenKind.Sign, sign, start, sign.Length);
            }
        }

        return new TptpToken(TptpTokenKind.Bad, c.ToString(), start, 1);
    }

    // A quotation ends on its line; one that does not spoils the rest of it.
    private static TptpToken Quoted(string text, int start)
    {
        StringBuilder name = new();
        int i = start + 1;
        for (; i < text.Length && text[i] is not ('\n' or '\r'); i++)
        {
            if (text[i] == text[start])
            {
                return new TptpToken(TptpTokenKind.Name, name.ToString(), start, i + 1 - start);
            }

            i += text[i] == '\\' && i + 1 < text.Length ? 1 : 0;
            name.Append(text[i]);
        }

        return new TptpToken(TptpTokenKind.Bad, text[start].ToString(), start, Math.Min(i, text.Length) - start);
    }
}
