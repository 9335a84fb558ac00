namespace Consistency.Language;

/// <summary>Gives a word that was met lately without making it anew.</summary>
/// <remarks>Every word has one place by its hash; another word there takes it over, so the table never grows.</remarks>
internal sealed class WordTable
{
    private const int Places = 1 << 12;
    private const int MaxLength = 32;

    private readonly WordForms?[] _words = new WordForms?[Places];

    public WordForms Find(ReadOnlySpan<char> written)
    {
        if (written.Length > MaxLength)
        {
            return new WordForms(written.ToString());
        }

        ref WordForms? place = ref _words[string.GetHashCode(written) & (Places - 1)];
        if (place is null || !written.SequenceEqual(place.Written))
        {
            place = new WordForms(written.ToString());
        }

        return place;
    }
}
