using Consistency.Claims;
using Consistency.Language;

namespace Consistency.Cli.Corpora;

/// <summary>Reads the sentences of one problem and counts them.</summary>
internal static class CorpusText
{
    /// <summary>Reads a text, counting each statement and each error as one sentence.</summary>
    public static ParseResult Read(string place, string text, CorpusTally tally)
    {
        ParseResult result = new ClaimParser().Parse(text);
        foreach (Statement statement in result.Statements)
        {
            tally.Sentence(place, statement.Text, miss: null);
        }

        foreach (Diagnostic diagnostic in result.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error))
        {
            tally.Sentence(place, SentenceAt(text, diagnostic.Span.Start), diagnostic.ToString());
        }

        return result;
    }

    private static string SentenceAt(string text, int position)
    {
        int start = Math.Min(position, text.Length - 1);
        while (start > 0 && text[start - 1] != '\n' && !(text[start - 1] is '.' or '?' && char.IsWhiteSpace(text[start])))
        {
            start--;
        }

        int end = Math.Min(position, text.Length);
        while (end < text.Length && text[end] != '\n' && !(text[end] is '.' or '?' && (end + 1 == text.Length || char.IsWhiteSpace(text[end + 1]))))
        {
            end++;
        }

        return text[start..Math.Min(text.Length, end + 1)];
    }
}
