using System.Collections.Immutable;

namespace Consistency.Logic;

/// <summary>A logical expression over atoms: what a statement says, whatever words it says it in.</summary>
/// <remarks>
/// The kinds are closed: <see cref="AtomicFormula"/>, <see cref="Equality"/>, <see cref="Negation"/>,
/// <see cref="Conjunction"/>, <see cref="Disjunction"/>, <see cref="ExclusiveDisjunction"/>, <see cref="Implication"/>,
/// <see cref="Equivalence"/>, <see cref="UniversalQuantification"/> and <see cref="ExistentialQuantification"/>.
/// Immutable and thread-safe; equality is structural (the same expression, not the same meaning). Building a formula
/// nested deeper than <see cref="MaxDepth"/> throws, so that everything downstream may recurse over it safely.
/// </remarks>
public abstract class Formula : IEquatable<Formula>
{
    /// <summary>The deepest nesting a formula can have.</summary>
    public const int MaxDepth = 1000;

    private protected Formula(int depth, int hashCode)
    {
        if (depth > MaxDepth)
        {
            throw new ArgumentException($"The formula is nested deeper than {MaxDepth} levels.");
        }

        Depth = depth;
        Hash = hashCode;
    }

    /// <summary>Gets the nesting depth: 1 for an atom, one more than its deepest part for everything else.</summary>
    public int Depth { get; }

    // The parts in reading order, for walks that treat every connective alike.
    internal abstract ImmutableArray<Formula> Parts { get; }

    // Formulas are keys of dictionaries at every size; computing the hash once keeps that linear.
    private int Hash { get; }

    /// <summary>Negates a formula; <see cref="Negation"/> has the named form.</summary>
    /// <param name="operand">The formula.</param>
    /// <returns>The negation.</returns>
    public static Formula operator !(Formula operand) => new Negation(operand);

    /// <summary>Joins two formulas by "and"; <see cref="And"/> is the named form.</summary>
    /// <param name="left">The first formula.</param>
    /// <param name="right">The second formula.</param>
    /// <returns>The conjunction.</returns>
    public static Formula operator &(Formula left, Formula right) => And(left, right);

    /// <summary>Joins two formulas by "or"; <see cref="Or"/> is the named form.</summary>
    /// <param name="left">The first formula.</param>
    /// <param name="right">The second formula.</param>
    /// <returns>The disjunction.</returns>
    public static Formula operator |(Formula left, Formula right) => Or(left, right);

    /// <summary>Joins two formulas by "either … or …, but not both"; <see cref="Xor"/> is the named form.</summary>
    /// <param name="left">The first formula.</param>
    /// <param name="right">The second formula.</param>
    /// <returns>The exclusive disjunction.</returns>
    public static Formula operator ^(Formula left, Formula right) => Xor(left, right);

    /// <summary>Tells whether two formulas are the same expression.</summary>
    /// <param name="left">The first formula.</param>
    /// <param name="right">The second formula.</param>
    /// <returns>True when they are structurally equal.</returns>
    public static bool operator ==(Formula? left, Formula? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Tells whether two formulas are different expressions.</summary>
    /// <param name="left">The first formula.</param>
    /// <param name="right">The second formula.</param>
    /// <returns>True when they are not structurally equal.</returns>
    public static bool operator !=(Formula? left, Formula? right) => !(left == right);

    /// <summary>Joins formulas by "and".</summary>
    /// <param name="operands">One formula or more; one alone is returned as it is.</param>
    /// <returns>The conjunction.</returns>
    /// <exception cref="ArgumentException">There is no operand.</exception>
    public static Formula And(params IEnumerable<Formula> operands) => Join(operands, static o => new Conjunction(o));

    /// <summary>Joins formulas by "or".</summary>
    /// <param name="operands">One formula or more; one alone is returned as it is.</param>
    /// <returns>The disjunction.</returns>
    /// <exception cref="ArgumentException">There is no operand.</exception>
    public static Formula Or(params IEnumerable<Formula> operands) => Join(operands, static o => new Disjunction(o));

    /// <summary>Says that exactly one of two formulas holds.</summary>
    /// <param name="left">The first formula.</param>
    /// <param name="right">The second formula.</param>
    /// <returns>The exclusive disjunction.</returns>
    public static Formula Xor(Formula left, Formula right) => new ExclusiveDisjunction(left, right);

    /// <summary>Says that a formula holds for everything.</summary>
    /// <param name="variable">The name of the variable.</param>
    /// <param name="body">The formula, in which the variable is free.</param>
    /// <returns>The quantified formula.</returns>
    public static Formula ForAll(string variable, Formula body) =>
        new UniversalQuantification([Term.Variable(variable)], body);

    /// <summary>Says that a formula holds for at least one thing.</summary>
    /// <param name="variable">The name of the variable.</param>
    /// <param name="body">The formula, in which the variable is free.</param>
    /// <returns>The quantified formula.</returns>
    public static Formula Exists(string variable, Formula body) =>
        new ExistentialQuantification([Term.Variable(variable)], body);

    /// <summary>Says that another formula holds whenever this one does.</summary>
    /// <param name="consequent">What follows.</param>
    /// <returns>The implication.</returns>
    public Formula Implies(Formula consequent) => new Implication(this, consequent);

    /// <summary>Says that this formula and another hold in the same cases.</summary>
    /// <param name="other">The other formula.</param>
    /// <returns>The equivalence.</returns>
    public Formula IfAndOnlyIf(Formula other) => new Equivalence(this, other);

    /// <inheritdoc/>
    public bool Equals(Formula? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Hash == other.Hash && GetType() == other.GetType() && EqualsCore(other));

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as Formula);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => Hash;

    /// <summary>Gives the formula in the formal register of the claim language.</summary>
    /// <returns>The text.</returns>
    public sealed override string ToString() => FormalText.Of(this);

    // Called only with an object of the same type.
    private protected abstract bool EqualsCore(Formula other);

    private protected static Formula NotNull(Formula? part) => part ?? throw new ArgumentNullException(nameof(part));

    private protected static ImmutableArray<Formula> AtLeastTwo(ImmutableArray<Formula> operands)
    {
        if (operands.IsDefault || operands.Length < 2)
        {
            throw new ArgumentException("At least two formulas are needed.", nameof(operands));
        }

        foreach (Formula operand in operands)
        {
            ArgumentNullException.ThrowIfNull(operand, nameof(operands));
        }

        return operands;
    }

    private protected static int DepthOf(ImmutableArray<Formula> operands)
    {
        int depth = 0;
        foreach (Formula operand in operands)
        {
            depth = Math.Max(depth, operand.Depth);
        }

        return depth + 1;
    }

    private protected static int HashOf(int kind, ImmutableArray<Formula> operands)
    {
        HashCode hash = default;
        hash.Add(kind);
        foreach (Formula operand in operands)
        {
            hash.Add(operand.Hash);
        }

        return hash.ToHashCode();
    }

    private protected static int HashOf(int kind, Formula left, Formula? right = null) =>
        HashCode.Combine(kind, left.Hash, right?.Hash ?? 0);

    private static Formula Join(IEnumerable<Formula> operands, Func<ImmutableArray<Formula>, Formula> join)
    {
        ArgumentNullException.ThrowIfNull(operands);
        ImmutableArray<Formula> all = operands is ImmutableArray<Formula> array ? array : [.. operands];
        return all.Length switch
        {
            0 => throw new ArgumentException("At least one formula is needed.", nameof(operands)),
            1 => all[0],
            _ => join(all),
        };
    }
}
