using Consistency.Claims;

namespace Consistency.Language;

/// <summary>Turns offsets of a text into lines and columns.</summary>
internal sealed class LineMap
{
    private readonly string? _file;
    private readonly List<int> _lineStarts = [0];

    public LineMap(string text, string? file)
    {
        _file = file;
        for (int i = text.IndexOf('\n'); i >= 0; i = text.IndexOf('\n', i + 1))
        {
            _lineStarts.Add(i + 1);
        }
    }

    public SourceSpan Span(int start, int length)
    {
        (int line, int column) = Place(start);
        (int endLine, int endColumn) = Place(start + length);
        return new SourceSpan(_file, start, length, line, column, endLine, endColumn);
    }

    private (int Line, int Column) Place(int offset)
    {
        int line = _lineStarts.BinarySearch(offset);
        line = line < 0 ? ~line - 1 : line;
        return (line + 1, offset - _lineStarts[line] + 1);
    }
}
