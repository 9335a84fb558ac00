using System.Text.RegularExpressions;

namespace Consistency.AI.Extraction;

/// <summary>Tells sentences that decline to say anything from those that could be true or false.</summary>
/// <remarks>
/// A list of forms, on purpose: what is not on it is treated as something said, so that a claim is never dropped as a refusal.
/// A sentence must be a refusal from beginning to end; "I don't know why, but Tweety can fly" is none.
/// </remarks>
internal static partial class Refusals
{
    /// <summary>Tells whether a sentence declines to say anything, or only asks for pardon.</summary>
    public static bool IsRefusalSentence(string sentence)
    {
        string plain = sentence.Trim().TrimEnd('.', '!', '?', '。', ' ').Replace('’', '\'');
        return Refusal().IsMatch(plain) || Apology().IsMatch(plain);
    }

    [GeneratedRegex(
        @"^(?:(?:(?:i'm|i am) (?:very |really |truly )?sorry|sorry|apologies|unfortunately|well|hmm)[,;]? (?:but )?)?" +
        @"(?:" +
        @"(?:(?:i|we) (?:really |just |honestly )?(?:don't|do not|wouldn't|would not) (?:know|have (?:an|any|enough) (?:answer|idea|information)|remember)" +
        @"|(?:i'm|i am|we're|we are) (?:not|un)(?: entirely| quite| at all)? ?(?:sure|certain|able to (?:answer|say|tell|help)(?: with)?)" +
        @"|(?:i|we) (?:can't|cannot|can not|won't|will not|am unable to|am not able to|must decline to) (?:say|tell|answer|help|assist|comply|comment|discuss|provide)(?: with)?" +
        @"|(?:i have|there is) no (?:idea|answer|information)" +
        @"|(?:i'd|i would) rather not (?:say|answer))" +
        @"(?: (?:that|this|it|you|the answer|about (?:that|this|it)|(?:on|to|with) (?:that|this|it)|(?:that|this|your) (?:question|request|topic)|yet|for (?:sure|certain)|(?:an|any) answers?))*" +
        @"|no comment|no idea|it is impossible to (?:say|tell)|分かりません|わかりません|お答えできません|回答できません" +
        @")$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Refusal();

    [GeneratedRegex(
        @"^(?:(?:i'm|i am) (?:very |really |truly )?sorry|sorry(?: about that)?|my apologies|as an ai(?: language)? model|申し訳(?:ありません|ございません))$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Apology();
}
