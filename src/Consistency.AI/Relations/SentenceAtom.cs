using System.Globalization;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.AI.Relations;

/// <summary>A sentence that is not read: it is true or false as a whole, and reports quote it.</summary>
internal static class SentenceAtom
{
    /// <summary>Gives the predicate that stands for a sentence.</summary>
    public static Predicate Predicate(int number) => new(string.Create(CultureInfo.InvariantCulture, $"sentence_{number}"), 0);

    /// <summary>Gives the words for it.</summary>
    public static Wording Wording(string sentence)
    {
        string text = sentence.Trim().TrimEnd('.').Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
        return new Wording($"\"{text}\" is true", $"\"{text}\" is false");
    }
}
