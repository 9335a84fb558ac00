using System.Collections.Immutable;

namespace Consistency.Formats;

/// <summary>An s-expression: a word, or a list in brackets.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The word without its quotes; empty for a list.</param>
/// <param name="Items">The parts of a list.</param>
/// <param name="Start">Where it starts.</param>
/// <param name="Length">How long it is.</param>
internal sealed record SmtExpression(SmtExpressionKind Kind, string Text, ImmutableArray<SmtExpression> Items, int Start, int Length)
{
    /// <summary>Whether this is the symbol of some name, quoted or not.</summary>
    public bool IsSymbol(string name) => Kind == SmtExpressionKind.Symbol && Text == name;
}
