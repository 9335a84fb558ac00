using System.Collections.Immutable;

namespace Consistency.Logic;

/// <summary>Two terms name the same thing. Of two constants this is settled by their names.</summary>
public sealed class Equality : Formula
{
    /// <summary>Creates the formula.</summary>
    /// <param name="left">The first term.</param>
    /// <param name="right">The second term.</param>
    /// <exception cref="ArgumentNullException">A term is null.</exception>
    public Equality(Term left, Term right)
        : base(1, HashCode.Combine(1, left, right))
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        Left = left;
        Right = right;
    }

    /// <summary>Gets the first term.</summary>
    public Term Left { get; }

    /// <summary>Gets the second term.</summary>
    public Term Right { get; }

    internal override ImmutableArray<Formula> Parts => [];

    private protected override bool EqualsCore(Formula other) =>
        other is Equality same && Left.Equals(same.Left) && Right.Equals(same.Right);
}
