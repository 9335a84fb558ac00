using System.Collections.Frozen;
using Consistency.Language.Generated;

namespace Consistency.Language;

/// <summary>Looks at words that would be misread without a sound: passes over those that say nothing, refuses the others.</summary>
/// <remarks>A sentence that is refused is reported; one that is misread is not. Each word here was taken for a part of a name before.</remarks>
internal static class Caution
{
    /// <summary>Words that say nothing at the start of a sentence.</summary>
    public static readonly FrozenSet<string> Openings = Words(
        "however therefore thus hence moreover furthermore additionally consequently indeed nevertheless nonetheless accordingly " +
        "also so finally first firstly second secondly third thirdly lastly similarly likewise specifically notably importantly " +
        "clearly obviously certainly surely evidently naturally unfortunately fortunately luckily sadly overall interestingly surprisingly basically essentially ultimately actually yes");

    // Those that say nothing inside a sentence either: "is therefore a bird", "is, however, a bird".
    private static readonly FrozenSet<string> Links = Words(
        "however therefore thus hence moreover furthermore consequently indeed nevertheless nonetheless accordingly");

    // Openings of several words. Each leaves what follows said as it stands.
    private static readonly string[][] OpeningPhrases = [.. new[]
    {
        "in fact", "of course", "for example", "for instance", "in conclusion", "in addition", "as a result", "as such", "in other words",
        "for this reason", "in particular", "in summary", "in short", "to summarize", "by definition", "as a consequence",
        "note that", "remember that", "recall that", "we know that", "we can conclude that", "we conclude that", "this means that",
        "this implies that", "it follows that", "it is clear that", "it is a fact that",
    }.Select(static p => p.Split(' '))];

    private static readonly FrozenSet<string> OpeningStarts = Openings.Concat(OpeningPhrases.Select(static p => p[0])).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Frequencies = Words(
        "usually typically generally normally often sometimes rarely seldom mostly hardly occasionally frequently");

    private static readonly FrozenSet<string> Doubts = Words("probably possibly perhaps maybe presumably apparently allegedly supposedly hopefully seemingly reportedly arguably ostensibly potentially");

    private static readonly FrozenSet<string> Shares = Words("most few many several half numerous various certain multiple other");

    private static readonly FrozenSet<string> Now = Words("currently presently still already now yet");

    // What these join to a sentence is said of all of it and not of its last word.
    private static readonly FrozenSet<string> Joints = Words("because although though whereas while despite unlike otherwise");

    // "Windows 10 or later", "18 or older".
    private static readonly FrozenSet<string> Further = Words("later older newer higher earlier younger above below greater more less fewer");

    private static readonly FrozenSet<string> Degrees = Words("even much far slightly considerably significantly somewhat");

    /// <summary>Every word that needs a look, but for numbers.</summary>
    public static readonly FrozenSet<string> All = Links.Concat(Frequencies).Concat(Doubts).Concat(Shares).Concat(Now).Concat(Joints).Concat(Degrees)
        .Concat(Words("except so too well anymore ago same instead rather but always others suppose assume imagine consider"))
        .ToFrozenSet(StringComparer.Ordinal);

    // Words that need a look only beside certain others: "18 or older", "is going to", "used to", "not only".
    private static readonly FrozenSet<string> Beside = Further.Concat(Words("going used only")).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Tells whether a word needs a look.</summary>
    public static bool IsNeededFor(string lower) => All.Contains(lower) || Beside.Contains(lower) || (lower.Length > 0 && NumberWords.ValueOf(lower) is > 1);

    /// <summary>Tells whether a sentence that starts with a word may have an opening that says nothing.</summary>
    public static bool MayOpen(string lower) => OpeningStarts.Contains(lower);

    /// <summary>Takes off "However, …", "In fact, …", "We know that …".</summary>
    /// <param name="tokens">The sentence; its opening is taken off.</param>
    public static void SkipOpening(List<ClaimToken> tokens)
    {
        bool found = true;
        while (found && tokens.Count > 3)
        {
            found = false;
            int length = Openings.Contains(tokens[0].Lower) ? 1 : OpeningLength(tokens);
            bool hasComma = length > 0 && tokens[length].Type == ClaimLexer.COMMA;

            // "First Lady Jane is kind" and "Second Avenue is long" start with a name.
            if (length > 0 && (hasComma || tokens[length - 1].Lower == "that" || (length == 1 && !IsOrder(tokens[0].Lower) && !(tokens[0].Lower == "so" && IsVerbal(tokens[1])))))
            {
                tokens.RemoveRange(0, hasComma ? length + 1 : length);
                found = true;
            }
        }
    }

