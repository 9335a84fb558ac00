using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Consistency.Claims;

namespace Consistency.Language;

/// <summary>Turns the bytes of a file into text.</summary>
public static class TextDecoder
{
    private const int MaxDiagnostics = 100;

    // How far to look for what tells UTF-16 without a mark.
    private const int WideSample = 256;

    /// <summary>Decodes UTF-8, with or without a byte order mark; text that is plainly UTF-16 or UTF-32 is read with a warning.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="file">The name of the file for the diagnostics, or null.</param>
    /// <returns>The text, with U+FFFD and an error for what is not UTF-8.</returns>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, string? file = null)
    {
        if (WideEncodingOf(bytes) is { } wide)
        {
            string read = wide.GetString(bytes.StartsWith(wide.Preamble) ? bytes[wide.Preamble.Length..] : bytes);
            return new DecodedText(
                read,
                [
                    new Diagnostic
                    {
                        Id = DiagnosticCatalogue.InvalidEncoding,
                        Severity = DiagnosticSeverity.Warning,
                        Message = $"The text is {(wide is UTF32Encoding ? "UTF-32" : "UTF-16")} and not UTF-8; it was read all the same.",
                        Hint = "Save the file as UTF-8.",
                        Span = new SourceMap(read, file).Span(0, 0),
                    },
                ]);
        }

        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return new DecodedText(Encoding.UTF8.GetString(bytes), []);
        }

        StringBuilder text = new(bytes.Length);
        List<(int Position, byte Value)> bad = [];
        char[] buffer = new char[4096];
        while (!bytes.IsEmpty)
        {
            OperationStatus status = System.Text.Unicode.Utf8.ToUtf16(
                bytes, buffer, out int read, out int written, replaceInvalidSequences: false);
            text.Append(buffer, 0, written);
            bytes = bytes[read..];
            if (status is OperationStatus.Done or OperationStatus.DestinationTooSmall)
            {
                continue;
            }

            // One replacement for each run, however long: a binary file is one mistake, not thousands.
            if (bad.Count == 0 || bad[^1].Position != text.Length - 1 || text[^1] != '\uFFFD')
            {
                bad.Add((text.Length, bytes[0]));
                text.Append('\uFFFD');
            }

            _ = Rune.DecodeFromUtf8(bytes, out _, out int consumed);
            bytes = bytes[Math.Max(1, consumed)..];
        }

        string decoded = text.ToString();
        if (bad.Count == 0)
        {
            return new DecodedText(decoded, []);
        }

        SourceMap map = new(decoded, file);
        return new DecodedText(
            decoded,
            [.. bad.Take(MaxDiagnostics).Select(b => new Diagnostic
            {
                Id = DiagnosticCatalogue.InvalidEncoding,
                Severity = DiagnosticSeverity.Error,
                Message = $"The byte 0x{b.Value:X2} is not UTF-8 here.",
                Hint = "Save the file as UTF-8.",
                Span = map.Span(b.Position, 1),
            })]);
    }

    /// <summary>Tells UTF-16 and UTF-32 by their byte order marks, and UTF-16 of mostly ASCII letters by its zeros; null for anything else.</summary>
    internal static Encoding? WideEncodingOf(ReadOnlySpan<byte> bytes)
    {
        // The mark of UTF-32 begins with that of UTF-16.
        ReadOnlySpan<Encoding> marked = [Encoding.UTF32, new UTF32Encoding(bigEndian: true, byteOrderMark: true), Encoding.Unicode, Encoding.BigEndianUnicode];
        foreach (Encoding encoding in marked)
        {
            if (bytes.StartsWith(encoding.Preamble))
            {
                return encoding;
            }
        }

        ReadOnlySpan<byte> sample = bytes[..Math.Min(bytes.Length & ~1, WideSample)];
        int evenZeros = 0;
        int oddZeros = 0;
        for (int i = 0; i < sample.Length; i++)
        {
            if (sample[i] == 0)
            {
                _ = i % 2 == 0 ? evenZeros++ : oddZeros++;
            }
        }

        return sample.Length < 8 || bytes.Length % 2 != 0 ? null
            : oddZeros == sample.Length / 2 && evenZeros == 0 ? Encoding.Unicode
            : evenZeros == sample.Length / 2 && oddZeros == 0 ? Encoding.BigEndianUnicode
            : null;
    }
}
