using System.Collections.Concurrent;

namespace Consistency.Language;

/// <summary>Keeps what short texts say, by the text: documents by the thousand repeat few sentences.</summary>
/// <remarks>
/// Thread-safe. What a text says depends on the text alone, so a kept result is the one that reading it again would give;
/// every place in it is counted from the start of the text.
/// </remarks>
internal sealed class ShortTextCache
{
    // At most a few megabytes.
    private const int MaxLength = 256;
    private const int MaxTexts = 8_192;

    private readonly ConcurrentDictionary<string, ParseResult> _results = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Gives what a text says; null when it is not kept.</summary>
    public ParseResult? Find(string text) =>
        text.Length <= MaxLength && _results.TryGetValue(text, out ParseResult? result) ? result : null;

    /// <summary>Keeps what a text says, if it is short.</summary>
    public void Keep(string text, ParseResult result)
    {
        if (text.Length > MaxLength || !_results.TryAdd(text, result) || Interlocked.Increment(ref _count) <= MaxTexts)
        {
            return;
        }

        // Texts that are needed come back; those of documents long gone do not.
        Interlocked.Exchange(ref _count, 0);
        _results.Clear();
    }
}
