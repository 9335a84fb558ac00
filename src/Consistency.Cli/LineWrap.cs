using Consistency.Rendering;
using Spectre.Console.Rendering;

namespace Consistency.Cli;

/// <summary>Breaks lines at the width of a terminal, so that what belongs to a label stays to the right of it.</summary>
/// <remarks>
/// Lines break at spaces, and between characters that are two columns wide, as Japanese has no spaces; a word that is
/// longer than a line is cut. Widths are counted in columns, not in code units.
/// </remarks>
internal static class LineWrap
{
    /// <summary>Breaks one line.</summary>
    /// <param name="line">Its segments.</param>
    /// <param name="width">The columns of the terminal.</param>
    /// <returns>The lines, one or more.</returns>
    public static IEnumerable<IReadOnlyList<StyledSegment>> Of(IReadOnlyList<StyledSegment> line, int width)
    {
        if (line.Sum(static s => WidthOf(s.Text)) <= width || width < 2)
        {
            return [line];
        }

        string hanging = new(' ', Math.Min(IndentationOf(line), width / 3));
        List<IReadOnlyList<StyledSegment>> lines = [];
        List<StyledSegment> current = [];
        int used = 0;
        bool isEmpty = true;
        foreach ((string word, TextStyle style) in line.SelectMany(static s => Words(s.Text).Select(w => (w, s.Style))))
        {
            string rest = word;
            while (used + WidthOf(rest.TrimEnd(' ')) > width)
            {
                // A word that fits no line is cut; any other goes to the next one.
                if (isEmpty)
                {
                    int length = Math.Max(FittingIn(rest, width - used), rest.Length > 1 && char.IsSurrogatePair(rest, 0) ? 2 : 1);
                    current.Add(new StyledSegment(rest[..length], style));
                    rest = rest[length..];
                }

                lines.Add(current);
                current = [new StyledSegment(hanging, TextStyle.Plain)];
                used = hanging.Length;
                isEmpty = true;
                rest = rest.TrimStart(' ');
            }

            if (rest.Length > 0)
            {
                current.Add(new StyledSegment(rest, style));
                used += WidthOf(rest);
                isEmpty &= string.IsNullOrWhiteSpace(rest);
            }
        }

        if (!isEmpty)
        {
            lines.Add(current);
        }

        return lines;
    }

    /// <summary>Counts the columns of a text.</summary>
    public static int WidthOf(string text) => new Segment(text).CellCount();

    // What stands in front: blanks, and a label that ends with blanks.
    private static int IndentationOf(IReadOnlyList<StyledSegment> line)
    {
        string first = line[0].Text;
        return first.EndsWith(' ') ? WidthOf(first) : first.Length - first.TrimStart(' ').Length + 2;
    }

    // Words with the blanks behind them; wide characters are words of their own.
    private static IEnumerable<string> Words(string text)
    {
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            bool isWide = text[i] >= '\u2E80' && !char.IsSurrogate(text[i]);
            bool isEnd = i + 1 == text.Length || isWide || text[i + 1] is >= '\u2E80' and (< '\uD800' or > '\uDFFF') || (text[i] == ' ' && text[i + 1] != ' ');
            if (isEnd)
            {
                yield return text[start..(i + 1)];
                start = i + 1;
            }
        }
    }

    private static int FittingIn(string word, int width)
    {
        int length = 0;
        foreach (System.Text.Rune rune in word.EnumerateRunes())
        {
            width -= WidthOf(rune.ToString());
            if (width < 0)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return length;
    }
}
