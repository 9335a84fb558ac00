using Consistency.Claims;
using Consistency.Language.Generated;
using Consistency.Logic;

namespace Consistency.Language;

/// <summary>Takes off who says a sentence and as of when, and marks what is left with it.</summary>
/// <remarks>
/// "According to S, P" and "S claims that P" say what S holds, and "As of T, P" what held at T. Neither says P itself: the
/// atoms of P become other atoms, the same ones whenever the same S or T is named. So two sources, or two times, do not
/// contradict each other, and S contradicts itself when S claims P and not P.
/// </remarks>
internal sealed class ReportedReader
{
    private readonly VocabularyBuilder _vocabulary;

    public ReportedReader(VocabularyBuilder vocabulary) => _vocabulary = vocabulary;

    /// <summary>Gives the words before the sentence proper, such as "according to Reuters"; null when there are none.</summary>
    /// <param name="tokens">The sentence; what is given back is taken off it.</param>
    public static string? TakeOff(List<ClaimToken> tokens)
    {
        if (tokens.Count > 4 && tokens[0].Lower == "according" && tokens[1].Lower == "to")
        {
            return Cut(tokens, tokens.FindIndex(static t => t.Type == ClaimLexer.COMMA), "according to ", 2);
        }

        if (tokens.Count > 4 && tokens[0].Lower == "as" && tokens[1].Lower == "of")
        {
            return Cut(tokens, tokens.FindIndex(static t => t.Type == ClaimLexer.COMMA), "as of ", 2);
        }

        int that = tokens.FindIndex(static t => t.Lower == "that");
        if (that > 1 && that <= 6 && that + 1 < tokens.Count && Lexicon.Reporting.Contains(tokens[that - 1].Lower)
            && tokens.FindIndex(0, that, static t => t.Lower is "if" or "when" or "it" or "," or "not") < 0)
        {
            string source = Words(tokens[..(that - 1)]);
            tokens.RemoveRange(0, that + 1);
            return "according to " + source;
        }

        int last = tokens.Count - 3;
        if (last > 2 && tokens[last].Lower == "as" && tokens[last + 1].Lower == "of")
        {
            string time = "as of " + tokens[^1].Word;
            tokens.RemoveRange(last, 3);
            return time;
        }

        return null;
    }

    /// <summary>Makes the atoms of a formula those of the source or the time.</summary>
    public Formula Marked(Formula formula, string words) => Renaming.Of(
        formula,
        predicate =>
        {
            Predicate marked = new($"{words} {predicate.Name}", predicate.Arity);
            if (_vocabulary.WordingOf(predicate) is { } said)
            {
                string front = VocabularyBuilder.Escape(words) + ", ";
                _vocabulary.Add(marked, front + said.Positive, front + said.Negative);
            }

            return marked;
        },
        static term => term);

    private static string? Cut(List<ClaimToken> tokens, int comma, string front, int skip)
    {
        if (comma <= skip || comma > 10 || comma + 1 >= tokens.Count)
        {
            return null;
        }

        string words = front + Words(tokens[skip..comma]);
        tokens.RemoveRange(0, comma + 1);
        return words;
    }

    private static string Words(List<ClaimToken> tokens) =>
        string.Join(' ', tokens.Select(static t => t.Type == ClaimLexer.QUOTED ? TextForms.Unquote(t.Word) : t.Word));
}
