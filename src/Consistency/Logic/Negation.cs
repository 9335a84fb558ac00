using System.Collections.Immutable;

namespace Consistency.Logic;

/// <summary>A formula does not hold: "it is not the case that …".</summary>
public sealed class Negation : Formula
{
    /// <summary>Creates the formula.</summary>
    /// <param name="operand">What does not hold.</param>
    /// <exception cref="ArgumentNullException"><paramref name="operand"/> is null.</exception>
    public Negation(Formula operand)
        : base(1 + NotNull(operand).Depth, HashOf(2, operand)) => Operand = operand;

    /// <summary>Gets what does not hold.</summary>
    public Formula Operand { get; }

    internal override ImmutableArray<Formula> Parts => [Operand];

    private protected override bool EqualsCore(Formula other) => other is Negation same && Operand.Equals(same.Operand);
}
