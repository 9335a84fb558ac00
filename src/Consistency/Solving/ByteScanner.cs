using System.Globalization;

namespace Consistency.Solving;

/// <summary>Goes through a text of ASCII byte by byte and counts its lines; nothing is copied, whatever its length.</summary>
internal sealed class ByteScanner(Stream stream)
{
    /// <summary>What <see cref="Current"/> is behind the last byte.</summary>
    public const int EndOfInput = -1;

    private readonly byte[] _buffer = new byte[1 << 14];
    private int _length;
    private int _position;
    private long _bytesBefore;

    private long _lineStart;

    /// <summary>Gets the number of bytes before <see cref="Current"/>.</summary>
    public long Offset => Current == EndOfInput ? _bytesBefore : _bytesBefore + _position - 1;

    /// <summary>Gets the byte of its line that <see cref="Current"/> is, from 1.</summary>
    public long Column => Offset - _lineStart + 1;

    /// <summary>Gets the byte that is next; 0 before the first <see cref="Advance"/>.</summary>
    public int Current { get; private set; }

    /// <summary>Gets the line that <see cref="Current"/> stands on, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Goes on by one byte.</summary>
    public void Advance()
    {
        if (Current == '\n')
        {
            Line++;
            _lineStart = _bytesBefore + _position;
        }

        if (_position == _length)
        {
            _bytesBefore += _length;
            _length = stream.Read(_buffer);
            _position = 0;
            if (_length == 0)
            {
                Current = EndOfInput;
                return;
            }
        }

        Current = _buffer[_position++];
    }

    /// <summary>Skips blanks, but no line end.</summary>
    public void SkipBlanks()
    {
        while (Current is ' ' or '\t' or '\r')
        {
            Advance();
        }
    }

    /// <summary>Says in words what stands here.</summary>
    /// <param name="end">The words for the end of the input.</param>
    public string Describe(string end) => Current switch
    {
        EndOfInput => end,
        '\n' => "the end of the line",
        > ' ' and < 127 => $"'{(char)Current}'",
        _ => "byte 0x" + Current.ToString("X2", CultureInfo.InvariantCulture),
    };
}
