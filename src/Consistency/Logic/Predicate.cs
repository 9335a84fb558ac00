using System.Collections.Immutable;

namespace Consistency.Logic;

/// <summary>A predicate symbol: a name and a number of arguments, such as <c>older_than/2</c>.</summary>
/// <remarks>
/// Names are compared in the normal form of <see cref="SymbolName"/>. A predicate without arguments is a plain
/// proposition. Immutable and thread-safe; equality is by name and arity.
/// </remarks>
public sealed class Predicate : IEquatable<Predicate>
{
    /// <summary>The largest number of arguments a predicate can have.</summary>
    public const int MaxArity = 16;

    /// <summary>Creates a predicate symbol.</summary>
    /// <param name="name">The name; normalised by <see cref="SymbolName.Normalize"/>.</param>
    /// <param name="arity">The number of arguments, 0 to <see cref="MaxArity"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="arity"/> is out of range.</exception>
    public Predicate(string name, int arity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(arity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(arity, MaxArity);
        Name = SymbolName.Normalize(name);
        Arity = arity;
    }

    /// <summary>Gets the name in normal form.</summary>
    public string Name { get; }

    /// <summary>Gets the number of arguments.</summary>
    public int Arity { get; }

    /// <summary>Says the predicate of some things.</summary>
    /// <param name="arguments">As many terms as <see cref="Arity"/> says.</param>
    /// <returns>The atomic formula.</returns>
    /// <exception cref="ArgumentException">The number of arguments is not <see cref="Arity"/>.</exception>
    public AtomicFormula Of(params Term[] arguments) => new(this, ImmutableArray.Create(arguments));

    /// <inheritdoc/>
    public bool Equals(Predicate? other) => other is not null && Arity == other.Arity && Name == other.Name;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Predicate);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name.GetHashCode(StringComparison.Ordinal), Arity);

    /// <summary>Gives the name and arity, such as <c>older_than/2</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Name}/{Arity}";
}
