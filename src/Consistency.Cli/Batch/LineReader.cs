namespace Consistency.Cli.Batch;

/// <summary>Reads the lines of a stream as bytes, in blocks of whole lines.</summary>
/// <remarks>Holds one block and the line that is cut at its end; a line longer than the limit comes out cut short.</remarks>
internal sealed class LineReader(Stream stream)
{
    /// <summary>The longest line that is read, in bytes.</summary>
    public const int MaxLine = 64 << 20;

    private const int BlockSize = 64 << 10;

    private byte[] _buffer = new byte[BlockSize];
    private int _start;
    private int _end;
    private bool _isDone;
    private long _line;

    /// <summary>Gets how many bytes were read.</summary>
    public long Bytes { get; private set; }

    /// <summary>Reads the next lines that are not blank.</summary>
    /// <param name="lines">Where they are put.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Whether there may be more.</returns>
    public async Task<bool> ReadAsync(List<BatchLine> lines, CancellationToken cancellationToken)
    {
        while (lines.Count == 0 && !_isDone)
        {
            await FillAsync(cancellationToken);
            TakeLines(lines);
        }

        return !_isDone;
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        int count = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        Bytes += count;
        _end += count;
        _isDone = count == 0;
    }

    private void TakeLines(List<BatchLine> lines)
    {
        while (_start < _end)
        {
            ReadOnlySpan<byte> rest = _buffer.AsSpan(_start, _end - _start);
            int length = rest.IndexOf((byte)'\n');
            if (length < 0)
            {
                if (!_isDone && rest.Length <= MaxLine)
                {
                    return;
                }

                length = rest.Length;
            }

            Add(lines, rest[..length]);
            _start = Math.Min(_end, _start + length + 1);
        }

        if (_buffer.Length > BlockSize && _start == _end)
        {
            // One long line must not cost its memory until the end.
            _buffer = new byte[BlockSize];
            _start = _end = 0;
        }
    }

    private void Add(List<BatchLine> lines, ReadOnlySpan<byte> line)
    {
        _line++;
        line = _line == 1 && line.StartsWith("\uFEFF"u8) ? line[3..] : line;
        if (!line.Trim(" \t\r"u8).IsEmpty)
        {
            lines.Add(new BatchLine(_line, line.ToArray()));
        }
    }
}
