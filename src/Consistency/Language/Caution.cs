using System.Collections.Frozen;
using Consistency.Language.Generated;

namespace Consistency.Language;

/// <summary>Looks at words that would be misread without a sound: passes over those that say nothing, refuses the others.</summary>
/// <remarks>A sentence that is refused is reported; one that is misread is not. Each word here was taken for a part of a name before.</remarks>
internal static class Caution
{
    private static readonly FrozenSet<string> Openings = Words(
        "however therefore thus hence moreover furthermore additionally consequently indeed nevertheless nonetheless accordingly");

    private static readonly FrozenSet<string> Frequencies = Words(
        "usually typically generally normally often sometimes rarely seldom mostly hardly occasionally frequently");

    private static readonly FrozenSet<string> Doubts = Words("probably possibly perhaps maybe presumably apparently allegedly supposedly");

    private static readonly FrozenSet<string> Shares = Words("most few many several half numerous");

    private static readonly FrozenSet<string> Now = Words("currently presently still");

    /// <summary>Every word that needs a look, but for numbers.</summary>
    public static readonly FrozenSet<string> All = Openings.Concat(Frequencies).Concat(Doubts).Concat(Shares).Concat(Now).Concat(["except", "so"])
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Tells whether a word needs a look.</summary>
    public static bool IsNeededFor(string lower) => All.Contains(lower) || (lower.Length > 0 && NumberWords.ValueOf(lower) is > 1);

    /// <summary>Looks at a sentence.</summary>
    /// <param name="tokens">The sentence; words that say nothing are taken off.</param>
    /// <exception cref="UnreadableException">A word changes what the sentence says in a way that cannot be read.</exception>
    public static void Check(List<ClaimToken> tokens)
    {
        for (int i = 0; i < tokens.Count; i++)
        {
            ClaimToken token = tokens[i];
            if (token.Type != ClaimLexer.WORD || !token.Forms.NeedsCaution)
            {
                continue;
            }

            string word = token.Lower;
            bool isFollowed = i + 1 < tokens.Count;
            bool canBeSpared = isFollowed && tokens.Count > 3;
            if (canBeSpared && ((i == 0 && Openings.Contains(word)) || (Now.Contains(word) && IsBesideVerb(tokens, i))))
            {
                tokens.RemoveRange(i, i == 0 && tokens[1].Type == ClaimLexer.COMMA ? 2 : 1);
                i--;
            }
            else if (Frequencies.Contains(word))
            {
                throw Refused(token, "says how often something holds, which is not understood", "Write a rule with a confidence: 'rule Birds can fly. @ 0.9'.");
            }
            else if (Doubts.Contains(word))
            {
                throw Refused(token, "says how surely something holds", "Leave the word out and write a confidence behind the sentence: 'Tweety can fly. @ 0.7'.");
            }
            else if (word == "except")
            {
                throw Refused(token, "makes an exception, which is not understood", "Write 'If something is a bird and it is not a penguin then it can fly.'");
            }
            else if (word == "so" && isFollowed && IsVerbal(tokens[i + 1]))
            {
                throw Refused(token, "stands for what was said before, which is not understood", "Write the sentence out: 'Alice is kind and Bob is kind.'");
            }
            else if (StartsPhrase(tokens, i) && isFollowed && (Shares.Contains(word) || NumberWords.ValueOf(word) is > 1))
            {
                throw Refused(
                    token,
                    "does not say clearly how many are meant",
                    Shares.Contains(word) ? "Write 'Some birds can fly.', or a rule with a confidence: 'rule Birds can fly. @ 0.8'." : $"Write 'at least {word}', 'exactly {word}' or 'at most {word}'.");
            }
        }
    }

    // "Currently, Alice is …", "is still the CEO", "Alice still works".
    private static bool IsBesideVerb(List<ClaimToken> tokens, int i) =>
        (i == 0 && tokens[0].Lower != "still") || (i > 0 && (IsVerbal(tokens[i - 1]) || tokens[i - 1].IsCapitalized || tokens[i - 1].Forms.English == ClaimLexer.PRONOUN));

    private static bool StartsPhrase(List<ClaimToken> tokens, int i) =>
        i == 0 || tokens[i - 1].Forms.English is ClaimLexer.IF or ClaimLexer.THEN or ClaimLexer.WHEN
        || (i == 2 && tokens[0].Lower == "there" && IsVerbal(tokens[1]));

    private static bool IsVerbal(ClaimToken token) => token.Forms.English is ClaimLexer.BE or ClaimLexer.CAN or ClaimLexer.HAVE or ClaimLexer.DO;

    private static UnreadableException Refused(ClaimToken token, string why, string hint) =>
        new(DiagnosticCatalogue.Unsupported, $"'{token.Word}' {why}.", hint, token.Start, token.Length);

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
