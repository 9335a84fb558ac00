using System.Collections.Frozen;

namespace Consistency.AI.Extraction.Review;

/// <summary>The words of English that carry the form of a sentence and not its content.</summary>
internal static class FunctionWords
{
    /// <summary>Words that name no thing and no property.</summary>
    public static readonly FrozenSet<string> Form = Words("""
        a an the this that these those such
        is are was were be been being am 's do does did done has have had having can could will would shall should may might must
        to of in on at by for from with into onto about among as than then
        and or but nor so if when whenever unless only because since while although though however therefore thus hence also too either neither both
        i you he she it we they me him her us them his its their our your my who whom whose which what where there here
        all every each any some no none not never nobody nothing everyone everybody everything anyone anybody anything someone somebody something one ones
        thing things people person persons
        exactly least most at-least same time true false case fact it's that's means implies follows true-that whoever always
        """);

    /// <summary>Words that a speaker adds to what is said and that change nothing in it.</summary>
    public static readonly FrozenSet<string> Aside = Words("""
        really very quite rather just actually indeed certainly surely definitely obviously clearly simply basically generally usually
        well yes okay ok please note currently still already again even perhaps truly happens course sure
        """);

    /// <summary>Words that deny.</summary>
    public static readonly FrozenSet<string> Negations = Words("not no never none neither nor nobody nothing cannot without");

    /// <summary>Words that speak of everything, wherever they stand.</summary>
    public static readonly FrozenSet<string> Universals = Words(
        "all every each any everyone everybody everything anyone anybody anything whoever always whenever no nobody nothing none only");

    /// <summary>Words that speak of something that is not named.</summary>
    public static readonly FrozenSet<string> Existentials = Words("some someone somebody something there several many few");

    /// <summary>Words that stand for somebody or something named elsewhere.</summary>
    public static readonly FrozenSet<string> Pronouns = Words("he she it they him her them his its their this that these those");

    private static FrozenSet<string> Words(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
