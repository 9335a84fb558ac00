using System.Collections.Frozen;
using Lexer = Consistency.Language.Generated.ClaimLexer;

namespace Consistency.Language;

/// <summary>The closed-class words: all the English that the language knows by heart.</summary>
internal static class Lexicon
{
    /// <summary>The token type of every closed-class word of the English register.</summary>
    public static readonly FrozenDictionary<string, int> English = Table(
        (Lexer.IF, "if"), (Lexer.THEN, "then"), (Lexer.WHEN, "when whenever"), (Lexer.UNLESS, "unless"),
        (Lexer.AND, "and but"), (Lexer.OR, "or"), (Lexer.NOT, "not never"), (Lexer.NEITHER, "neither"), (Lexer.NOR, "nor"),
        (Lexer.EVERY, "every each all any"), (Lexer.NO, "no"), (Lexer.SOME, "some"), (Lexer.A, "a an"), (Lexer.THE, "the"),
        (Lexer.ONLY, "only"), (Lexer.SOMEONE, "someone somebody something anyone anybody anything"),
        (Lexer.EVERYONE, "everyone everybody everything"), (Lexer.NO_ONE, "nobody nothing"),
        (Lexer.PRONOUN, "it they he she them him her"), (Lexer.THING, "thing things person persons people"),
        (Lexer.BE, "is are am was were"), (Lexer.CAN, "can"), (Lexer.HAVE, "has have had"), (Lexer.DO, "does do did"),
        (Lexer.THAN, "than"), (Lexer.WHO, "who that which"), (Lexer.IMPLIES, "implies imply"),
        (Lexer.PREPOSITION,
            "in on at of to near by from with without under over above below behind beside between inside outside before after " +
            "across against around beyond through toward towards within into onto for about as like during until since along among"));

    /// <summary>The connectives that can be written as words in the formal register.</summary>
    public static readonly FrozenDictionary<string, int> Formal = Table(
        (Lexer.NOT, "not"), (Lexer.AND, "and"), (Lexer.OR, "or"), (Lexer.XOR, "xor"), (Lexer.IMPLIES, "implies"),
        (Lexer.IFF, "iff"), (Lexer.FORALL, "forall"), (Lexer.EXISTS, "exists"));

