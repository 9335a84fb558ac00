using System.Collections.Immutable;

namespace Consistency.Logic;

/// <summary>A formula said of everything or of something; the base of the two quantifiers.</summary>
public abstract class QuantifiedFormula : Formula
{
    private protected QuantifiedFormula(int kind, ImmutableArray<Term> variables, Formula body)
        : base(1 + NotNull(body).Depth, HashOf(kind, variables, body))
    {
        Variables = variables;
        Body = body;
    }

    /// <summary>Gets the variables that the quantifier binds; at least one, each once.</summary>
    public ImmutableArray<Term> Variables { get; }

    /// <summary>Gets the formula in which they are bound.</summary>
    public Formula Body { get; }

    internal override ImmutableArray<Formula> Parts => [Body];

    private protected override bool EqualsCore(Formula other) =>
        other is QuantifiedFormula same
        && Variables.AsSpan().SequenceEqual(same.Variables.AsSpan())
        && Body.Equals(same.Body);

    private static int HashOf(int kind, ImmutableArray<Term> variables, Formula body)
    {
        if (variables.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A quantifier binds at least one variable.", nameof(variables));
        }

        HashCode hash = default;
        hash.Add(kind);
        HashSet<Term>? seen = variables.Length > 1 ? [] : null;
        foreach (Term variable in variables)
        {
            ArgumentNullException.ThrowIfNull(variable, nameof(variables));
            if (!variable.IsVariable || seen?.Add(variable) == false)
            {
                throw new ArgumentException($"'{variable}' is a constant or bound twice.", nameof(variables));
            }

            hash.Add(variable);
        }

        hash.Add(body.GetHashCode());
        return hash.ToHashCode();
    }
}
