using System.Text.RegularExpressions;

namespace Consistency.AI.Verification.Arithmetic;

/// <summary>What a stretch of text is in arithmetic.</summary>
internal enum TokenKind
{
    Number,
    Plus,
    Minus,
    Times,
    Over,
    Power,
    Percent,
    Of,
    Open,
    Close,
    Equal,
    About,
    Other,
}

/// <summary>A stretch of text, and what it is in arithmetic.</summary>
internal readonly partial record struct ArithmeticToken(TokenKind Kind, int Start, int End, string Text)
{
    /// <summary>Cuts a text; what is no arithmetic is a token, too, and ends every expression.</summary>
    public static List<ArithmeticToken> Cut(string text)
    {
        List<ArithmeticToken> tokens = [];
        foreach (Match match in Pieces().Matches(text))
        {
            tokens.Add(new ArithmeticToken(KindOf(match.Value), match.Index, match.Index + match.Length, match.Value));
        }

        return tokens;
    }

    private static TokenKind KindOf(string piece) => char.IsAsciiDigit(piece[0])
        ? piece.All(static c => char.IsAsciiDigit(c) || c is '.' or ',') ? TokenKind.Number : TokenKind.Other
        : Words().Replace(piece, " ").ToLowerInvariant() switch
        {
            "+" or "plus" => TokenKind.Plus,
            "-" or "−" or "–" or "minus" => TokenKind.Minus,
            "*" or "×" or "·" or "x" or "times" or "multiplied by" => TokenKind.Times,
            "/" or "÷" or "divided by" => TokenKind.Over,
            "^" or "**" or "to the power of" => TokenKind.Power,
            "%" or "percent" or "per cent" => TokenKind.Percent,
            "of" => TokenKind.Of,
            "(" => TokenKind.Open,
            ")" => TokenKind.Close,
            "=" or "==" or "is" or "equals" or "makes" or "gives" or "is equal to" => TokenKind.Equal,
            "about" or "approximately" or "roughly" or "around" or "nearly" or "almost" or "≈" or "~" or "ca" => TokenKind.About,
            _ => TokenKind.Other,
        };

    [GeneratedRegex(
        @"(?:multiplied|divided)\s+by\b|to\s+the\s+power\s+of\b|is\s+equal\s+to\b|per\s+cent\b|\*\*|==|\d+(?:,\d{3})+(?:\.\d+)?(?![\w])|\d+(?:\.\d+)?(?!\w|\.\d|,\d{3})|\w+|[^\s\w]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pieces();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Words();
}
