using System.Collections.Frozen;
using System.Globalization;

namespace Consistency.Language;

/// <summary>Numbers in words and figures.</summary>
internal static class NumberWords
{
    private static readonly string[] Cardinals =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly string[] Ordinals =
        ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

    private static readonly FrozenDictionary<string, int> Values =
        Cardinals.Select(static (word, value) => (word, value)).ToFrozenDictionary(static p => p.word, static p => p.value, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> Ranks =
        Ordinals.Select(static (word, value) => (word, value)).Skip(1).ToFrozenDictionary(static p => p.word, static p => p.value, StringComparer.Ordinal);

    /// <summary>The words for numbers.</summary>
    public static IReadOnlyList<string> Words => Cardinals;

    /// <summary>The highest ordinal that has a word.</summary>
    public static int HighestOrdinal => Ordinals.Length - 1;

    /// <summary>Tells whether a word is one of <see cref="Words"/>.</summary>
    public static bool IsCardinal(ReadOnlySpan<char> lower)
    {
        foreach (string word in Cardinals)
        {
            if (lower.SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gives what "two" or "2" stands for; null for any other word.</summary>
    public static int? ValueOf(string lower) =>
        Values.TryGetValue(lower, out int value) || (char.IsAsciiDigit(lower[0]) && int.TryParse(lower, NumberStyles.None, CultureInfo.InvariantCulture, out value))
            ? value
            : null;

    /// <summary>Gives what "second" stands for; null for any other word.</summary>
    public static int? RankOf(string lower) => Ranks.TryGetValue(lower, out int rank) ? rank : null;

    /// <summary>Gives the word for a rank from 1 to <see cref="HighestOrdinal"/>.</summary>
    public static string Ordinal(int rank) => Ordinals[rank];
}
