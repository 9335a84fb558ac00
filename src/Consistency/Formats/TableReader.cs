using System.Text;
using Consistency.Language;

namespace Consistency.Formats;

/// <summary>Reads rows of cells as RFC 4180 writes them; the separator may be another sign.</summary>
/// <remarks>
/// Own code, because every cell keeps its exact place for diagnostics, which readers made for speed do not give. A fault costs
/// its line: reading goes on behind the line break.
/// </remarks>
internal sealed class TableReader(string text, char separator)
{
    // A quotation that is open for so long was forgotten, not meant; it also bounds what one fault can cost.
    private const int MaxQuoted = 10_000;

    private readonly List<TableCell> _cells = [];
    private int _next;

    /// <summary>The cells of the current row.</summary>
    public IReadOnlyList<TableCell> Cells => _cells;

    /// <summary>Where the current row starts.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends, without its line break.</summary>
    public int End { get; private set; }

    /// <summary>Moves to the next row that is not blank.</summary>
    /// <exception cref="UnreadableException">The row is malformed; the next call goes on with the line behind it.</exception>
    public bool MoveNext()
    {
        do
        {
            _cells.Clear();
            Start = _next;
            if (_next >= text.Length)
            {
                return false;
            }

            while (ReadCell())
            {
                _next++;
            }

            End = _next;
            SkipBreak();
        }
        while (_cells is [{ Text.Length: 0 }]);
        return true;
    }

    private bool IsEnd(int i) => i >= text.Length || text[i] is '\n' or '\r' || text[i] == separator;

    // Reads a cell; true when a separator stands behind it.
    private bool ReadCell()
    {
        int start = _next;
        while (!IsEnd(start) && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        if (start < text.Length && text[start] == '"')
        {
            ReadQuoted(start);
        }
        else
        {
            int end = start;
            while (!IsEnd(end))
            {
                end++;
            }

            _next = end;
            while (end > start && char.IsWhiteSpace(text[end - 1]))
            {
                end--;
            }

            _cells.Add(new TableCell(text[start..end], start, end - start));
        }

        return _next < text.Length && text[_next] == separator;
    }

    private void ReadQuoted(int start)
    {
        StringBuilder content = new();
        int limit = Math.Min(text.Length, start + MaxQuoted);
        int i = start + 1;
        for (; i < limit && (text[i] != '"' || (i + 1 < text.Length && text[i + 1] == '"')); i++)
        {
            i += text[i] == '"' ? 1 : 0;
            content.Append(text[i]);
        }

        if (i >= limit)
        {
            throw Fault(start, start, "This quotation mark has no partner.");
        }

        int end = i + 1;
        while (!IsEnd(end) && char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        if (!IsEnd(end))
        {
            throw Fault(start, i, "This quotation mark ends the cell, but more follows.");
        }

        _next = end;
        _cells.Add(new TableCell(content.ToString().Trim(), start, i + 1 - start));
    }

    private UnreadableException Fault(int cell, int at, string message)
    {
        int lineBreak = text.AsSpan(cell).IndexOfAny('\n', '\r');
        _next = lineBreak < 0 ? text.Length : cell + lineBreak;
        SkipBreak();
        return new UnreadableException(
            DiagnosticCatalogue.BadQuoting, message, "A cell in quotes ends with one, and a quotation mark inside is doubled: \"a \"\"b\"\" c\".", at, 1);
    }

    private void SkipBreak()
    {
        if (_next < text.Length && text[_next] == '\r')
        {
            _next++;
        }

        if (_next < text.Length && text[_next] == '\n')
        {
            _next++;
        }
    }
}