    /// <summary>Looks at a sentence.</summary>
    /// <param name="tokens">The sentence; words that say nothing are taken off.</param>
    /// <exception cref="UnreadableException">A word changes what the sentence says in a way that cannot be read.</exception>
    public static void Check(List<ClaimToken> tokens)
    {
        for (int i = 0; i < tokens.Count; i++)
        {
            ClaimToken token = tokens[i];
            if (token.Type == ClaimLexer.WORD && token.Forms.NeedsCaution && !Spared(tokens, ref i))
            {
                CheckWord(tokens, i, token);
            }
        }
    }

    private static int OpeningLength(List<ClaimToken> tokens)
    {
        foreach (string[] phrase in OpeningPhrases)
        {
            int k = 0;
            while (k < phrase.Length && k + 1 < tokens.Count && tokens[k].Lower == phrase[k])
            {
                k++;
            }

            if (k == phrase.Length)
            {
                return k;
            }
        }

        return 0;
    }

    private static bool IsOrder(string word) => word is "first" or "second" or "third" or "also" or "yes";

    // Takes off a word that says nothing where it stands; leaves the place before the next word.
    private static bool Spared(List<ClaimToken> tokens, ref int i)
    {
        string word = tokens[i].Lower;
        bool isLast = i + 1 == tokens.Count;
        bool afterComma = i > 0 && tokens[i - 1].Type == ClaimLexer.COMMA;
        if (tokens.Count <= 3)
        {
            return false;
        }

        if (Links.Contains(word) && i > 0 && !isLast)
        {
            bool inCommas = afterComma && tokens[i + 1].Type == ClaimLexer.COMMA;
            if (JoinedSentences.JoinsHere(tokens, i))
            {
                tokens[i] = JoinedSentences.And(tokens[i]);
                tokens.RemoveAt(--i);
                return true;
            }

            Remove(tokens, inCommas ? i - 1 : i, inCommas ? 3 : 1, ref i);
            return true;
        }

        if (Now.Contains(word) && (isLast || IsBesideVerb(tokens, i)))
        {
            Remove(tokens, i, i == 0 && tokens[1].Type == ClaimLexer.COMMA ? 2 : 1, ref i);
            return true;
        }

        if (Degrees.Contains(word) && !isLast && IsSparedDegree(tokens, i))
        {
            Remove(tokens, i, 1, ref i);
            return true;
        }

        if (word == "only" && i > 0 && tokens[i - 1].Lower == "not" && NotOnly(tokens, i))
        {
            i -= 2;
            return true;
        }

        if (word == "used" && !isLast && i > 0 && UsedTo(tokens, i))
        {
            return true;
        }

        if (word == "too" && afterComma && !isLast && tokens[i + 1].Type == ClaimLexer.COMMA)
        {
            Remove(tokens, i - 1, 3, ref i);
            return true;
        }

        if (word == "well" && i > 1 && tokens[i - 1].Lower == "as" && !isLast && tokens[i + 1].Lower == "as")
        {
            // "kind as well as smart" is kind and smart.
            ClaimToken first = tokens[i - 1];
            tokens[i - 1] = new ClaimToken(ClaimLexer.WORD, "and", first.Start, tokens[i + 1].Start + tokens[i + 1].Length - first.Start);
            Remove(tokens, i, 2, ref i);
            return true;
        }

        bool isAsWell = word == "well" && i > 0 && tokens[i - 1].Lower == "as";
        if (isLast && (word == "too" || isAsWell || (word == "anymore" && tokens.Exists(static t => t.Forms.IsNot))))
        {
            int start = isAsWell ? i - 1 : i;
            start = tokens[start - 1].Type == ClaimLexer.COMMA ? start - 1 : start;
            Remove(tokens, start, tokens.Count - start, ref i);
            return true;
        }

        return false;
    }

    // "is not only kind but also smart", "not only Alice but also Bob": both.
    private static bool NotOnly(List<ClaimToken> tokens, int only)
    {
        int but = tokens.FindIndex(only, static t => t.Lower == "but");
        if (but < 0 || but + 2 >= tokens.Count || tokens[but + 1].Lower != "also")
        {
            return false;
        }

        tokens[but] = JoinedSentences.And(tokens[but]);
        tokens.RemoveAt(but + 1);
        if (tokens[but - 1].Type == ClaimLexer.COMMA)
        {
            tokens.RemoveAt(but - 1);
        }

        tokens.RemoveRange(only - 1, 2);
        return true;
    }

