using Consistency.Claims;

namespace Consistency.Language;

/// <summary>Turns offsets into lines and columns.</summary>
internal sealed class SourceMap
{
    private readonly string? _file;
    private readonly List<int> _lineStarts = [0];

    public SourceMap(string text, string? file)
    {
        _file = file;
        for (int i = 0; text.AsSpan(i).IndexOfAny('\n', '\r') is >= 0 and int next;)
        {
            i += next + 1;
            if (text[i - 1] == '\n' || i == text.Length || text[i] != '\n')
            {
                _lineStarts.Add(i);
            }
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
        int index = _lineStarts.BinarySearch(offset);
        index = index < 0 ? ~index - 1 : index;
        return (index + 1, offset - _lineStarts[index] + 1);
    }
}
