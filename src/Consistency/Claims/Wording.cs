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
    internal Wording After(string words) => new($"{Escape(words)}, {Positive}", $"{Escape(words)}, {Negative}") { Amount = Amount?.After(words) };

    /// <summary>Makes words safe inside a pattern.</summary>
    internal static string Escape(string words) =>
        words.Contains('{') || words.Contains('}')
            ? words.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)
            : words;
}
