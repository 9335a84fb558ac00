namespace Consistency.Rendering.Html;

/// <summary>What a page shows beyond the report.</summary>
/// <remarks>Immutable; nothing by default.</remarks>
public sealed record HtmlOptions
{
    /// <summary>Gets the texts that were checked, by the name of their file; the empty name for a text without one.</summary>
    /// <value>
    /// Empty by default. The statements of the report are marked in these texts, coloured by what becomes of them. Of a text longer than
    /// <see cref="LongestSource"/> only the beginning is shown, and the page says so.
    /// </value>
    public IReadOnlyDictionary<string, string> Sources { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets how many characters of one text a page shows at most.</summary>
    /// <value>2,000,000.</value>
    public static int LongestSource => 2_000_000;
}
