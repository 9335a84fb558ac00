using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Language;

namespace Consistency.AI.Extraction;

/// <summary>A sentence of a text, as the parser cuts it.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record Sentence(string Text, SourceSpan Span)
{
    /// <summary>Cuts a text into its sentences, in order.</summary>
    public static ImmutableArray<Sentence> Split(string text, string? file)
    {
        SourceMap map = new(text, file);
        StatementSplitter splitter = new(text);
        ImmutableArray<Sentence>.Builder sentences = ImmutableArray.CreateBuilder<Sentence>();
        while (splitter.MoveNext())
        {
            sentences.Add(new Sentence(text[splitter.Start..splitter.End], map.Span(splitter.Start, splitter.End - splitter.Start)));
        }

        return sentences.ToImmutable();
    }

    /// <summary>Finds the sentence in which a place lies, by binary search.</summary>
    /// <returns>Null when it lies in none.</returns>
    public static Sentence? At(ImmutableArray<Sentence> sentences, int position)
    {
        int low = 0;
        int high = sentences.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            SourceSpan span = sentences[middle].Span;
            if (position < span.Start)
            {
                high = middle - 1;
            }
            else if (position > span.Start + span.Length)
            {
                low = middle + 1;
            }
            else
            {
                return sentences[middle];
            }
        }

        return null;
    }
}
