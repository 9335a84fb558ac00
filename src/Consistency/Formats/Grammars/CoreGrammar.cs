using Consistency.Language;
using static Consistency.Formats.Grammars.GrammarElement;

namespace Consistency.Formats.Grammars;

/// <summary>The core of the claim language: sentences that the parser reads without a remark, whatever words are put in.</summary>
/// <remarks>No rule refers to itself, directly or through others, so the core is regular and can be written as one pattern.</remarks>
internal sealed class CoreGrammar
{
    private readonly List<(string Name, GrammarElement Body)> _rules = [];

    /// <summary>Builds the grammar.</summary>
    /// <param name="nouns">The nouns that may be used; any word of letters when empty.</param>
    /// <param name="names">The names that may be used; any capitalised word of letters when empty.</param>
    public CoreGrammar(IReadOnlyCollection<string> nouns, IReadOnlyCollection<string> names)
    {
        GrammarElement A(string noun) => Seq(Any(Just("a "), Just("an ")), Ref(noun));
        Add("root", new Repeated(Ref("statement")));
        Add("statement", Seq(Any(Ref("assertion"), Ref("question"), Ref("formal")), Just("\n")));
        Add("assertion", Seq(Maybe(Ref("keyword")), Ref("sentence"), Just("."), Maybe(Ref("confidence")), Maybe(Ref("source"))));
        Add("keyword", AnyOf("claim ", "fact ", "rule "));
        Add("confidence", Seq(Just(" @ 0."), new Letters("0-9"), Maybe(new Letters("0-9"))));
        Add("source", Seq(Just(" from \""), new Repeated(new Letters("A-Za-z0-9")), Just("\"")));
        Add("sentence", Any(Ref("about-one"), Ref("about-kind"), Ref("conditional")));
        Add("about-one", Seq(Ref("name"), Just(" "), Any(Ref("predicate"), Ref("comparison"))));
        Add("about-kind", Any(
            Seq(Just("Every "), Ref("noun"), Just(" "), Ref("affirmation")),
            Seq(Just("No "), Ref("noun"), Just(" "), Ref("affirmation"))));
        Add("conditional", Seq(
            Just("If something "), Ref("predicate"), Maybe(Seq(Just(" and it "), Ref("predicate"))), Just(" then it "), Ref("predicate")));
        Add("predicate", Any(Ref("affirmation"), Ref("denial")));
        Add("affirmation", Any(Seq(Just("is "), Ref("complement")), Seq(Just("can "), Ref("verb"))));
        Add("denial", Any(Seq(Just("is not "), Ref("complement")), Seq(Just("cannot "), Ref("verb"))));
        Add("complement", Any(A("noun"), Ref("adjective")));
        Add("comparison", Seq(Just("is "), Maybe(Just("not ")), Ref("comparative"), Just(" than "), Ref("name")));
        Add("question", Seq(Just("ask "), Any(
            Seq(Just("Is "), Ref("name"), Just(" "), Any(Ref("complement"), Seq(Ref("comparative"), Just(" than "), Ref("name")))),
            Seq(Just("Can "), Ref("name"), Just(" "), Ref("verb"))), Just("?")));
        Add("formal", Any(
            Seq(Maybe(Ref("keyword")), Ref("literal"), Maybe(Ref("confidence")), Maybe(Ref("source"))),
            Seq(Just("rule forall x: "), Ref("condition"), Maybe(Seq(AnyOf(" & ", " | "), Ref("condition"))), Just(" -> "), Ref("condition"), Maybe(Ref("confidence")))));
        Add("literal", Seq(Maybe(Just("!")), Ref("symbol"), Just("("), Ref("symbol"), Maybe(Seq(Just(", "), Ref("symbol"))), Just(")")));
        
        // One thing only: a name with one argument here and two there would be remarked.
        Add("condition", Seq(Maybe(Just("!")), Ref("symbol"), Just("(x)")));
        Add("name", names.Count > 0 ? AnyOf(names) : new Word(IsCapitalized: true));
        Add("noun", nouns.Count > 0 ? AnyOf(nouns) : new Word(IsCapitalized: false));
        Add("adjective", new Word(IsCapitalized: false));
        Add("verb", new Word(IsCapitalized: false));
        Add("comparative", Seq(new Word(IsCapitalized: false), Just("er")));
        Add("symbol", new Word(IsCapitalized: false));
    }

    /// <summary>The rules; the first is the start.</summary>
    public IReadOnlyList<(string Name, GrammarElement Body)> Rules => _rules;

    /// <summary>The words that no name, noun, adjective or verb may be, because sentences are built with them; lower case, sorted.</summary>
    /// <remarks>Also what "-er" would make one of them: "neith".</remarks>
    public static IReadOnlyList<string> Reserved { get; } =
    [
        .. new SortedSet<string>(
            Words().Concat(Words().Where(static w => w.EndsWith("er", StringComparison.Ordinal)).Select(static w => w[..^2])), StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Words() =>
        Lexicon.English.Keys.Concat(Lexicon.Formal.Keys).Concat(Lexicon.Contractions.Keys).Concat(Lexicon.Tensed).Concat(Lexicon.Keywords)
            .Concat(Lexicon.CannotEnd).Concat(Lexicon.CannotStart).Concat(Lexicon.Abbreviations).Concat(Lexicon.Misspellings.Keys)
            .Concat(Caution.All).Concat(Caution.Openings).Concat(NumberWords.Words).Concat(Lexicon.Reporting).Concat(Lexicon.Denying)
            .Concat(["both", "either", "able", "case", "equivalent", "more", "less", "most", "least", "vice", "versa", "same", "there", "according", "who", "whom", "whose", "also", "always", "being", "exactly", "once",
                "this", "these", "those", "whoever", "none", "ever", "his", "its", "their", "mrs", "you"])
            .Where(static w => w.All(char.IsAsciiLetterLower));

    private void Add(string name, GrammarElement body) => _rules.Add((name, body));
}
