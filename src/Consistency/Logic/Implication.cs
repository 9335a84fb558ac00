using System.Collections.Immutable;

namespace Consistency.Logic;

/// <summary>Whenever the antecedent holds, so does the consequent: "if …, then …".</summary>
public sealed class Implication : Formula
{
    /// <summary>Creates the formula.</summary>
    /// <param name="antecedent">The condition.</param>
    /// <param name="consequent">What follows.</param>
    /// <exception cref="ArgumentNullException">A part is null.</exception>
    public Implication(Formula antecedent, Formula consequent)
        : base(1 + Math.Max(NotNull(antecedent).Depth, NotNull(consequent).Depth), HashOf(6, antecedent, consequent))
    {
        Antecedent = antecedent;
        Consequent = consequent;
    }

    /// <summary>Gets the condition.</summary>
    public Formula Antecedent { get; }

    /// <summary>Gets what follows.</summary>
    public Formula Consequent { get; }

    internal override ImmutableArray<Formula> Parts => [Antecedent, Consequent];

    private protected override bool EqualsCore(Formula other) =>
        other is Implication same && Antecedent.Equals(same.Antecedent) && Consequent.Equals(same.Consequent);
}
