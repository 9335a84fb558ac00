using Consistency.Claims;
using Consistency.Language.Generated;

namespace Consistency.Language;

/// <summary>Reads dates as people write them: 2024, 2024-05, 2024-05-01, May 2024, 1 May 2024, May 1, 2024.</summary>
internal static class DateReader
{
    private static readonly string[] Months =
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ];

    /// <summary>Reads a date.</summary>
    /// <param name="tokens">The sentence.</param>
    /// <param name="start">Where the date starts.</param>
    /// <param name="length">How many words it has; 0 when there is none.</param>
    /// <returns>The date, or null.</returns>
    public static TimePoint? At(List<ClaimToken> tokens, int start, out int length)
    {
        length = 0;
        if (start < 0 || start >= tokens.Count)
        {
            return null;
        }

        TimePoint? date = Iso(tokens[start].Word);
        if (date is not null)
        {
            length = 1;
            return date;
        }

        if (MonthAt(tokens, start) is { } month)
        {
            if (YearAt(tokens, start + 1) is { } year)
            {
                length = 2;
                return TimePoint.Of(year, month);
            }

            int comma = start + 2 < tokens.Count && tokens[start + 2].Type == ClaimLexer.COMMA ? 1 : 0;
            if (DayAt(tokens, start + 1) is { } day && YearAt(tokens, start + 2 + comma) is { } of)
            {
                length = 3 + comma;
                return Day(of, month, day, ref length);
            }
        }
        else if (DayAt(tokens, start) is { } first && MonthAt(tokens, start + 1) is { } named && YearAt(tokens, start + 2) is { } last)
        {
            length = 3;
            return Day(last, named, first, ref length);
        }

        return null;
    }

    /// <summary>Reads a day without its year, "March 15" or "15 March", in the one form "March 15"; null when there is none.</summary>
    /// <param name="tokens">The sentence.</param>
    /// <param name="start">Where the two words start.</param>
    public static string? DayOfYear(List<ClaimToken> tokens, int start)
    {
        (int? month, int? day) = (MonthAt(tokens, start), DayAt(tokens, start + 1));
        if (month is null || day is null)
        {
            (day, month) = (DayAt(tokens, start), MonthAt(tokens, start + 1));
        }

        return month is { } named && day is { } number
            ? $"{char.ToUpperInvariant(Months[named - 1][0])}{Months[named - 1][1..]} {number.ToString(System.Globalization.CultureInfo.InvariantCulture)}"
            : null;
    }

    /// <summary>Reads the date that ends a sentence.</summary>
    /// <param name="tokens">The sentence.</param>
    /// <param name="end">Where the date ends.</param>
    /// <param name="start">Where it starts.</param>
    public static TimePoint? EndingAt(List<ClaimToken> tokens, int end, out int start)
    {
        for (start = Math.Max(0, end - 4); start < end; start++)
        {
            if (At(tokens, start, out int length) is { } date && start + length == end)
            {
                return date;
            }
        }

        return null;
    }

    private static TimePoint? Day(int year, int month, int day, ref int length)
    {
        if (day <= DateTime.DaysInMonth(year, month))
        {
            return TimePoint.Of(year, month, day);
        }

        length = 0;
        return null;
    }

    private static TimePoint? Iso(string word)
    {
        string[] parts = word.Split('-');
        if (parts.Length > 3 || Year(parts[0]) is not { } year)
        {
            return null;
        }

        if (parts.Length == 1)
        {
            return TimePoint.Of(year);
        }

        if (Digits(parts[1], 2) is not { } month || month is < 1 or > 12)
        {
            return null;
        }

        return parts.Length == 2 ? TimePoint.Of(year, month)
            : Digits(parts[2], 2) is { } day && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? TimePoint.Of(year, month, day)
            : null;
    }

    private static int? MonthAt(List<ClaimToken> tokens, int i) =>
        i < tokens.Count && tokens[i].IsCapitalized && Array.IndexOf(Months, tokens[i].Lower) is >= 0 and int month ? month + 1 : null;

    private static int? YearAt(List<ClaimToken> tokens, int i) => i < tokens.Count ? Year(tokens[i].Word) : null;

    private static int? DayAt(List<ClaimToken> tokens, int i)
    {
        if (i >= tokens.Count)
        {
            return null;
        }

        string word = tokens[i].Lower;
        string digits = word.EndsWith("st", StringComparison.Ordinal) || word.EndsWith("nd", StringComparison.Ordinal)
            || word.EndsWith("rd", StringComparison.Ordinal) || word.EndsWith("th", StringComparison.Ordinal) ? word[..^2] : word;
        return (Digits(digits, 1) ?? Digits(digits, 2)) is { } day and >= 1 and <= 31 ? day : null;
    }

    // Four digits that people take for a year.
    private static int? Year(string word) => Digits(word, 4) is { } year and >= 1000 and <= 2999 ? year : null;

    private static int? Digits(string word, int count) =>
        word.Length == count && word.All(char.IsAsciiDigit) ? int.Parse(word, System.Globalization.CultureInfo.InvariantCulture) : null;
}
