using System.Collections.Immutable;

namespace Consistency.Logic;

/// <summary>At least one of some formulas holds: "… or …".</summary>
public sealed class Disjunction : Formula
{
    /// <summary>Creates the formula.</summary>
    /// <param name="operands">The parts, in the order they were said; at least two.</param>
    /// <exception cref="ArgumentException">There are fewer than two parts.</exception>
    public Disjunction(ImmutableArray<Formula> operands)
        : base(DepthOf(AtLeastTwo(operands)), HashOf(4, operands)) => Operands = operands;

    /// <summary>Gets the parts, in the order they were said; at least two.</summary>
    public ImmutableArray<Formula> Operands { get; }

    internal override ImmutableArray<Formula> Parts => Operands;

    private protected override bool EqualsCore(Formula other) =>
        other is Disjunction same && Operands.AsSpan().SequenceEqual(same.Operands.AsSpan());
}
