using System.Collections.Immutable;

namespace Consistency.Logic;

/// <summary>A formula holds for at least one thing: "some …", <c>exists x: …</c>.</summary>
public sealed class ExistentialQuantification : QuantifiedFormula
{
    /// <summary>Creates the formula.</summary>
    /// <param name="variables">The variables bound; at least one, each once.</param>
    /// <param name="body">The formula in which they are bound.</param>
    /// <exception cref="ArgumentException">A variable is a constant, or bound twice, or there is none.</exception>
    public ExistentialQuantification(ImmutableArray<Term> variables, Formula body)
        : base(9, variables, body)
    {
    }
}
