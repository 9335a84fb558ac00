using System.Collections.Immutable;

namespace Consistency.Logic;

/// <summary>All of some formulas hold: "… and …".</summary>
public sealed class Conjunction : Formula
{
    /// <summary>Creates the formula.</summary>
    /// <param name="operands">The parts, in the order they were said; at least two.</param>
    /// <exception cref="ArgumentException">There are fewer than two parts.</exception>
    public Conjunction(ImmutableArray<Formula> operands)
        : base(DepthOf(AtLeastTwo(operands)), HashOf(3, operands)) => Operands = operands;

    /// <summary>Gets the parts, in the order they were said; at least two.</summary>
    public ImmutableArray<Formula> Operands { get; }

    internal override ImmutableArray<Formula> Parts => Operands;

    private protected override bool EqualsCore(Formula other) =>
        other is Conjunction same && Operands.AsSpan().SequenceEqual(same.Operands.AsSpan());
}
