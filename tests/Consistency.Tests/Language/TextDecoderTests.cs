using System.Text;
using Consistency.Language;

namespace Consistency.Tests.Language;

public class TextDecoderTests
{
    [Fact]
    public void Decode_ByteOrderMark_IsPassedOver()
    {
        DecodedText decoded = TextDecoder.Decode([0xEF, 0xBB, 0xBF, .. "∀x"u8]);

        Assert.Equal("∀x", decoded.Text);
        Assert.Empty(decoded.Diagnostics);
    }

    [Fact]
    public void Decode_InvalidBytes_GivesPlaceAndGoesOn()
    {
        DecodedText decoded = TextDecoder.Decode([.. "Bob is kind.\nBob is "u8, 0xFF, 0xFE, .. "nice. "u8, 0xC3], "a.claims");

        Assert.Equal("Bob is kind.\nBob is \uFFFDnice. \uFFFD", decoded.Text);
        Assert.Equal(
            ["2:8-2:9 CON0008 The byte 0xFF is not UTF-8 here.", "2:15-2:16 CON0008 The byte 0xC3 is not UTF-8 here."],
            decoded.Diagnostics.Select(Texts.Of));
    }

    [Fact]
    public void Decode_ValidText_IsWhatTheFrameworkDecodes()
    {
        string text = string.Concat(Enumerable.Range(0, 5000).Select(static i => $"Zoë {i} ∀ 👍\n"));

        Assert.Equal(text, TextDecoder.Decode(Encoding.UTF8.GetBytes(text)).Text);
    }
}
