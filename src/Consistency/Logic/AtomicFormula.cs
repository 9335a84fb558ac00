using System.Collections.Immutable;

namespace Consistency.Logic;

/// <summary>A predicate said of terms, such as <c>older_than(alice, x)</c>; an atom when no term is a variable.</summary>
public sealed class AtomicFormula : Formula
{
    /// <summary>Creates an atomic formula.</summary>
    /// <param name="predicate">The predicate.</param>
    /// <param name="arguments">As many terms as the predicate's arity says.</param>
    /// <exception cref="ArgumentException">The number of arguments is not the predicate's arity.</exception>
    public AtomicFormula(Predicate predicate, params IEnumerable<Term> arguments)
        : this(predicate, arguments.ToImmutableArray())
    {
    }

    /// <summary>Creates an atomic formula.</summary>
    /// <param name="predicate">The predicate.</param>
    /// <param name="arguments">As many terms as the predicate's arity says.</param>
    /// <exception cref="ArgumentException">The number of arguments is not the predicate's arity.</exception>
    public AtomicFormula(Predicate predicate, ImmutableArray<Term> arguments)
        : base(1, HashOf(predicate, arguments))
    {
        if (arguments.Length != predicate.Arity)
        {
            throw new ArgumentException(
                $"'{predicate.Name}' takes {predicate.Arity} arguments, not {arguments.Length}.", nameof(arguments));
        }

        Predicate = predicate;
        Arguments = arguments;
    }

    /// <summary>Gets the predicate.</summary>
    public Predicate Predicate { get; }

    /// <summary>Gets what the predicate is said of.</summary>
    public ImmutableArray<Term> Arguments { get; }

    internal override ImmutableArray<Formula> Parts => [];

    private protected override bool EqualsCore(Formula other) =>
        other is AtomicFormula atom
        && Predicate.Equals(atom.Predicate)
        && Arguments.AsSpan().SequenceEqual(atom.Arguments.AsSpan());

    private static int HashOf(Predicate predicate, ImmutableArray<Term> arguments)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        HashCode hash = default;
        hash.Add(predicate);
        foreach (Term argument in arguments)
        {
            ArgumentNullException.ThrowIfNull(argument, nameof(arguments));
            hash.Add(argument);
        }

        return hash.ToHashCode();
    }
}
