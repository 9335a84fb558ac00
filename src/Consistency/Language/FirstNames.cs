using System.Collections.Frozen;

namespace Consistency.Language;

/// <summary>What "he", "she" and "it" can stand for, by common first names and by nouns such as "woman".</summary>
/// <remarks>Names that women and men share (Alex, Kim, Robin, Sam) are left out, as is every name that is not among the commonest: of those nothing is concluded.</remarks>
internal static class FirstNames
{
    private static readonly FrozenSet<string> Female = Words(
        "abigail ada agatha agnes alexandra alice alicia alina alison amanda amelia amy ana anastasia andrea angela anita ann anna anne " +
        "annie antonia ava barbara beatrice becky bella beth betty brenda bridget camilla caroline carmen carol catherine cecilia charlotte " +
        "chloe christina christine clara claudia daisy daniela deborah diana donna dora doris dorothy edith eleanor elena elisabeth elise " +
        "eliza elizabeth ella ellen emily emma erica esther eva eve evelyn fiona florence frances gabriela georgia gertrude gina gloria " +
        "grace greta hannah harriet heather heidi helen helena hilda ida ingrid irene iris isabel isabella jane janet jasmine jennifer " +
        "jenny jessica joan joanna josephine judith judy julia juliet karen kate katherine kathleen katie laura lena lily linda lisa louise " +
        "lucia lucy lydia maggie margaret maria marie martha mary matilda maya megan melissa mia michelle miranda molly monica nadia nancy " +
        "naomi natalie natasha nicole nina nora olga olivia pamela patricia paula penelope polly priya rachel rebecca rita rosa rose ruth " +
        "sally samantha sara sarah sandra sharon silvia sofia sonia sophia sophie stella stephanie susan sylvia tanya teresa theresa tina " +
        "ursula valerie vanessa vera veronica victoria violet virginia wendy yoko yuki zoe " +
        "woman women girl girls mother mothers daughter daughters sister sisters aunt aunts grandmother wife wives queen queens princess lady actress waitress niece mrs ms miss");

    private static readonly FrozenSet<string> Male = Words(
        "aaron adam adrian alan albert alexander alfred andrew anthony antonio arthur ben benjamin bernard bill bob boris brad brian bruce " +
        "carl carlos charles charlie christian christopher colin craig dan daniel dave david dennis derek diego dmitri don donald douglas " +
        "duncan ed eddie edgar edmund edward eli elijah eric erik ernest ethan eugene felix ferdinand fernando francisco frank franz fred " +
        "frederick gary geoffrey george gerald gilbert giovanni giuseppe gordon graham greg gregory gustav hank hans harold harry hector " +
        "henry herbert howard hugh hugo ian igor isaac ivan jack jacob jake james jason jeff jeffrey jeremy jerome jim jimmy joe johan john " +
        "jonathan jose joseph joshua juan julian karl keith ken kenneth kenji kevin kurt larry leo leonard liam louis luca lucas luke marco " +
        "marcus mario mark martin matthew max michael mike mohammed nathan ned neil nicholas nick noah norman oliver oscar otto owen " +
        "patrick paul pedro peter philip pierre ralph raymond richard rob robert roger ron ronald roy rudolf rupert samuel scott sean " +
        "sebastian sergei simon stanley stefan stephen steve steven stuart ted theodore thomas tim timothy tobias tom tony victor vincent " +
        "vladimir walter wayne wilhelm william wolfgang xavier yusuf " +
        "man men boy boys father fathers son sons brother brothers uncle uncles grandfather husband husbands king kings prince gentleman actor waiter nephew mr");

    /// <summary>Gives the gender of a name, by its first word, or of a noun, by its last; unknown for most.</summary>
    public static Gender GenderOf(string phrase)
    {
        if (phrase.Length == 0)
        {
            return Gender.Unknown;
        }

        int space = char.IsUpper(phrase[0]) ? phrase.IndexOf(' ', StringComparison.Ordinal) : phrase.LastIndexOf(' ');
        string word = (space < 0 ? phrase : char.IsUpper(phrase[0]) ? phrase[..space] : phrase[(space + 1)..]).ToLowerInvariant();
        return Female.Contains(word) ? Gender.Female : Male.Contains(word) ? Gender.Male : Gender.Unknown;
    }

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
