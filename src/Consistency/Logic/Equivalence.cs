using System.Collections.Immutable;

namespace Consistency.Logic;

/// <summary>Two formulas hold in the same cases: "… if and only if …".</summary>
public sealed class Equivalence : Formula
{
    /// <summary>Creates the formula.</summary>
    /// <param name="left">The first formula.</param>
    /// <param name="right">The second formula.</param>
    /// <exception cref="ArgumentNullException">A part is null.</exception>
    public Equivalence(Formula left, Formula right)
        : base(1 + Math.Max(NotNull(left).Depth, NotNull(right).Depth), HashOf(7, left, right))
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
        other is Equivalence same && Left.Equals(same.Left) && Right.Equals(same.Right);
}
