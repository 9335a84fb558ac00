using Consistency.Language;
using Humanizer;

namespace Consistency.Tests.Language;

/// <summary>The singular of a noun that may be one already, made-up nouns included.</summary>
/// <remarks>
/// And the reason why it is our own: Humanizer is made for nouns that are known and known to be plural. Where it will do as well one day, this fails, and ours can go.
/// </remarks>
public class InflectionTests
{
    // The nouns of PrOntoQA, which are in no dictionary.
    private static readonly string[] MadeUp = "wumpus yumpus dumpus impus tumpus numpus vumpus zumpus rompus jompus lempus lorpus gorpus shumpus sterpus grimpus brimpus".Split(' ');

    // Singular as they stand.
    private static readonly string[] Singulars = (
        "bus gas lens glass grass moss iris virus cactus species series news analysis axis thesis diabetes rabies class boss bass tennis pancreas canvas atlas " +
        "physics mathematics status bonus campus octopus platypus chess compass fungus").Split(' ');

    private static readonly (string Plural, string Singular)[] Plurals = [.. (
        "mice:mouse children:child people:person wolves:wolf buses:bus gases:gas classes:class analyses:analysis criteria:criterion movies:movie shoes:shoe " +
        "potatoes:potato boxes:box churches:church leaves:leaf houses:house horses:horse bosses:boss viruses:virus walruses:walrus cacti:cactus women:woman " +
        "policies:policy invoices:invoice databases:database employees:employee licenses:license purchases:purchase responses:response statuses:status " +
        "addresses:address")
        .Split(' ').Select(static p => (p.Split(':')[0], p.Split(':')[1]))];

    private static IEnumerable<(string Word, string Singular)> Words =>
        [.. MadeUp.Select(static w => (w, w)), .. MadeUp.Select(static w => (w + "es", w)), .. Singulars.Select(static w => (w, w)), .. Plurals];

    [Fact]
    public void Singular_OfNouns_IsOnePredicateWithThePlural() =>
        Assert.Empty(Words.Where(static w => Inflection.Singular(w.Word) != w.Singular).Select(static w => $"{w.Word}: {Inflection.Singular(w.Word)} instead of {w.Singular}"));

    [Fact]
    public void Singular_ByALibrary_WouldSplitMadeUpNouns()
    {
        int wrong = Words.Count(static w => w.Word.Singularize(inputIsKnownToBePlural: false) != w.Singular);
        int splitting = MadeUp.Count(static w => w.Singularize(inputIsKnownToBePlural: false) != (w + "es").Singularize(inputIsKnownToBePlural: false));

        TestContext.Current.TestOutputHelper?.WriteLine($"of {Words.Count()} nouns Humanizer has {wrong} wrong; of {MadeUp.Length} made-up ones it splits {splitting}");
        Assert.Equal(MadeUp.Length, splitting);
    }
}
