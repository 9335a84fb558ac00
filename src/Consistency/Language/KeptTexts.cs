namespace Consistency.Language;

/// <summary>Keeps what short texts came to that were read lately.</summary>
/// <remarks>
/// A text that stands alone always comes to the same, and the rules of documents repeat. Every text has one place by its hash;
/// another text there takes it over, so the table never grows. Thread-safe: places are exchanged as a whole.
/// </remarks>
internal sealed class KeptTexts
{
    private const int Places = 1 << 12;
    private const int MaxLength = 256;

    private readonly Entry?[] _entries = new Entry?[Places];

    /// <summary>Gives what a text came to; null when that is not known any more.</summary>
    public ParseResult? Find(string text) =>
        text.Length <= MaxLength && _entries[PlaceOf(text)] is { } entry && entry.Text == text ? entry.Result : null;

    /// <summary>Keeps what a text came to.</summary>
    public void Keep(string text, ParseResult result)
    {
        if (text.Length <= MaxLength)
        {
            _entries[PlaceOf(text)] = new Entry(text, result);
        }
    }

    private static int PlaceOf(string text) => text.GetHashCode(StringComparison.Ordinal) & (Places - 1);

    private sealed record Entry(string Text, ParseResult Result);
}
