using System.Text;

namespace Consistency.Formats;

/// <summary>A text with its UTF-8 form, and the way back from bytes to characters.</summary>
internal sealed class Utf8Text
{
    private const int Step = 4096;

    // How many characters stand before every 4096th byte: one way back costs one step, wherever it starts.
    private readonly int[] _charactersBefore;
    private readonly bool _isAscii;

    public Utf8Text(string text)
    {
        Bytes = Encoding.UTF8.GetBytes(text);
        _isAscii = Bytes.Length == text.Length;
        if (_isAscii)
        {
            _charactersBefore = [];
            return;
        }

        _charactersBefore = new int[(Bytes.Length / Step) + 1];
        for (int i = 1; i < _charactersBefore.Length; i++)
        {
            _charactersBefore[i] = _charactersBefore[i - 1] + CharactersIn(Bytes.AsSpan((i - 1) * Step, Step));
        }
    }

    /// <summary>The bytes.</summary>
    public byte[] Bytes { get; }

    /// <summary>Gives the character that starts at a byte; the end of the text for what lies beyond it.</summary>
    public int CharacterAt(int offset)
    {
        int end = Math.Min(offset, Bytes.Length);
        if (_isAscii)
        {
            return end;
        }

        int step = end / Step;
        return _charactersBefore[step] + CharactersIn(Bytes.AsSpan(step * Step, end - (step * Step)));
    }

    // UTF-16 units: one for each lead byte, and a second one for the lead byte of a surrogate pair.
    private static int CharactersIn(ReadOnlySpan<byte> bytes)
    {
        int count = 0;
        foreach (byte b in bytes)
        {
            count += (b & 0xC0) == 0x80 ? 0 : b >= 0xF0 ? 2 : 1;
        }

        return count;
    }
}
