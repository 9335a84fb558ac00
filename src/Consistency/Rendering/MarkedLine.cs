using System.Globalization;
using System.Text;
using Consistency.Claims;

namespace Consistency.Rendering;

/// <summary>A line of the input with carets under the place that a diagnostic is about.</summary>
/// <param name="Line">The line, or as much of it as fits, on one line.</param>
/// <param name="Marks">Blanks and carets; they stand below the place in a font of fixed width.</param>
internal sealed record MarkedLine(string Line, string Marks)
{
    // As wide as fits a terminal of 80 columns behind an indentation.
    private const int Width = 72;
    private const int Before = 24;

    /// <summary>Marks the line of a diagnostic; null when it is about no line that is at hand.</summary>
    public static MarkedLine? Of(Diagnostic diagnostic)
    {
        if (diagnostic.Excerpt is not var (line, start))
        {
            return null;
        }

        bool isCut = start < diagnostic.Span.Column - 1;
        int end = Math.Min(line.Length, start + Math.Max(1, diagnostic.Span.Length));
        int indentation = line.Length - line.TrimStart().Length;
        (int from, string front) = !isCut && WidthOf(line[Math.Min(indentation, start)..start]) + Math.Min(Before, WidthOf(line[start..end])) <= Width
            ? (Math.Min(indentation, start), string.Empty)
            : (Back(line, start, Before), "… ");
        StringBuilder shown = new(front);
        StringBuilder marks = new(new string(' ', front.Length));
        int used = front.Length;
        int position = from;
        foreach (Rune rune in line.AsSpan(from).EnumerateRunes())
        {
            int width = WidthOf(rune);
            if (used + width > Width && position > start)
            {
                shown.Append('…');
                break;
            }

            shown.Append(Rune.IsControl(rune) ? " " : rune.ToString());
            marks.Append(position >= start && position < end ? '^' : ' ', width);
            used += width;
            position += rune.Utf16SequenceLength;
        }

        if (start == line.Length)
        {
            marks.Append('^');
        }

        return new MarkedLine(shown.ToString().TrimEnd(), marks.ToString().TrimEnd());
    }

    // So many columns to the left of a place.
    private static int Back(string line, int place, int columns)
    {
        while (place > 0 && columns > 0)
        {
            place -= place > 1 && char.IsSurrogatePair(line, place - 2) ? 2 : 1;
            columns -= WidthOf(Rune.TryGetRuneAt(line, place, out Rune rune) ? rune : Rune.ReplacementChar);
        }

        return place;
    }

    private static int WidthOf(string text) => text.EnumerateRunes().Sum(WidthOf);

    // Marks that combine take no column; East Asian characters and pictures take two (Unicode Standard Annex 11, roughly).
    private static int WidthOf(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
        ? 0
        : rune.Value is >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF
            or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 or >= 0x1F300 and <= 0x1FAFF or >= 0x20000 and <= 0x3FFFD
        ? 2
        : 1;
}
