using System.Collections.Frozen;

namespace Consistency.Claims;

/// <summary>What a comparison in words is made of: "older than", "more expensive than", "less careful than".</summary>
/// <param name="Pole">The end of the scale that it names, as it stands before -er and -est: "old", "expensive".</param>
/// <param name="IsEnding">Whether the word itself is changed ("older"), and not one put before it ("more expensive").</param>
/// <param name="IsLess">Whether it counts from the other end, as "less" does.</param>
internal readonly record struct Comparative(string Pole, bool IsEnding, bool IsLess)
{
    private const string End = "than";

    // They end as comparisons do, and order nothing.
    private static readonly FrozenSet<string> NoComparisons = new[] { "other", "rather", "either", "neither", "whether", "never", "ever" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Gets the superlative that belongs to it: "oldest", "most expensive", "least careful".</summary>
    public string Superlative => IsEnding ? Pole + "est" : $"{(IsLess ? "least" : "most")} {Pole}";

    /// <summary>Recognises a comparison.</summary>
    /// <param name="words">Words such as "older than", or the name of a predicate such as "older_than".</param>
    /// <returns>What it is made of; null when it compares nothing, or not by how much something is so.</returns>
    public static Comparative? Of(string words)
    {
        if (!words.EndsWith(End, StringComparison.Ordinal) || words.Length < End.Length + 4)
        {
            return null;
        }

        char space = words[^(End.Length + 1)];
        if (space is not (' ' or '_'))
        {
            return null;
        }

        string degree = words[..^(End.Length + 1)];
        int at = degree.IndexOf(space, StringComparison.Ordinal);
        if (at >= 0)
        {
            return degree[..at] is "more" or "less" && at + 1 < degree.Length
                ? new Comparative(degree[(at + 1)..], IsEnding: false, IsLess: degree[0] == 'l')
                : null;
        }

        return degree.Length > 4 && degree.EndsWith("er", StringComparison.Ordinal) && !NoComparisons.Contains(degree)
            ? new Comparative(degree[..^2], IsEnding: true, IsLess: false)
            : null;
    }
}
