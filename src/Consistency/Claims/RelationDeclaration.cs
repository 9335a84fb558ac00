using Consistency.Logic;

namespace Consistency.Claims;

/// <summary>Declares the laws of a relation between two things: <c>relation older_than: transitive, asymmetric</c>.</summary>
public sealed class RelationDeclaration : Declaration
{
    /// <summary>The laws with which one statement can change what another comes to.</summary>
    internal const RelationProperties Defeasible = RelationProperties.Closed | RelationProperties.LatestWins | RelationProperties.Supersedes;

    /// <summary>Creates the declaration.</summary>
    /// <param name="relation">A predicate with two arguments.</param>
    /// <param name="properties">The laws it obeys.</param>
    /// <param name="inverse">The relation that holds the other way round, with two arguments; null for none.</param>
    /// <exception cref="ArgumentException">A predicate has not two arguments, or nothing is declared.</exception>
    public RelationDeclaration(Predicate relation, RelationProperties properties, Predicate? inverse = null)
    {
        ArgumentNullException.ThrowIfNull(relation);
        if (relation.Arity != 2 || inverse is { Arity: not 2 })
        {
            throw new ArgumentException("Only relations between two things have such laws.", nameof(relation));
        }

        if (properties == RelationProperties.None && inverse is null)
        {
            throw new ArgumentException("The declaration declares nothing.", nameof(properties));
        }

        Relation = relation;
        Properties = properties;
        Inverse = inverse;
    }

    /// <summary>Gets the relation.</summary>
    public Predicate Relation { get; }

    /// <summary>Gets the laws it obeys.</summary>
    public RelationProperties Properties { get; }

    /// <summary>Gets the relation that holds of (b, a) exactly when this one holds of (a, b); null for none.</summary>
    public Predicate? Inverse { get; }

    /// <summary>Gets the relation and, where there is one, its inverse.</summary>
    internal IEnumerable<Predicate> Relations => Inverse is null ? [Relation] : [Relation, Inverse];

    /// <summary>Gives the declaration in the formal register.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        List<string> laws = [];
        foreach (RelationProperties property in Enum.GetValues<RelationProperties>())
        {
            if (property != RelationProperties.None && Properties.HasFlag(property))
            {
                laws.Add(property == RelationProperties.LatestWins ? "latest wins" : property.ToString().ToLowerInvariant());
            }
        }

        if (Inverse is not null)
        {
            laws.Add($"inverse {FormalText.Name(Inverse.Name)}");
        }

        return $"relation {FormalText.Name(Relation.Name)}: {string.Join(", ", laws)}";
    }
}
