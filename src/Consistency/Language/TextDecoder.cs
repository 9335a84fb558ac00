using System.Text;
using Consistency.Claims;

namespace Consistency.Language;

/// <summary>Turns the bytes of a file into text.</summary>
public static class TextDecoder
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes UTF-8, with or without a byte order mark.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="file">The name of the file, for the place of the diagnostic.</param>
    /// <param name="diagnostic">What is wrong with the bytes, at the first wrong one; null when they are UTF-8.</param>
    /// <returns>The text; U+FFFD stands for what could not be decoded, and statements with it are not read.</returns>
    public static string Decode(ReadOnlySpan<byte> bytes, string? file, out Diagnostic? diagnostic)
    {
        ReadOnlySpan<byte> mark = Encoding.UTF8.Preamble;
        bytes = bytes.StartsWith(mark) ? bytes[mark.Length..] : bytes;
        diagnostic = null;
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            string text = Encoding.UTF8.GetString(bytes);
            diagnostic = new Diagnostic
            {
                Id = DiagnosticIds.NotUtf8,
                Severity = DiagnosticSeverity.Error,
                Message = "The text is not UTF-8.",
                Hint = "Save it as UTF-8; statements with undecodable bytes are not read.",
                Span = new LineMap(text, file).Span(text.IndexOf('\uFFFD', StringComparison.Ordinal), 1),
            };
            return text;
        }
    }
}
