using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Grounding;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Decides the kinds of a conflict by the rule that <see cref="ViolationKind"/> documents.</summary>
internal static class KindClassifier
{
    /// <summary>Gives the kinds that apply, the most specific first.</summary>
    /// <param name="statements">The statements of the conflict.</param>
    /// <param name="laws">The laws of declarations that the conflict needs.</param>
    public static ImmutableArray<ViolationKind> Of(IReadOnlyCollection<Statement> statements, IReadOnlyCollection<Law> laws)
    {
        SortedSet<ViolationKind> kinds = [];
        foreach (Law law in laws)
        {
            switch (law)
            {
                case Law.Transitive or Law.Asymmetric or Law.Irreflexive:
                    kinds.Add(ViolationKind.Transitivity);
                    break;
                case Law.Exclusive or Law.Functional:
                    kinds.Add(ViolationKind.Exclusion);
                    break;
                case Law.Inverse:
                    kinds.Add(ViolationKind.Equivalence);
                    break;
                case Law.Symmetric:
                    kinds.Add(ViolationKind.Implication);
                    break;
                default:
                    break;
            }
        }

        foreach (Statement statement in statements)
        {
            if (statement.Kind == StatementKind.Fact)
            {
                kinds.Add(ViolationKind.Factual);
            }

            if (statement.Formula is { } formula)
            {
                AddKindsOf(formula, kinds);
            }
        }

        if (kinds.Count == 0 || kinds.SetEquals([ViolationKind.Factual]))
        {
            kinds.Add(ViolationKind.Negation);
        }

        return [.. kinds];
    }

    private static void AddKindsOf(Formula formula, SortedSet<ViolationKind> kinds)
    {
        if (formula is Equivalence)
        {
            kinds.Add(ViolationKind.Equivalence);
        }
        else if (formula is Implication or Disjunction or ExclusiveDisjunction or QuantifiedFormula)
        {
            kinds.Add(ViolationKind.Implication);
        }

        foreach (Formula part in formula.Parts)
        {
            AddKindsOf(part, kinds);
        }
    }
}
