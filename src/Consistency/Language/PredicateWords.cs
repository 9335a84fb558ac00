using Consistency.Logic;

namespace Consistency.Language;

/// <summary>Makes predicates from English words, so that both registers and all forms of a word meet in one name.</summary>
/// <remarks>
/// "is a bird" and "are birds" are <c>bird</c>, "is green" <c>green</c>, "can fly" <c>can_fly</c>, "has wings"
/// <c>has_wing</c>, "eats the cow" <c>eats(…, cow)</c>, "eats mice" <c>eats_mouse</c>, "is older than Bob"
/// <c>older_than(…, bob)</c>, "is made of wood" <c>made_of_wood</c>.
/// </remarks>
internal sealed class PredicateWords(VocabularyBuilder vocabulary)
{
    /// <summary>"is …".</summary>
    public static VerbFrame Being { get; } = new(string.Empty, "is ", "is not ");

    /// <summary>"can …".</summary>
    public static VerbFrame Can { get; } = new("can ", "can ", "cannot ");

    /// <summary>A verb of its own: "sees …", "does not see …".</summary>
    public static VerbFrame Doing { get; } = new(string.Empty, string.Empty, "does not ");

    /// <summary>"is a …" and "is the …" before words with a preposition.</summary>
    public static VerbFrame BeingWith(string article) => new(string.Empty, $"is {article}", $"is not {article}");

    public AtomicFormula Adjective(string words, Term thing) => Unary(words, $"is {words}", $"is not {words}", thing);

    /// <summary>A noun that may stand in the plural.</summary>
    public AtomicFormula Noun(string words, Term thing) => SingularNoun(Singular(words), thing);

    public AtomicFormula SingularNoun(string words, Term thing)
    {
        string article = Inflection.Article(words);
        return Unary(words, $"is {article} {words}", $"is not {article} {words}", thing);
    }

    /// <summary>"is the winner".</summary>
    public AtomicFormula Role(string words, Term thing) => Unary(words, $"is the {words}", $"is not the {words}", thing);

    /// <summary>A verb without an object: "sings", "can fly".</summary>
    public AtomicFormula Plain(string words, Term thing, VerbFrame frame) =>
        Unary(frame.Prefix + words, frame.Positive + words, frame.Negative + BaseOf(words, frame), thing);

    /// <summary>A verb or preposition with an object that names no single thing: "owns a car", "eats mice".</summary>
    public AtomicFormula Property(string words, string preposition, string article, string noun, Term thing, VerbFrame frame)
    {
        string said = Together(words, preposition);
        return Unary(
            $"{frame.Prefix}{said} {Singular(noun)}",
            $"{frame.Positive}{said} {article}{noun}",
            $"{frame.Negative}{Together(BaseOf(words, frame), preposition)} {article}{noun}",
            thing);
    }

    /// <summary>A verb or preposition between two things: "sees the cow", "is older than Bob".</summary>
    public AtomicFormula Relation(string words, string preposition, Term thing, Term other, VerbFrame frame)
    {
        string said = Together(words, preposition);
        Predicate predicate = vocabulary.Predicate(
            frame.Prefix + said,
            2,
            $"{{0}} {frame.Positive}{Escape(said)} {{1}}",
            $"{{0}} {frame.Negative}{Escape(Together(BaseOf(words, frame), preposition))} {{1}}");
        return predicate.Of(thing, other);
    }

    private AtomicFormula Unary(string name, string positive, string negative, Term thing) =>
        vocabulary.Predicate(name, 1, $"{{0}} {Escape(positive)}", $"{{0}} {Escape(negative)}").Of(thing);

    // Only a verb of its own changes when it is denied: "sees", "does not see".
    private static string BaseOf(string words, VerbFrame frame)
    {
        if (frame != Doing)
        {
            return words;
        }

        int space = words.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? Inflection.Base(words) : Inflection.Base(words[..space]) + words[space..];
    }

    private static string Singular(string words)
    {
        int space = words.LastIndexOf(' ');
        return words[..(space + 1)] + Inflection.Singular(words[(space + 1)..]);
    }

    private static string Together(string words, string preposition) =>
        words.Length == 0 ? preposition : preposition.Length == 0 ? words : $"{words} {preposition}";

    private static string Escape(string words) =>
        words.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
