using Consistency.AI.Calls;
using Consistency.AI.Extraction;

namespace Consistency.AI.Beliefs;

/// <summary>What one answer to a question of yes or no says.</summary>
internal enum BeliefReply
{
    Yes,
    No,

    /// <summary>That it is not known, or not told.</summary>
    Unknown,

    /// <summary>Something that is not understood.</summary>
    Unreadable,
}

/// <summary>Reads answers to questions of yes or no, as models write them.</summary>
internal static class BeliefReplies
{
    private static readonly string[] Unknowns = ["unknown", "unsure", "uncertain"];

    /// <summary>Reads an answer by its first word: "Yes.", "No, the robin …", "unknown".</summary>
    public static BeliefReply Read(string answer)
    {
        string text = answer.Trim();
        int end = text.IndexOfAny([' ', ',', '.', ':', ';', '!', '\n', '\r', '\t']);
        string first = end > 0 ? text[..end] : text;
        return YesProbability.Meaning(first) switch
        {
            true => BeliefReply.Yes,
            false => BeliefReply.No,
            null => Unknowns.Contains(first.Trim('"', '*', '\''), StringComparer.OrdinalIgnoreCase) || Refusals.IsRefusalSentence(text)
                ? BeliefReply.Unknown
                : BeliefReply.Unreadable,
        };
    }
}
