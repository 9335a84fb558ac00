using System.Collections.Frozen;
using Consistency.Language.Generated;

namespace Consistency.Language;

/// <summary>Reads words that join two sentences which are both said, such as "because" and "although", as "and".</summary>
/// <remarks>
/// "Alice is happy because Bob is kind" says that Alice is happy and that Bob is kind; that the one is the reason of the other
/// is not kept, so what is read is never more than what was said. Where what was said could be less than both ("not … because",
/// conditions, questions) the sentence is refused.
/// </remarks>
internal static class JoinedSentences
{
    // In front of the first of two sentences, with a comma behind it.
    private static readonly FrozenSet<string> Leading = "because although though while whereas".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Words = Leading.Concat(["so"]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Makes "and" of the words that join two sentences.</summary>
    /// <param name="tokens">The sentence; changed where it joins two.</param>
    public static void Join(List<ClaimToken> tokens)
    {
        int at = tokens.FindIndex(static t => Words.Contains(t.Lower));
        bool isEven = at > 0 && at < tokens.Count && tokens[at - 1].Lower == "even";
        if (at < 0 || IsConditional(tokens) || (at + 1 < tokens.Count && tokens[at + 1].Lower == "of"))
        {
            return;
        }

        string word = tokens[at].Lower;
        if (isEven)
        {
            tokens.RemoveAt(--at);
        }

        if (at == 0)
        {
            int comma = tokens.FindIndex(static t => t.Type == ClaimLexer.COMMA);
            if (Leading.Contains(word) && comma > 2 && HasVerb(tokens, 1, comma) && IsSentence(tokens, comma + 1))
            {
                tokens[comma] = And(tokens[comma]);
                tokens.RemoveAt(0);
            }

            return;
        }

        bool hasComma = tokens[at - 1].Type == ClaimLexer.COMMA;
        bool isDenied = word == "because" && tokens.FindIndex(0, at, IsNegative) >= 0;
        int start = at;
        if (hasComma || (at > 1 && tokens[at - 1].Lower == "and" && word == "so"))
        {
            start--;
        }

        if (isDenied || (word is "so" or "while" && start == at) || !HasVerb(tokens, 0, start) || !IsSentence(tokens, at + 1))
        {
            return;
        }

        tokens[at] = And(tokens[at]);
        tokens.RemoveRange(start, at - start);
    }

    /// <summary>Makes "and" of the semicolons between whole sentences; others stay, and are refused.</summary>
    /// <param name="tokens">The sentence.</param>
    public static void JoinSemicolons(List<ClaimToken> tokens)
    {
        if (IsConditional(tokens))
        {
            return;
        }

        int start = 0;
        for (int i = 1; i + 2 < tokens.Count; i++)
        {
            if (tokens[i].Type != ClaimLexer.OTHER || tokens[i].Word != ";")
            {
                continue;
            }

            int next = i + 1;
            if (Caution.Openings.Contains(tokens[next].Lower) && next + 2 < tokens.Count)
            {
                next += tokens[next + 1].Type == ClaimLexer.COMMA ? 2 : 1;
            }

            if (tokens[next].Lower == "and" && next + 2 < tokens.Count)
            {
                next++;
            }

            if (HasVerb(tokens, start, i) && IsSentence(tokens, next))
            {
                tokens[i] = And(tokens[i]);
                tokens.RemoveRange(i + 1, next - i - 1);
                start = i + 1;
            }
        }
    }

    // "Alice is tall, however Bob is short": no comma behind it, so it joins.
    public static bool JoinsHere(List<ClaimToken> tokens, int i) =>
        i > 2 && tokens[i - 1].Type == ClaimLexer.COMMA && tokens[i + 1].Type != ClaimLexer.COMMA && !IsConditional(tokens) && HasVerb(tokens, 0, i - 1) && IsSentence(tokens, i + 1);

    public static ClaimToken And(ClaimToken instead) => new(ClaimLexer.WORD, "and", instead.Start, instead.Length);

    private static bool IsConditional(List<ClaimToken> tokens) => tokens.Exists(static t =>
        t.Forms.English is ClaimLexer.IF or ClaimLexer.THEN or ClaimLexer.WHEN or ClaimLexer.UNLESS or ClaimLexer.IMPLIES || t.Lower is "or" or "case" or "false" or "true");

    private static bool IsNegative(ClaimToken token) =>
        token.Forms.English is ClaimLexer.NOT or ClaimLexer.NO or ClaimLexer.NO_ONE or ClaimLexer.NEITHER or ClaimLexer.NOR or ClaimLexer.ONLY
        || token.Forms.Contraction is [_, "not"] || token.Lower is "none" or "few" or "longer";

    private static bool HasVerb(List<ClaimToken> tokens, int start, int end) => tokens.FindIndex(start, end - start, IsVerb) >= 0;

    // A subject, and a verb behind it.
    private static bool IsSentence(List<ClaimToken> tokens, int start)
    {
        if (start + 1 >= tokens.Count)
        {
            return false;
        }

        int subject = tokens[start].Forms.English;
        bool hasSubject = subject is 0 or ClaimLexer.THE or ClaimLexer.A or ClaimLexer.PRONOUN or ClaimLexer.EVERY or ClaimLexer.NO or ClaimLexer.SOME or ClaimLexer.SOMEONE
            or ClaimLexer.EVERYONE or ClaimLexer.NO_ONE or ClaimLexer.THING;
        return hasSubject && tokens[start].Type is ClaimLexer.WORD or ClaimLexer.QUOTED && HasVerb(tokens, start + 1, tokens.Count);
    }

    private static bool IsVerb(ClaimToken token) =>
        token.Forms.English is ClaimLexer.BE or ClaimLexer.CAN or ClaimLexer.HAVE or ClaimLexer.DO || token.Forms.Contraction is not null
        || (token.Type == ClaimLexer.WORD && !token.IsCapitalized && token.Forms.English == 0
            && (Inflection.LooksThirdPerson(token.Lower) || Inflection.LooksPast(token.Lower) || Lexicon.Verbs.Contains(token.Lower)));
}
