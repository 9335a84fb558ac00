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
            "across against around beyond upon via throughout through toward towards within into onto for about as like during until since along among"));

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

    /// <summary>More of these verbs, which are others without "that".</summary>
    public static readonly FrozenSet<string> ReportingThat = Words(
        "confirms confirm confirmed announces announce announced notes note noted concludes conclude concluded insists insist insisted declares declare " +
        "declared explains explain explained suggests suggest suggested warns warn warned admits admit admitted adds add added contends contend contended " +
        "alleges allege alleged estimates estimate estimated finds find found indicates indicate indicated");

    /// <summary>Verbs for what lasts, so that "lived in Paris in 2020" is so at a time and does not happen then.</summary>
    public static readonly FrozenSet<string> Lasting = Words(
        "lived worked owned belonged resided studied served stayed reigned ruled governed taught lasted believed liked loved hated needed wanted managed represented remained lives works owns belongs");

    /// <summary>Verbs that nothing is done to by, so that "was born in Paris and died in Rome" has two verbs.</summary>
    public static readonly FrozenSet<string> Intransitive = Words(
        "died lived came went fell rose arrived departed happened occurred existed lasted worked retired resigned emigrated immigrated stayed remained became moved studied graduated returned");

    /// <summary>Verbs of which what is given may stand behind who gets it: "gave Bob a book".</summary>
    public static readonly FrozenSet<string> Giving = Words(
        "give gives gave sell sells sold send sends sent lend lends lent offer offers offered teach teaches taught hand hands handed show shows showed tell tells told pay pays paid " +
        "award awards awarded grant grants granted owe owes owed");

    /// <summary>Words behind an object that say how often, when or how something is done to it.</summary>
    public static readonly FrozenSet<string> Adverbs = Words(
        "twice once again together online abroad today yesterday tomorrow tonight everywhere forever daily weekly monthly yearly hourly quarterly annually weekdays weekends alone first");

    /// <summary>Stretches of time, of which "every" says how often.</summary>
    public static readonly FrozenSet<string> TimeUnits = Words(
        "second minute hour day week month quarter year decade century weekday weekend morning afternoon evening night summer winter spring autumn semester season " +
        "monday tuesday wednesday thursday friday saturday sunday seconds minutes hours days weeks months quarters years decades centuries");

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

    /// <summary>Nouns of which one says "he" or "she" and not "it".</summary>
    public static readonly FrozenSet<string> People = Words(
        "man woman boy girl child customer client employee employer worker manager farmer user member visitor patient doctor nurse student " +
        "teacher lawyer citizen resident tenant landlord owner buyer seller driver author artist player king queen prince princess father mother " +
        "son daughter brother sister parent friend adult applicant candidate contractor passenger guest guard soldier scientist engineer " +
        "programmer developer administrator officer director president ceo witness judge voter reader writer painter singer");

    /// <summary>Common verbs, to tell "sells" from a plural and "sign" from a noun.</summary>
    public static readonly FrozenSet<string> Verbs = Words(
        "accept access achieve acquire bite add affect agree allow apply approve arrive ask attend avoid bark become believe belong break bring build buy call carry cause change charge " +
        "check choose claim clean close collect come compete complain complete comply conduct connect consider consist consume contain continue control cost cover create cut " +
        "dance deal decide deliver deny depend describe design destroy develop die disagree dissolve drink drive earn eat elect employ enjoy enter exist expect expire explain " +
        "fall feed feel fight find fit float flow fly follow get give go graduate grow happen harm hate hear help hire hold hunt improve include increase insure invest involve issue " +
        "join jump keep seem appear sound taste smell kill know lack laugh lead learn leave lend lie like listen live look lose love make manage manufacture mean measure meet melt need obey occur offer open operate " +
        "own pay perform play possess prefer prevent process produce protect prove provide publish purchase raise reach read receive reduce refuse remain remove " +
        "rent repair report represent require reside respect return ring rise run save say see seek sell send serve share shine ship show sign sing sink sit sleep " +
        "smoke speak spend spread stand start stay steal store study submit suffer supply support swim take talk teach tell tend think train travel treat trust try " +
        "turn understand use visit vote wait walk want wash watch wear weigh win work worry write " +
        "absorb adopt beat borrow burn calculate celebrate circulate combine compare conserve convert convict defeat define depart detect determine dismiss emit enable encode encourage enforce " +
        "examine exceed execute expand extend fail flee generate govern handle ignore illustrate imply indicate inform inherit inhibit inject inspect install interact introduce invade invent invite " +
        "maintain migrate obtain originate overlap participate permit persuade predict preserve prohibit promote propose qualify react recognize recommend recover reflect regulate reject relate relieve " +
        "rely repay resemble resist resolve retain retire reveal satisfy separate settle stimulate strengthen sue suggest surround survive suspect swallow tolerate transform translate transmit unite utilize " +
        "vary verify violate weaken withdraw");

    /// <summary>Words that are as often nouns or adjectives as verbs; with -s behind a noun they are its verb: "lowers", "pumps".</summary>
    public static readonly FrozenSet<string> NounsAndVerbs = Words(
        "damage decrease demand display estimate export feature fill filter finance fund guarantee guide import influence judge launch lower monitor promise pump question release replace reply request rescue " +
        "reserve ripen rotate rule search select slow sponsor strike trade transfer transport trigger warn yield land house host head rank record cap base orbit power fuel shape mark model name note number");

    private static readonly FrozenSet<string> Adjectives = Words(
        "big small large little old new young good bad rich poor red blue green yellow black white brown orange pink grey gray first second last main great high low long short hot " +
        "cold warm cool happy sad kind nice rough smooth round heavy light fast slow strong weak hard soft deep thick thin dark bright clean dirty dry wet cheap free full empty open " +
        "real true false wild tame brave smart clever quiet loud quick safe healthy sick tall wide narrow rare common early late senior junior remote foreign human adult male female " +
        "bald polar premium modern ancient certain single double entire whole major minor own fresh sweet sour bitter angry hungry thirsty lazy busy raw pure plain");

    private static readonly string[] AdjectiveEndings = ["al", "ic", "ous", "ful", "less", "ive", "able", "ible", "ed", "ing", "ary", "ent", "ant", "-time", "-old"];

    /// <summary>Tells whether a word has the form of an adjective or is a common one, which says nothing about whether it is one.</summary>
    public static bool LooksLikeAdjective(string lower) =>
        Adjectives.Contains(lower) || (lower.Length > 5 && Array.Exists(AdjectiveEndings, e => lower.EndsWith(e, StringComparison.Ordinal)));

    /// <summary>Tells whether a word is the comparative of a common adjective: older, larger, easier.</summary>
    public static bool IsComparative(string lower) => lower.Length > 4 && lower.EndsWith("er", StringComparison.Ordinal)
        && (Adjectives.Contains(lower[..^2]) || Adjectives.Contains(lower[..^1]) || (lower[^3] == lower[^4] && Adjectives.Contains(lower[..^3])) || (lower[^3] == 'i' && Adjectives.Contains(lower[..^3] + "y")));

    /// <summary>Tells whether a word is a common adjective.</summary>
    public static bool IsAdjective(string lower) => Adjectives.Contains(lower);

    /// <summary>Nouns whose plural has the form of the singular, or is not formed with -s.</summary>
    public static readonly FrozenSet<string> PluralsAsTheyAre = Words(
        "sheep fish deer cattle police staff poultry moose salmon trout shrimp squid aircraft offspring data media alumni personnel swine bison folk");

    /// <summary>Nouns that stand in front of a name as a part of it.</summary>
    public static readonly FrozenSet<string> TitlesOfNames = Words(
        "president king queen prince princess pope saint uncle aunt cousin brother sister captain professor doctor chancellor minister senator judge " +
        "lake mount river planet island street room gate building number page chapter section version district county city state");

    /// <summary>Nouns that end as adverbs do.</summary>
    public static readonly FrozenSet<string> NounsInLy = Words(
        "family fly butterfly dragonfly firefly ally bully belly jelly lily assembly supply monopoly anomaly reply rally folly holly dolly gully melancholy");

    /// <summary>Words for where somebody is from or what they belong to, which are capitalised and no names.</summary>
    public static readonly FrozenSet<string> Demonyms = Words(
        "french german english british american italian spanish portuguese dutch belgian swiss austrian swedish norwegian danish finnish polish " +
        "czech slovak hungarian romanian bulgarian greek turkish russian ukrainian chinese japanese korean vietnamese thai indian pakistani " +
        "iranian iraqi israeli egyptian moroccan nigerian kenyan ethiopian mexican canadian brazilian argentinian argentine chilean peruvian " +
        "colombian cuban australian irish scottish welsh icelandic european african asian latin arab arabic hebrew roman celtic nordic " +
        "christian catholic protestant orthodox muslim jewish hindu buddhist sikh republican democrat democratic conservative liberal victorian");

    /// <summary>Verbs that the weather does.</summary>
    public static readonly FrozenSet<string> Weather = Words("rains snows hails thunders drizzles");

    /// <summary>What the weather is doing, with the verb for it.</summary>
    public static readonly FrozenDictionary<string, string> WeatherForms = new Dictionary<string, string>
    {
        ["raining"] = "rain", ["snowing"] = "snow", ["hailing"] = "hail", ["thundering"] = "thunder", ["drizzling"] = "drizzle",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What the weather can be.</summary>
    public static readonly FrozenSet<string> WeatherWords = Words(
        "cold hot warm cool sunny cloudy windy foggy rainy snowy stormy dark freezing humid icy mild wet dry overcast misty chilly");

    /// <summary>Verbs that always have an object, so that one without shares that of the verb behind it: "buys and sells cars".</summary>
    public static readonly FrozenSet<string> TakesObject = Words(
        "buy own wash dry use like love hate need want prefer visit meet help avoid affect achieve acquire charge check cover create deny describe design destroy employ enjoy " +
        "expect fear fix hire hold include insure invent issue join keep lend maintain manufacture measure obey offer own plan prepare produce protect prove provide publish " +
        "purchase raise receive remove repair replace represent require respect sell ship store submit cut cook bake peel chop support treat trust understand update deliver develop distribute process");

    /// <summary>Nouns for a part of what "of" stands before, which say nothing of each one.</summary>
    public static readonly FrozenSet<string> Portions = Words(
        "lot lots majority minority couple handful percentage percent half third quarter share rest plenty dozen dozens hundreds thousands millions variety portion proportion fraction part remainder bulk");

    /// <summary>Nouns that "with" tells the other side of, and not what they have: "a contract with a supplier".</summary>
    public static readonly FrozenSet<string> Mutual = Words(
        "problem problems issue issues contract contracts agreement agreements conversation conversations meeting meetings interview interviews deal deals relationship relationships partnership " +
        "partnerships war wars match matches game games experience appointment appointments connection connections collaboration collaborations discussion discussions trade talk talks " +
        "cooperation conflict conflicts border borders treaty treaties marriage friendship contact contacts dispute disputes link links integration compliance interaction interactions comparison");

    /// <summary>Words that start a request and no statement.</summary>
    public static readonly FrozenSet<string> Requests = Words(
        "please click press select open close enter run install download use see check note make ensure add mix stir bake cook serve place put take remove wait go read write call contact " +
        "visit try keep avoid set turn start stop create choose copy paste save delete submit sign log follow preheat combine pour let do don't never always remember");

    /// <summary>Words after which a sentence cannot end, so that a line break after one is only a wrapped line.</summary>
    public static readonly FrozenSet<string> CannotEnd = Words(
        "a an the and or nor but if then than of is are not every each all no that who which when whenever unless either neither " +
        "has does xor implies iff");

    /// <summary>Words with which a sentence cannot start, so that a line break before one is only a wrapped line.</summary>
    public static readonly FrozenSet<string> CannotStart = Words("and or nor but then than of that who which xor implies iff");

    /// <summary>Abbreviations whose full stop does not end a sentence.</summary>
    public static readonly FrozenSet<string> Abbreviations = Words("e.g i.e dr mr mrs ms prof st vs cf approx etc jr sr");

    /// <summary>Abbreviations that end what they belong to, so that a sentence ends with them when a capital follows.</summary>
    public static readonly FrozenSet<string> ClosingAbbreviations = Words("inc ltd corp co llc bros");

    /// <summary>Places and other words of single letters with full stops between them, with which a sentence may end.</summary>
    public static readonly FrozenSet<string> PlacesInInitials = Words("U.S U.K E.U U.N D.C L.A U.A.E U.S.A U.S.S.R N.Y B.C A.D B.C.E C.E P.M A.M I.D I.Q");

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
