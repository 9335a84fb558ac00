using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Consistency.Claims;

namespace Consistency.Language;

/// <summary>Turns the bytes of a file into text.</summary>
public static class TextDecoder
{
    private const int MaxDiagnostics = 100;

    /// <summary>Decodes UTF-8, with or without a byte order mark.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="file">The name of the file for the diagnostics, or null.</param>
    /// <returns>The text, with U+FFFD and an error for what is not UTF-8.</returns>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, string? file = null)
    {
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
}
