using System.Globalization;

namespace Consistency.Rendering;

/// <summary>Makes users' text safe to show.</summary>
internal static class VisibleText
{
    /// <summary>Replaces what must not reach a reader as it is.</summary>
    /// <remarks>
    /// Control characters could move a terminal's cursor, characters that turn the direction of what follows could make a
    /// report read as its opposite, and half a surrogate pair is no character at all. Line breaks become spaces.
    /// </remarks>
    public static string Of(string text)
    {
        int first = 0;
        while (first < text.Length && !IsUnsafe(text, first))
        {
            first++;
        }

        return first == text.Length ? text : string.Create(text.Length, text, static (to, from) =>
        {
            for (int i = 0; i < from.Length; i++)
            {
                to[i] = from[i] is '\r' or '\n' or '\t' ? ' ' : IsUnsafe(from, i) ? '\uFFFD' : from[i];
            }
        });
    }

    /// <summary>Writes a cost.</summary>
    public static string Number(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static bool IsUnsafe(string text, int place)
    {
        char c = text[place];
        return char.IsControl(c)
            || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFFFE' or '\uFFFF'
            || (char.IsHighSurrogate(c) && !(place + 1 < text.Length && char.IsLowSurrogate(text[place + 1])))
            || (char.IsLowSurrogate(c) && !(place > 0 && char.IsHighSurrogate(text[place - 1])));
    }
}
