using System.Collections.Frozen;
using System.Globalization;
using Consistency.Language.Generated;

namespace Consistency.Language;

/// <summary>Makes words of the signs of everyday text: "$900" is 900 dollars, "10 %" 10 percent, "10 am" the time 10:00.</summary>
/// <remarks>
/// What is written in several ways becomes one word or the same words, so that it gives the same atoms: amounts of money, percent,
/// degrees, decimals and thousands, times of day, dates, "U.S." and "Node.js". Marks that say nothing are dropped. A sign that
/// is left over is refused by whoever reads on.
/// </remarks>
internal static class EverydayText
{
    private static readonly FrozenDictionary<char, string> Currencies = new Dictionary<char, string>
    {
        ['$'] = "dollars", ['€'] = "euros", ['£'] = "pounds", ['¥'] = "yen", ['₹'] = "rupees",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, decimal> Scales = new Dictionary<string, decimal>
    {
        ["thousand"] = 1_000, ["k"] = 1_000, ["million"] = 1_000_000, ["m"] = 1_000_000, ["mn"] = 1_000_000,
        ["billion"] = 1_000_000_000, ["bn"] = 1_000_000_000, ["b"] = 1_000_000_000, ["trillion"] = 1_000_000_000_000, ["tn"] = 1_000_000_000_000,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Units =
        "km m cm mm mi h hr s sec ms min g kg mg lb l ml dl mb gb tb kb kbit mbit gbit w kw kwh day week month year person".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Tells whether a character is a sign of everyday text that is looked at here.</summary>
    public static bool IsSign(char c) => c is '$' or '€' or '£' or '¥' or '₹' or '%' or '°' or '/' or '#' or '*' or '`' or '[' or ']' or ';' or '-' or '−' or '–' or '\'' or '’';

    /// <summary>Makes words of signs.</summary>
    /// <param name="tokens">The sentence.</param>
    public static void Join(List<ClaimToken> tokens)
    {
        DropMarks(tokens);
        for (int i = 0; i < tokens.Count; i++)
        {
            ClaimToken token = tokens[i];
            switch (token.Type)
            {
                case ClaimLexer.WORD when char.IsAsciiDigit(token.Lower[0]):
                    Number(tokens, i);
                    break;
                case ClaimLexer.WORD:
                    Word(tokens, i);
                    break;
                case ClaimLexer.OTHER when Currencies.TryGetValue(token.Word[0], out string? currency) && i + 1 < tokens.Count
                    && char.IsAsciiDigit(tokens[i + 1].Word[0]) && Touch(token, tokens[i + 1]):
                    tokens.RemoveAt(i);
                    Number(tokens, i, currency);
                    tokens.Insert(i + 1, new ClaimToken(ClaimLexer.WORD, currency, tokens[i].Start + tokens[i].Length, 0));
                    Rate(tokens, i + 2);
                    break;
                case ClaimLexer.OTHER when token.Word is "-" or "−" && i + 1 < tokens.Count && char.IsAsciiDigit(tokens[i + 1].Word[0])
                    && Touch(token, tokens[i + 1]) && (i == 0 || !Touch(tokens[i - 1], token)):
                    tokens[i] = new ClaimToken(ClaimLexer.WORD, "minus", token.Start, token.Length);
                    break;
            }
        }
    }

    // "$10 a month" is $10 per month.
    private static void Rate(List<ClaimToken> tokens, int i)
    {
        if (i + 1 < tokens.Count && tokens[i].Lower is "a" or "an" && (Lexicon.TimeUnits.Contains(tokens[i + 1].Lower) || tokens[i + 1].Lower is "person" or "head" or "piece" or "user"))
        {
            tokens[i] = new ClaimToken(ClaimLexer.WORD, "per", tokens[i].Start, tokens[i].Length);
        }
    }

    /// <summary>Makes one word of each date that names a day or a month of a year.</summary>
    /// <param name="tokens">The sentence, without what says when all of it holds.</param>
    public static void JoinDates(List<ClaimToken> tokens)
    {
        for (int i = 0; i < tokens.Count; i++)
        {
            if (DateReader.At(tokens, i, out int length) is { } date && length > 1)
            {
                Merge(tokens, i, length, date.ToString());
            }
            else if (DateReader.DayOfYear(tokens, i) is { } day)
            {
                Merge(tokens, i, 2, day);
            }
        }
    }

    private static bool Touch(ClaimToken left, ClaimToken right) => left.Start + left.Length == right.Start;

    private static bool AreDigits(string word)
    {
        foreach (char c in word)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        return word.Length > 0;
    }

    private static void Merge(List<ClaimToken> tokens, int i, int count, string word)
    {
        ClaimToken last = tokens[i + count - 1];
        tokens[i] = new ClaimToken(ClaimLexer.WORD, word, tokens[i].Start, last.Start + last.Length - tokens[i].Start);
        tokens.RemoveRange(i + 1, count - 1);
    }

    // "**Alice** is kind", "`null`", "is kind [1], and", "the World Health Organization (WHO)", "(see above)".
    private static void DropMarks(List<ClaimToken> tokens)
    {
        int stars = tokens.Count(static t => t.Type == ClaimLexer.OTHER && t.Word == "*");
        int ticks = tokens.Count(static t => t.Type == ClaimLexer.OTHER && t.Word == "`");
        tokens.RemoveAll(t => t.Type == ClaimLexer.OTHER && ((t.Word == "*" && stars % 2 == 0) || (t.Word == "`" && ticks % 2 == 0)));
        for (int i = 0; i + 2 < tokens.Count; i++)
        {
            int count = tokens[i].Word switch
            {
                "[" when tokens[i].Type == ClaimLexer.OTHER && AreDigits(tokens[i + 1].Word) && tokens[i + 2].Word == "]" => 3,
                "(" when i > 0 && IsCapitals(tokens[i + 1]) && tokens[i + 2].Type == ClaimLexer.RIGHT && IsSpeltOut(tokens, i) => 3,
                "(" when tokens[i + 1].Lower == "see" && tokens.FindIndex(i, static t => t.Type == ClaimLexer.RIGHT) is > 0 and int close => close + 1 - i,
                _ => 0,
            };
            if (count > 0)
            {
                tokens.RemoveRange(i, count);
                i--;
            }
        }
    }

    private static bool IsCapitals(ClaimToken token) => token.Type == ClaimLexer.WORD && token.Word.Length > 1 && token.Word.All(char.IsAsciiLetterUpper);

    // The letters in brackets start the words before them; small words need not count.
    private static bool IsSpeltOut(List<ClaimToken> tokens, int open)
    {
        string letters = tokens[open + 1].Word;
        int left = letters.Length;
        for (int k = open - 1; k >= 0 && left > 0 && tokens[k].Type == ClaimLexer.WORD; k--)
        {
            if (char.ToUpperInvariant(tokens[k].Word[0]) == letters[left - 1])
            {
                left--;
            }
            else if (tokens[k].IsCapitalized)
            {
                return false;
            }
        }

        return left == 0;
    }

    private static void Number(List<ClaimToken> tokens, int i, string? currency = null)
    {
        if (ClockTime(tokens, i))
        {
            return;
        }

        Decimals(tokens, i);
        Slash(tokens, i);
        string word = tokens[i].Lower;
        string? unit = null;

        // "5M", "$2bn": the scale stands behind the digits.
        if (currency is not null && !decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
        {
            int letters = word.Length;
            while (letters > 0 && char.IsAsciiLetterLower(word[letters - 1]))
            {
                letters--;
            }

            if (Scaled(word[..letters], word[letters..]) is { } scaled)
            {
                Merge(tokens, i, 1, scaled);
            }
        }

        if (i + 1 < tokens.Count && tokens[i + 1].Lower is "thousand" or "million" or "billion" or "trillion" && Scaled(tokens[i].Lower, tokens[i + 1].Lower) is { } large)
        {
            Merge(tokens, i, 2, large);
        }

        if (i + 1 >= tokens.Count)
        {
            return;
        }

        ClaimToken next = tokens[i + 1];
        if (next.Type == ClaimLexer.OTHER && next.Word == "%")
        {
            unit = "percent";
        }
        else if (next.Type == ClaimLexer.OTHER && currency is null && Currencies.TryGetValue(next.Word[0], out string? behind))
        {
            unit = behind;
        }
        else if (next.Lower == "per" && i + 2 < tokens.Count && tokens[i + 2].Lower == "cent")
        {
            Merge(tokens, i + 1, 2, "percent");
        }
        else if (next.Type == ClaimLexer.OTHER && next.Word == "°" || next.Lower is "degrees" or "degree")
        {
            Degrees(tokens, i + 1);
        }

        if (unit is not null)
        {
            tokens[i + 1] = new ClaimToken(ClaimLexer.WORD, unit, next.Start, next.Length);
        }
    }

    private static string? Scaled(string digits, string scale) =>
        Scales.TryGetValue(scale, out decimal factor) && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value) && value < 1_000_000_000
            ? (value * factor / 1.000000000m).ToString("0.############", CultureInfo.InvariantCulture)
            : null;

    // "39 °C", "39 degrees Celsius".
    private static void Degrees(List<ClaimToken> tokens, int i)
    {
        string? scale = i + 1 < tokens.Count
            ? tokens[i + 1].Word switch { "C" or "Celsius" => "celsius", "F" or "Fahrenheit" => "fahrenheit", _ => null }
            : null;
        if (scale is not null)
        {
            tokens[i + 1] = new ClaimToken(ClaimLexer.WORD, scale, tokens[i + 1].Start, tokens[i + 1].Length);
        }

        tokens[i] = new ClaimToken(ClaimLexer.WORD, "degrees", tokens[i].Start, tokens[i].Length);
    }

    // "6.1-inch", "3.12.1", "8,849".
    private static void Decimals(List<ClaimToken> tokens, int i)
    {
        string digits = tokens[i].Word;
        int end = i + 1;
        while (AreDigits(digits) && tokens[i].Length <= 3 && end + 1 < tokens.Count && tokens[end].Type == ClaimLexer.COMMA && Touch(tokens[end - 1], tokens[end])
            && Touch(tokens[end], tokens[end + 1]) && tokens[end + 1].Word is { Length: 3 } more && AreDigits(more))
        {
            digits += more;
            end += 2;
        }

        while (end + 1 < tokens.Count && tokens[end].Type == ClaimLexer.DOT && Touch(tokens[end - 1], tokens[end]) && Touch(tokens[end], tokens[end + 1])
            && char.IsAsciiDigit(tokens[end + 1].Word[0]))
        {
            digits += "." + tokens[end + 1].Word;
            end += 2;
        }

        if (end > i + 1)
        {
            Merge(tokens, i, end - i, digits);
        }
    }

    // "10:00", "8:15 am", "10 pm", "3 p.m.": the time of the day, by 24 hours.
    private static bool ClockTime(List<ClaimToken> tokens, int i)
    {
        string word = tokens[i].Lower;
        string? half = null;
        int end = i + 1;
        if (word.Length is 3 or 4 && word[^2..] is "am" or "pm" && AreDigits(word[..^2]))
        {
            half = word[^2..];
            word = word[..^2];
        }

        if (word.Length > 2 || !AreDigits(word))
        {
            return false;
        }

        int hour = int.Parse(word, CultureInfo.InvariantCulture);
        string minutes = "00";
        bool hasMinutes = half is null && end + 1 < tokens.Count && tokens[end].Type == ClaimLexer.COLON && Touch(tokens[i], tokens[end]) && Touch(tokens[end], tokens[end + 1])
            && tokens[end + 1].Length >= 2 && AreDigits(tokens[end + 1].Word[..2]);
        if (hasMinutes)
        {
            string behind = tokens[end + 1].Lower;
            minutes = behind[..2];
            half = behind[2..] is "am" or "pm" ? behind[2..] : null;
            if (behind.Length > 2 && half is null)
            {
                return false;
            }

            end += 2;
        }

        if (half is null && end < tokens.Count)
        {
            if (tokens[end].Word is "am" or "pm" or "AM" or "PM")
            {
                half = tokens[end++].Lower;
            }
            else if (end + 2 < tokens.Count && tokens[end].Lower is "a" or "p" && tokens[end + 1].Type == ClaimLexer.DOT && tokens[end + 2].Lower == "m")
            {
                half = tokens[end].Lower + "m";
                end += 3;
                end += end < tokens.Count && tokens[end].Type == ClaimLexer.DOT ? 1 : 0;
            }
        }

        if (!(hasMinutes || half is not null) || hour > 24 || string.CompareOrdinal(minutes, "59") > 0 || (half is not null && hour is 0 or > 12))
        {
            return false;
        }

        hour = half switch { "am" when hour == 12 => 0, "pm" when hour < 12 => hour + 12, _ => hour };
        Merge(tokens, i, end - i, $"{hour.ToString(CultureInfo.InvariantCulture)}:{minutes}");
        return true;
    }

    // "120/80", "24/7", "12/05/2024", "km/h", "TCP/IP".
    private static void Slash(List<ClaimToken> tokens, int i)
    {
        while (i + 2 < tokens.Count && tokens[i + 1].Type == ClaimLexer.OTHER && tokens[i + 1].Word == "/" && Touch(tokens[i], tokens[i + 1]) && Touch(tokens[i + 1], tokens[i + 2])
            && tokens[i + 2].Type == ClaimLexer.WORD)
        {
            string left = tokens[i].Word[(tokens[i].Word.LastIndexOf('/') + 1)..];
            string right = tokens[i + 2].Word;
            bool isOne = (char.IsAsciiDigit(left[0]) && char.IsAsciiDigit(right[0])) || (Units.Contains(left.ToLowerInvariant()) && Units.Contains(right.ToLowerInvariant()))
                || (left.All(char.IsAsciiLetterUpper) && right.All(char.IsAsciiLetterUpper));
            if (!isOne)
            {
                return;
            }

            Merge(tokens, i, 3, tokens[i].Word + "/" + right);
        }
    }

    // "C#", "U.S.", "Node.js", "and/or".
    private static void Word(List<ClaimToken> tokens, int i)
    {
        if (i + 1 >= tokens.Count)
        {
            return;
        }

        if (tokens[i + 1].Type == ClaimLexer.OTHER && tokens[i + 1].Word is "'" or "’" && Touch(tokens[i], tokens[i + 1]) && tokens[i].Lower.EndsWith('s'))
        {
            // "two weeks' notice".
            Merge(tokens, i, 2, tokens[i].Word + "'");
            return;
        }

        ClaimToken next = tokens[i + 1];
        if (next.Type == ClaimLexer.OTHER && next.Word == "#" && tokens[i].Length == 1 && Touch(tokens[i], next))
        {
            Merge(tokens, i, 2, tokens[i].Word + "#");
            return;
        }

        if (tokens[i].Lower == "and" && next.Word == "/" && i + 2 < tokens.Count && tokens[i + 2].Lower == "or")
        {
            Merge(tokens, i, 3, "or");
            return;
        }

        if (tokens[i].Lower == "per" && next.Lower == "cent")
        {
            Merge(tokens, i, 2, "percent");
            return;
        }

        Slash(tokens, i);
        if (next.Type == ClaimLexer.DOT && Touch(tokens[i], next))
        {
            Dotted(tokens, i);
        }
    }

    private static void Dotted(List<ClaimToken> tokens, int i)
    {
        int end = i + 1;
        while (end + 1 < tokens.Count && tokens[end].Type == ClaimLexer.DOT && Touch(tokens[end - 1], tokens[end]) && Touch(tokens[end], tokens[end + 1])
            && tokens[end + 1].Type == ClaimLexer.WORD)
        {
            end += 2;
        }

        if (end == i + 1)
        {
            return;
        }

        List<string> parts = [];
        for (int k = i; k < end; k += 2)
        {
            parts.Add(tokens[k].Word);
        }

        // "J.K. Rowling" is "J. K. Rowling".
        if (parts.Count > 1 && parts.TrueForAll(static p => p.Length == 1 && char.IsAsciiLetterUpper(p[0])) && !Lexicon.PlacesInInitials.Contains(string.Join('.', parts))
            && end + 1 < tokens.Count && tokens[end].Type == ClaimLexer.DOT && tokens[end + 1].IsCapitalized)
        {
            Merge(tokens, i, end + 1 - i, string.Join(' ', parts));
            return;
        }

        // "U.S.", "Ph.D.": capitals between full stops, the last of which may belong to them. "example.com": a small letter behind the stop.
        if (parts.TrueForAll(static p => p.Length <= 2 && char.IsAsciiLetterUpper(p[0])))
        {
            end += end < tokens.Count && tokens[end].Type == ClaimLexer.DOT && Touch(tokens[end - 1], tokens[end]) ? 1 : 0;
            Merge(tokens, i, end - i, string.Concat(parts));
        }
        else if (parts[^1].Length is >= 2 and <= 5 && parts.Skip(1).All(static p => char.IsAsciiLetterLower(p[0]) || char.IsAsciiDigit(p[0])))
        {
            Merge(tokens, i, end - i, string.Join('.', parts));
        }
    }
}