    // "used to be a teacher" was one, "used to live in Paris" lived there. "Is used to cut wood" is another word.
    private static bool UsedTo(List<ClaimToken> tokens, int used)
    {
        if (tokens[used + 1].Lower != "to" || used + 2 >= tokens.Count || IsVerbal(tokens[used - 1]) || tokens[used - 1].Forms.IsNot || tokens[used - 1].Lower is "be" or "get" or "got" or "been"
            || tokens[used + 2].Type != ClaimLexer.WORD || tokens[used + 2].IsCapitalized || tokens[used + 2].Forms.English is not (0 or ClaimLexer.HAVE or ClaimLexer.DO))
        {
            return false;
        }

        string verb = tokens[used + 2].Lower;
        bool isPlural = !tokens[used - 1].IsCapitalized && (Inflection.LooksPlural(tokens[used - 1].Lower) || tokens[used - 1].Lower is "they" or "people");
        string past = verb switch { "be" => isPlural ? "were" : "was", "have" => "had", "do" => "did", _ => Inflection.Past(verb) };
        ClaimToken last = tokens[used + 2];
        tokens[used] = new ClaimToken(ClaimLexer.WORD, past, tokens[used].Start, last.Start + last.Length - tokens[used].Start);
        tokens.RemoveRange(used + 1, 2);
        return true;
    }

    private static void Remove(List<ClaimToken> tokens, int start, int count, ref int i)
    {
        tokens.RemoveRange(start, count);
        i = start - 1;
    }

    private static void CheckWord(List<ClaimToken> tokens, int i, ClaimToken token)
    {
        string word = token.Lower;
        string previous = i > 0 ? tokens[i - 1].Lower : string.Empty;
        string next = i + 1 < tokens.Count ? tokens[i + 1].Lower : string.Empty;
        if (Frequencies.Contains(word) || (word == "always" && i > 0 && tokens[i - 1].Forms.IsNot))
        {
            throw Refused(token, "says how often something holds, which is not understood", "Write a rule with a confidence: 'rule Birds can fly. @ 0.9'.");
        }

        if (Doubts.Contains(word))
        {
            throw Refused(token, "says how surely something holds", "Leave the word out and write a confidence behind the sentence: 'Tweety can fly. @ 0.7'.");
        }

        if (i == 0 && word is "suppose" or "assume" or "imagine" or "consider" && next.Length > 0 && next != "is")
        {
            throw Refused(token, "asks to take something for so, and does not say that it is", "Write a condition: 'If Alice is kind then Bob is happy.'");
        }

        if (word == "except" || (word == "but" && IsException(tokens, i)))
        {
            throw Refused(token, "makes an exception, which is not understood", "Write 'If something is a bird and it is not a penguin then it can fly.'");
        }

        if (word == "so" && next.Length > 0 && IsVerbal(tokens[i + 1]))
        {
            throw Refused(token, "stands for what was said before, which is not understood", "Write the sentence out: 'Alice is kind and Bob is kind.'");
        }

        if (Joints.Contains(word))
        {
            throw Refused(token, "joins two sentences in a way that is not understood", "Write two sentences, or 'If Alice is kind then Bob is happy.'");
        }

        if ((word == "instead" && next == "of") || (word == "rather" && next == "than"))
        {
            throw Refused(token, "sets one thing against another", "Write what holds and what does not: 'Alice is kind and not smart.'");
        }

        if (word == "going" && next == "to" && i > 0 && (IsVerbal(tokens[i - 1]) || tokens[i - 1].Forms.IsNot) && i + 2 < tokens.Count
            && !tokens[i + 2].IsCapitalized && tokens[i + 2].Forms.English is 0 or ClaimLexer.HAVE or ClaimLexer.DO)
        {
            throw Refused(token, "says what will be, and only what is so is understood", "Leave the sentence out, or say when it holds: 'As of 2030, Alice is the CEO.'");
        }

        if (Further.Contains(word) && previous is "or" or "and" && tokens.FindIndex(Math.Max(0, i - 4), Math.Min(i - 1, 3), static t => char.IsAsciiDigit(t.Lower[0]) || NumberWords.ValueOf(t.Lower) is not null) >= 0)
        {
            throw Refused(token, "leaves open how far that goes", "Write what is asked for: 'at least 18 years old', or name each one.");
        }

        if (word is "more" or "less" or "fewer" && next == "than" && i + 2 < tokens.Count && tokens[i + 2].Lower is "half" or "a" or "the")
        {
            throw Refused(token, "does not say clearly how many are meant", "Write 'Some birds can fly.', or a rule with a confidence: 'rule Birds can fly. @ 0.8'.");
        }

        if (word == "same" && previous == "the" && next != "as")
        {
            throw Refused(token, "compares things with one another, which is not understood", "Write 'the same as', or say of each what it is: 'Carl is the father of Alice.'");
        }

        if (word == "others" && previous == "the")
        {
            throw Refused(token, "does not say which ones are meant", "Name them.");
        }

        if (word == "ago")
        {
            throw Refused(token, "counts from a day that is not named", "Name the time: 'In 2020, Alice was the CEO.'");
        }

        CheckCount(tokens, i, token, previous);
    }