    /// <summary>Short forms, as the words they stand for.</summary>
    public static readonly FrozenDictionary<string, string[]> Contractions = new Dictionary<string, string[]>
    {
        ["isn't"] = ["is", "not"], ["aren't"] = ["are", "not"], ["can't"] = ["can", "not"], ["cannot"] = ["can", "not"],
        ["doesn't"] = ["does", "not"], ["don't"] = ["do", "not"], ["hasn't"] = ["has", "not"], ["haven't"] = ["have", "not"],
        ["it's"] = ["it", "is"], ["he's"] = ["he", "is"], ["she's"] = ["she", "is"], ["they're"] = ["they", "are"],
        ["wasn't"] = ["was", "not"], ["weren't"] = ["were", "not"], ["didn't"] = ["did", "not"], ["hadn't"] = ["had", "not"],
        ["who's"] = ["who", "is"], ["that's"] = ["that", "is"],
        ["isnt"] = ["is", "not"], ["arent"] = ["are", "not"], ["doesnt"] = ["does", "not"], ["dont"] = ["do", "not"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Spellings that are wrong and clear, with the word that is meant.</summary>
    public static readonly FrozenDictionary<string, string> Misspellings = new Dictionary<string, string>
    {
        ["eithor"] = "either", ["ethier"] = "either", ["eihter"] = "either", ["niether"] = "neither", ["neithor"] = "neither",
        ["nethier"] = "neither", ["somone"] = "someone", ["somthing"] = "something", ["evryone"] = "everyone", ["everone"] = "everyone",
        ["evry"] = "every", ["everey"] = "every", ["vise"] = "vice", ["impies"] = "implies", ["implys"] = "implies",
        ["equivalant"] = "equivalent", ["unles"] = "unless", ["wheneever"] = "whenever", ["alway"] = "always",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Verb forms that say when or how surely something held; the language does not understand them and must not drop them.</summary>
    public static readonly FrozenSet<string> Tensed = Words(
        "will won't would could couldn't should shouldn't may might must been being");

    /// <summary>The keywords that may stand in front of a statement.</summary>
    public static readonly FrozenSet<string> Keywords = Words("claim fact rule relation exclusive constant ask");

    /// <summary>Verbs with which somebody reports what they hold to be so.</summary>
    public static readonly FrozenSet<string> Reporting = Words(
        "claims claim says say states state argues argue believes believe thinks think reports report asserts assert maintains maintain " +
        "claimed said stated argued believed thought reported asserted maintained writes wrote");

    /// <summary>Verbs with which somebody reports that something is not so.</summary>
    public static readonly FrozenSet<string> Denying = Words("denies deny denied disputes dispute disputed");

    /// <summary>Sources that are others each time they are named.</summary>
    public static readonly FrozenSet<string> IndefiniteSources = new[]
    {
        "some", "others", "many", "few", "several", "most", "people", "some people", "many people", "other people", "most people", "some experts",
        "other experts", "experts", "critics", "some critics", "some sources", "other sources", "sources", "scientists", "some scientists", "somebody", "someone",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What two can be with one another, as well as each for itself, with the relation between them.</summary>
    public static readonly FrozenDictionary<string, string> Reciprocal = new Dictionary<string, string>
    {
        ["married"] = "married_to", ["engaged"] = "engaged_to", ["friends"] = "friend_of", ["siblings"] = "sibling_of", ["brothers"] = "brother_of",
        ["sisters"] = "sister_of", ["cousins"] = "cousin_of", ["partners"] = "partner_of", ["colleagues"] = "colleague_of", ["neighbours"] = "neighbour_of",
        ["neighbors"] = "neighbor_of", ["enemies"] = "enemy_of", ["rivals"] = "rival_of", ["twins"] = "twin_of", ["related"] = "related_to",
        ["similar"] = "similar_to", ["equal"] = "equal_to", ["identical"] = "identical_to", ["different"] = "different_from",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Words in lower case that stand inside names.</summary>
    public static readonly FrozenSet<string> NameParticles = Words("van von der den de da di do dos del della du la le los el al bin ibn y e");

    /// <summary>Verbs that the weather does.</summary>
    public static readonly FrozenSet<string> Weather = Words("rains snows hails thunders");

    /// <summary>The verbs of participles that do not end in -ed.</summary>
    public static readonly FrozenDictionary<string, string> Participles = new Dictionary<string, string>
    {
        ["eaten"] = "eat", ["seen"] = "see", ["written"] = "write", ["driven"] = "drive", ["given"] = "give", ["taken"] = "take",
        ["known"] = "know", ["chosen"] = "choose", ["made"] = "make", ["built"] = "build", ["bought"] = "buy", ["sold"] = "sell",
        ["taught"] = "teach", ["found"] = "find", ["led"] = "lead", ["bitten"] = "bite", ["beaten"] = "beat", ["held"] = "hold",
        ["sent"] = "send", ["won"] = "win", ["worn"] = "wear", ["drawn"] = "draw", ["understood"] = "understand", ["fed"] = "feed",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Words after which a sentence cannot end, so that a line break after one is only a wrapped line.</summary>
    public static readonly FrozenSet<string> CannotEnd = Words(
        "a an the and or nor but if then than of is are not every each all no that who which when whenever unless either neither " +
        "has does xor implies iff");

    /// <summary>Words with which a sentence cannot start, so that a line break before one is only a wrapped line.</summary>
    public static readonly FrozenSet<string> CannotStart = Words("and or nor but then than of that who which xor implies iff");

    /// <summary>Abbreviations whose full stop does not end a sentence.</summary>
    public static readonly FrozenSet<string> Abbreviations = Words("e.g i.e dr mr mrs ms prof st vs cf approx etc jr sr");

    /// <summary>Finds a word of a short list, in any case, without making a string of it.</summary>
    public static string? Find(FrozenSet<string> words, ReadOnlySpan<char> word)
    {
        foreach (string known in words.Items)
        {
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }
        }

        return null;
    }

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, int> Table(params (int Type, string Words)[] rows)
    {
        Dictionary<string, int> table = new(StringComparer.Ordinal);
        foreach ((int type, string words) in rows)
        {
            foreach (string word in words.Split(' '))
            {
                table.Add(word, type);
            }
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
