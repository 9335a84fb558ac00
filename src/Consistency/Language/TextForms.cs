using System.Text;

namespace Consistency.Language;

/// <summary>Small forms of text: quotations and folded white space.</summary>
internal static class TextForms
{
    /// <summary>Takes the quotation marks and escapes off; a blank name stays a pair of marks that no name can be.</summary>
    public static string Unquote(string quoted)
    {
        string inner = quoted[1..^1];
        if (quoted[0] != '"' || !inner.Contains('\\'))
        {
            return inner;
        }

        StringBuilder text = new(inner.Length);
        for (int i = 0; i < inner.Length; i++)
        {
            if (inner[i] == '\\' && i + 1 < inner.Length)
            {
                i++;
            }

            text.Append(inner[i]);
        }

        return text.ToString();
    }

    /// <summary>Makes every run of white space one space.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        bool folded = true;
        for (int i = 0; i < text.Length; i++)
        {
            folded &= !char.IsWhiteSpace(text[i]) || (text[i] == ' ' && i > 0 && text[i - 1] != ' ');
        }

        if (folded)
        {
            return text.ToString();
        }

        StringBuilder builder = new(text.Length);
        foreach (char c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                builder.Append(c);
            }
            else if (builder.Length > 0 && builder[^1] != ' ')
            {
                builder.Append(' ');
            }
        }

        return builder.ToString().TrimEnd();
    }
}
