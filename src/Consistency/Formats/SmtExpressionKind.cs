namespace Consistency.Formats;

/// <summary>The kinds of s-expressions.</summary>
internal enum SmtExpressionKind
{
    /// <summary>A list in brackets.</summary>
    List,

    /// <summary>A name.</summary>
    Symbol,

    /// <summary>A name with a colon in front, such as <c>:weight</c>.</summary>
    Keyword,

    /// <summary>A numeral or decimal.</summary>
    Number,

    /// <summary>A text in quotation marks.</summary>
    String,
}
