namespace Consistency.Language;

/// <summary>"Alice's car" is "the car of Alice".</summary>
internal static class Possessive
{
    private const string Mark = "'s ";

    /// <summary>Gives a name with "of" for one with "'s", so that both name one thing; other names as they are.</summary>
    /// <param name="name">The name without its article.</param>
    /// <param name="article">Its article with a space behind it, or nothing: "the company's revenue" is the revenue of the company.</param>
    public static string WithOf(string name, string article)
    {
        int mark = name.LastIndexOf(Mark, StringComparison.Ordinal);
        if (mark <= 0 || mark + Mark.Length >= name.Length)
        {
            return name;
        }

        string owner = name[..mark];
        string owned = WithOf(owner, article);
        return $"{name[(mark + Mark.Length)..]} of {(ReferenceEquals(owned, owner) ? article : "the ")}{owned}";
    }
}
