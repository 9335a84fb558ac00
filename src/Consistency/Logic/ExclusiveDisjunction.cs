using System.Collections.Immutable;

namespace Consistency.Logic;

/// <summary>Exactly one of two formulas holds: "either … or …, but not both".</summary>
public sealed class ExclusiveDisjunction : Formula
{
    /// <summary>Creates the formula.</summary>
    /// <param name="left">The first formula.</param>
    /// <param name="right">The second formula.</param>
    /// <exception cref="ArgumentNullException">A part is null.</exception>
    public ExclusiveDisjunction(Formula left, Formula right)
        : base(1 + Math.Max(NotNull(left).Depth, NotNull(right).Depth), HashOf(5, left, right))
    {
        Left = left;
        Right = right;
    }

    /// <summary>Gets the first formula.</summary>
    public Formula Left { get; }

    /// <summary>Gets the second formula.</summary>
    public Formula Right { get; }

    internal override ImmutableArray<Formula> Parts => [Left, Right];

    private protected override bool EqualsCore(Formula other) =>
        other is ExclusiveDisjunction same && Left.Equals(same.Left) && Right.Equals(same.Right);
}