    private static void CheckCount(List<ClaimToken> tokens, int i, ClaimToken token, string previous)
    {
        string word = token.Lower;
        bool isShare = Shares.Contains(word);
        bool isCount = isShare || NumberWords.ValueOf(word) is > 1;
        if (i + 1 == tokens.Count || !isCount)
        {
            return;
        }

        if (StartsPhrase(tokens, i) || (previous is "a" or "the" && isShare && word != "other" && StartsPhrase(tokens, i - 1))
            || (i > 0 && previous == "no" && !isShare) || (word == "other" && previous is "every" or "each" or "all" or "no" or "some"))
        {
            throw Refused(
                token,
                "does not say clearly how many are meant",
                isShare ? "Write 'Some birds can fly.', or a rule with a confidence: 'rule Birds can fly. @ 0.8'." : $"Write 'at least {word}', 'exactly {word}' or 'at most {word}'.");
        }
    }

    // "Everyone but Alice", "no bird but Tweety": there was no verb yet.
    private static bool IsException(List<ClaimToken> tokens, int but)
    {
        if (but == 0)
        {
            return false;
        }

        int type = tokens[but - 1].Forms.English;
        if (type is ClaimLexer.EVERYONE or ClaimLexer.NO_ONE or ClaimLexer.SOMEONE)
        {
            return true;
        }

        for (int words = 1; words <= 2 && but - words > 0 && tokens[but - words].Forms.English == 0; words++)
        {
            ClaimToken determiner = tokens[but - words - 1];
            if (determiner.Forms.English is ClaimLexer.EVERY or ClaimLexer.NO)
            {
                bool hasVerb = words == 2 && (Inflection.LooksThirdPerson(tokens[but - 1].Lower) || Inflection.LooksPlural(tokens[but - 2].Lower));
                return !hasVerb;
            }
        }

        return false;
    }

    // "even taller than", "much taller than": taller all the more, but "not much taller" is another thing.
    private static bool IsSparedDegree(List<ClaimToken> tokens, int i)
    {
        string next = tokens[i + 1].Lower;
        bool isDenied = i > 0 && tokens[i - 1].Forms.IsNot;
        bool isComparison = next is "more" or "less" || next.EndsWith("er", StringComparison.Ordinal);
        return (isComparison && !isDenied && tokens.Exists(static t => t.Forms.English == ClaimLexer.THAN)) || (tokens[i].Lower == "even" && (i == 0 || IsVerbal(tokens[i - 1]))
            && tokens[i + 1].Type == ClaimLexer.WORD && tokens[i + 1].Forms.English is 0 or ClaimLexer.A or ClaimLexer.THE or ClaimLexer.NOT or ClaimLexer.HAVE);
    }

    // "Currently, Alice is …", "is still the CEO", "Alice still works", "is not yet the CEO".
    private static bool IsBesideVerb(List<ClaimToken> tokens, int i) =>
        (i == 0 && tokens[0].Lower is not ("still" or "yet")) || (i > 0 && (IsVerbal(tokens[i - 1]) || tokens[i - 1].Forms.IsNot || tokens[i - 1].IsCapitalized || tokens[i - 1].Forms.English == ClaimLexer.PRONOUN
            || (tokens[i - 1].Forms.English == ClaimLexer.AND && i + 1 < tokens.Count && (IsVerbal(tokens[i + 1]) || Inflection.LooksThirdPerson(tokens[i + 1].Lower)))));

    private static bool StartsPhrase(List<ClaimToken> tokens, int i) =>
        i == 0 || tokens[i - 1].Forms.English is ClaimLexer.IF or ClaimLexer.THEN or ClaimLexer.WHEN
        || (i == 2 && tokens[0].Lower == "there" && IsVerbal(tokens[1]));

    private static bool IsVerbal(ClaimToken token) => token.Forms.English is ClaimLexer.BE or ClaimLexer.CAN or ClaimLexer.HAVE or ClaimLexer.DO;

    private static UnreadableException Refused(ClaimToken token, string why, string hint) =>
        new(DiagnosticCatalogue.Unsupported, $"'{token.Word}' {why}.", hint, token.Start, token.Length);

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
