namespace Consistency.Claims;

/// <summary>How an atom of one predicate is said: <c>{0} is older than {1}</c> and <c>{0} is not older than {1}</c>.</summary>
/// <remarks>The arguments stand as <c>{0}</c>, <c>{1}</c> and so on; there is no full stop.</remarks>
/// <param name="Positive">How it is said that the atom holds.</param>
/// <param name="Negative">How it is said that it does not.</param>
public sealed record Wording(string Positive, string Negative)
{
    /// <summary>Gets the number that is said, where there is one that can be compared with others.</summary>
    internal Amount? Amount { get; init; }

    /// <summary>Puts words in front of both sentences: <c>as of 2024, {0} is red</c>.</summary>
    internal Wording After(string words) => Positive.StartsWith("{0}は", StringComparison.Ordinal)
        ? new($"{Escape(InJapanese(words))}{Positive}", $"{Escape(InJapanese(words))}{Negative}")
        : new($"{Escape(words)}, {Positive}", $"{Escape(words)}, {Negative}") { Amount = Amount?.After(words) };

    // "according to ロイター as of 2024-05" in the words that a Japanese sentence opens with; a time by another name keeps its own.
    private static string InJapanese(string words)
    {
        const string Source = "according to ";
        string opening = string.Empty;
        int time = Math.Max(words.LastIndexOf("as of ", StringComparison.Ordinal), words.LastIndexOf("until ", StringComparison.Ordinal));
        if (words.StartsWith(Source, StringComparison.Ordinal))
        {
            int end = time > 0 ? time - 1 : words.Length;
            opening = $"{words[Source.Length..end]}によると、";
        }

        if (time < 0)
        {
            return opening.Length == 0 ? words + ", " : opening;
        }

        string[] date = words[(words.IndexOf(' ', time) + 1)..].Replace("of ", string.Empty, StringComparison.Ordinal).Split('-');
        bool isDate = date.Length <= 3 && Array.TrueForAll(date, static d => d.Length > 0 && d.All(char.IsAsciiDigit));
        string day = string.Concat(date.Select(static (d, i) => d.TrimStart('0') + (i == 0 ? "年" : i == 1 ? "月" : "日")));
        return !isDate ? words + ", " : opening + day + (words[time] == 'u' ? "まで" : "の時点で") + "、";
    }

    /// <summary>Makes words safe inside a pattern.</summary>
    internal static string Escape(string words) =>
        words.Contains('{') || words.Contains('}')
            ? words.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)
            : words;
}
