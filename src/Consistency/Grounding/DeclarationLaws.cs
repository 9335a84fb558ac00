using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Grounding;

/// <summary>Spells a declaration out as formulas, law by law; transitivity is left to <see cref="TransitivityConstraint"/>.</summary>
internal static class DeclarationLaws
{
    private static readonly Term X = Term.Variable("x");
    private static readonly Term Y = Term.Variable("y");
    private static readonly Term Z = Term.Variable("z");

    public static IEnumerable<(Law Law, Formula Formula)> Of(Declaration declaration) => declaration switch
    {
        RelationDeclaration relation => OfRelation(relation),
        ExclusionDeclaration exclusion => OfExclusion(exclusion),
        _ => [],
    };

    private static IEnumerable<(Law Law, Formula Formula)> OfRelation(RelationDeclaration declaration)
    {
        Predicate relation = declaration.Relation;
        AtomicFormula forward = relation.Of(X, Y);
        AtomicFormula backward = relation.Of(Y, X);
        if (declaration.Properties.HasFlag(RelationProperties.Symmetric))
        {
            yield return (Law.Symmetric, ForAll([X, Y], forward.Implies(backward)));
        }

        if (declaration.Properties.HasFlag(RelationProperties.Asymmetric))
        {
            yield return (Law.Asymmetric, ForAll([X, Y], forward.Implies(!backward)));
        }

        if (declaration.Properties.HasFlag(RelationProperties.Irreflexive))
        {
            yield return (Law.Irreflexive, ForAll([X], !relation.Of(X, X)));
        }

        if (declaration.Properties.HasFlag(RelationProperties.Functional))
        {
            yield return (Law.Functional, ForAll([X, Y, Z], (forward & !new Equality(Y, Z)).Implies(!relation.Of(X, Z))));
        }

        if (declaration.Inverse is { } inverse)
        {
            yield return (Law.Inverse, ForAll([X, Y], forward.IfAndOnlyIf(inverse.Of(Y, X))));
        }
    }

    private static IEnumerable<(Law Law, Formula Formula)> OfExclusion(ExclusionDeclaration declaration)
    {
        for (int i = 0; i < declaration.Alternatives.Length; i++)
        {
            for (int j = i + 1; j < declaration.Alternatives.Length; j++)
            {
                Formula excluded = !(declaration.Alternatives[i] & declaration.Alternatives[j]);
                yield return (Law.Exclusive, ForAll([.. FreeVariables.AllOf(excluded)], excluded));
            }
        }
    }

    private static Formula ForAll(Term[] variables, Formula body) =>
        variables.Length == 0 ? body : new UniversalQuantification([.. variables], body);
}
