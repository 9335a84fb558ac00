namespace Consistency.Logic;

/// <summary>What a predicate is said of: a constant (a named thing) or a variable bound by a quantifier.</summary>
/// <remarks>
/// Different constants are different things (the unique names assumption). Immutable and thread-safe; equality is by
/// kind and name.
/// </remarks>
public sealed class Term : IEquatable<Term>
{
    private Term(string name, bool isVariable)
    {
        Name = name;
        IsVariable = isVariable;
    }

    /// <summary>Gets the name: in the normal form of <see cref="SymbolName"/> for a constant, as given for a variable.</summary>
    public string Name { get; }

    /// <summary>Gets a value indicating whether this is a variable; otherwise it is a constant.</summary>
    public bool IsVariable { get; }

    /// <summary>Creates a constant.</summary>
    /// <param name="name">The name; normalised by <see cref="SymbolName.Normalize"/>.</param>
    /// <returns>The constant.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank.</exception>
    public static Term Constant(string name) => new(SymbolName.Normalize(name), isVariable: false);

    /// <summary>Creates a variable.</summary>
    /// <param name="name">Letters, digits, underscores and dollar signs, compared as they stand.</param>
    /// <returns>The variable.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or has other characters in it.</exception>
    public static Term Variable(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return name.All(static c => char.IsLetterOrDigit(c) || c is '_' or '$')
            ? new Term(name, isVariable: true)
            : throw new ArgumentException($"'{name}' is no name of a variable.", nameof(name));
    }

    /// <inheritdoc/>
    public bool Equals(Term? other) => other is not null && IsVariable == other.IsVariable && Name == other.Name;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Term);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name.GetHashCode(StringComparison.Ordinal), IsVariable);

    /// <summary>Gives the name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
