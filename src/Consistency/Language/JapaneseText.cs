namespace Consistency.Language;

/// <summary>Tells Japanese sentences from others, and brings their signs to one form without moving anything.</summary>
internal static class JapaneseText
{
    // Signs that make a statement formal, whatever the names in it are written with.
    private const string FormalSigns = "&|^!~¬=<>∧∨⊕→⇒↔⇔∀∃";

    /// <summary>Tells whether a statement is to be read as Japanese.</summary>
    /// <remarks>
    /// It has a particle or an ending (は, が, も, を, なら, れば, です, ます), no sign of the formal register, and no English word that sentences are built with.
    /// Names in quotes do not count: <c>"太郎" is a bird</c> is English.
    /// </remarks>
    public static bool IsJapanese(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyInRange('\u3041', '\u3096'))
        {
            return false;
        }

        bool hasParticle = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (ClosingQuote(c) is { } close)
            {
                i += Math.Max(0, ClosingLength(text[i..], close));
            }
            else if (FormalSigns.Contains(c, StringComparison.Ordinal) || (c == '(' && i > 0 && (char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is '"' or '”')))
            {
                return c == '!' && i == text.Length - 1 && hasParticle;
            }
            else if (c is 'は' or 'が' or 'も' or 'を' || (c is 'で' or 'ま' && i + 1 < text.Length && text[i + 1] == 'す') || (c == 'れ' && i + 1 < text.Length && text[i + 1] == 'ば') || (c == 'な' && i + 1 < text.Length && text[i + 1] == 'ら'))
            {
                hasParticle = true;
            }
            else if (char.IsAsciiLetterLower(c) && (i == 0 || !char.IsLetterOrDigit(text[i - 1])))
            {
                int end = i;
                while (end < text.Length && char.IsLetterOrDigit(text[end]))
                {
                    end++;
                }

                if (end - i < 12 && text[i..end] is not "from" && Lexicon.English.ContainsKey(text[i..end].ToString()))
                {
                    return false;
                }

                i = end - 1;
            }
        }

        // 「太郎に会った」, 「雨だ」: no name ends so.
        return hasParticle || (text.Length > 1 && text[^1] is 'だ' or 'た');
    }

    /// <summary>Gives the sign that closes a quotation, or null when none is opened.</summary>
    public static char? ClosingQuote(char c) => c switch
    {
        '「' => '」',
        '『' => '』',
        '"' => '"',
        '“' => '”',
        _ => null,
    };

    // How far behind the opening quotation mark its partner stands, not counting one behind a backslash; -1 when there is none.
    private static int ClosingLength(ReadOnlySpan<char> quotation, char close)
    {
        for (int i = 1; i < quotation.Length; i++)
        {
            if (quotation[i] == '\\' && close is '"' or '”')
            {
                i++;
            }
            else if (quotation[i] == close)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Gives the ends of the sentences within a stretch of text, each behind its full stop and annotations.</summary>
    public static IEnumerable<int> SentenceEnds(string text, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (ClosingQuote(text[i]) is { } close)
            {
                i += Math.Max(0, ClosingLength(text.AsSpan(i, end - i), close));
            }
            else if (text[i] is '。' or '｡' or '？' or '！' || (text[i] == '．' && !(i + 1 < end && char.IsDigit(text[i + 1]))))
            {
                i = AnnotationsEnd(text, i + 1, end) - 1;
                if (i + 1 < end)
                {
                    yield return i + 1;
                }
            }
        }

        yield return end;
    }

    /// <summary>Makes full-width letters, digits and signs the plain ones, in place: nothing changes its length.</summary>
    /// <param name="text">The text.</param>
    /// <param name="onlyStops">Whether only the signs that end sentences change, and none in quotes.</param>
    public static void Narrow(Span<char> text, bool onlyStops = false)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (onlyStops)
            {
                i += ClosingQuote(text[i]) is { } close ? Math.Max(0, ClosingLength(text[i..], close)) : 0;
                text[i] = text[i] switch { '。' or '｡' => '.', '？' => '?', '！' => '!', char other => other };
                continue;
            }

            text[i] = text[i] switch
            {
                '。' or '｡' or '．' => '.',
                '、' or '､' or '，' => '、',
                '（' => '（',
                '）' => '）',
                '｢' => '「',
                '｣' => '」',
                '\u3000' => ' ',
                >= '！' and <= '～' => (char)(text[i] - 0xFEE0),
                char other => other,
            };
        }
    }

    /// <summary>Gives words the form under which they are compared: katakana of half width at full width, and voice marks joined.</summary>
    /// <remarks>
    /// That is what Unicode's NFKC does to kana; it is done here, because .NET normalises nothing where culture data is left out.
    /// </remarks>
    public static string Compose(string words)
    {
        const string FullWidth = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
        System.Text.StringBuilder composed = new(words.Length);
        foreach (char c in words)
        {
            char last = composed.Length > 0 ? composed[^1] : '\0';
            switch (c)
            {
                case >= '\uFF66' and <= '\uFF9D':
                    composed.Append(FullWidth[c - 0xFF66]);
                    break;
                case '\uFF9E' or '\u3099' when last is 'ウ' or 'う':
                    composed[^1] = last == 'ウ' ? 'ヴ' : 'ゔ';
                    break;
                case '\uFF9E' or '\u3099' when "カキクケコサシスセソタチツテトハヒフヘホかきくけこさしすせそたちつてとはひふへほ".Contains(last, StringComparison.Ordinal):
                    composed[^1] = (char)(last + 1);
                    break;
                case '\uFF9F' or '\u309A' when "ハヒフヘホはひふへほ".Contains(last, StringComparison.Ordinal):
                    composed[^1] = (char)(last + 2);
                    break;
                default:
                    composed.Append(c);
                    break;
            }
        }

        return composed.ToString();
    }

    // "。 @ 0.9 from "doc"" belongs to the sentence before it.
    private static int AnnotationsEnd(string text, int i, int end)
    {
        while (true)
        {
            int k = i;
            while (k < end && char.IsWhiteSpace(text[k]))
            {
                k++;
            }

            bool isSource = k + 4 < end && text.AsSpan(k, 4) is "from" && (char.IsWhiteSpace(text[k + 4]) || text[k + 4] is '"' or '“');
            if (k >= end || (text[k] is not ('@' or '＠') && !isSource))
            {
                return k;
            }

            k += isSource ? 4 : 1;
            while (k < end && char.IsWhiteSpace(text[k]))
            {
                k++;
            }

            if (k < end && ClosingQuote(text[k]) is { } close && ClosingLength(text.AsSpan(k, end - k), close) is var length and > 0)
            {
                i = k + length + 1;
                continue;
            }

            while (k < end && !char.IsWhiteSpace(text[k]))
            {
                k++;
            }

            i = k;
        }
    }
}
