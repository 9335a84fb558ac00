using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Tells whether a declared law excludes some literals together, for the checker of proofs.</summary>
internal static class DeclaredLaw
{
    /// <summary>Tells whether literals cannot hold together by a law of a declaration.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="law">The law that is said to be applied.</param>
    /// <param name="clash">The literals, all of which the law has to use.</param>
    public static bool Excludes(Declaration declaration, Inference law, IReadOnlyList<Formula> clash)
    {
        List<AtomicFormula> held = [.. clash.OfType<AtomicFormula>()];
        List<AtomicFormula> denied = [.. clash.OfType<Negation>().Select(static n => (AtomicFormula)n.Operand)];
        return declaration switch
        {
            RelationDeclaration relation => Excludes(relation, law, held, denied),
            ExclusionDeclaration exclusion => law == Inference.Exclusion && denied.Count == 0 && held is [var one, var other]
                && AreAlternatives(exclusion, one, other),
            _ => false,
        };
    }

    private static bool Excludes(RelationDeclaration declaration, Inference law, List<AtomicFormula> held, List<AtomicFormula> denied)
    {
        bool Has(RelationProperties property) => declaration.Properties.HasFlag(property);
        bool IsOwn(AtomicFormula atom) => atom.Predicate.Equals(declaration.Relation);
        bool areOwn = held.All(IsOwn) && denied.All(IsOwn);
        switch (law)
        {
            case Inference.Transitivity:
                return areOwn && Has(RelationProperties.Transitive) && denied is [var whole] && held.Count >= 2 && IsChain(held, whole);
            case Inference.Symmetry:
                return areOwn && Has(RelationProperties.Symmetric) && held is [var there] && denied is [var back] && IsReverse(there, back);
            case Inference.Asymmetry:
                return areOwn && Has(RelationProperties.Asymmetric) && denied.Count == 0
                    && (held is [var one, var other] ? IsReverse(one, other) : held is [var loop] && IsReverse(loop, loop));
            case Inference.Irreflexivity:
                return areOwn && Has(RelationProperties.Irreflexive) && denied.Count == 0 && held is [var self] && IsReverse(self, self);
            case Inference.FunctionalValue:
                return areOwn && Has(RelationProperties.Functional) && denied.Count == 0 && held is [var first, var second]
                    && first.Arguments[0].Equals(second.Arguments[0]) && !first.Arguments[1].Equals(second.Arguments[1]);
            case Inference.Inverse:
                return declaration.Inverse is { } inverse && held is [var holds] && denied is [var fails] && IsReverse(holds, fails)
                    && ((IsOwn(holds) && fails.Predicate.Equals(inverse)) || (holds.Predicate.Equals(inverse) && IsOwn(fails)));
            default:
                return false;
        }
    }

    // From the start of the whole to its end, through every pair once, in whatever order they are listed.
    private static bool IsChain(List<AtomicFormula> pairs, AtomicFormula whole)
    {
        List<AtomicFormula> open = [.. pairs];
        Term at = whole.Arguments[0];
        while (open.Count > 0)
        {
            int next = open.FindIndex(p => p.Arguments[0].Equals(at));
            if (next < 0)
            {
                return false;
            }

            at = open[next].Arguments[1];
            open.RemoveAt(next);
        }

        return at.Equals(whole.Arguments[1]);
    }

    private static bool IsReverse(AtomicFormula there, AtomicFormula back) =>
        there.Arguments[0].Equals(back.Arguments[1]) && there.Arguments[1].Equals(back.Arguments[0]);

    private static bool AreAlternatives(ExclusionDeclaration exclusion, AtomicFormula one, AtomicFormula other) =>
        exclusion.Alternatives.Any(a => exclusion.Alternatives.Any(b =>
        {
            Dictionary<Term, Term> binding = [];
            return !a.Equals(b) && Matches(a, one, binding) && Matches(b, other, binding);
        }));

    private static bool Matches(AtomicFormula pattern, AtomicFormula atom, Dictionary<Term, Term> binding)
    {
        if (!pattern.Predicate.Equals(atom.Predicate))
        {
            return false;
        }

        for (int i = 0; i < atom.Arguments.Length; i++)
        {
            Term expected = pattern.Arguments[i];
            if (expected.IsVariable && !binding.TryAdd(expected, atom.Arguments[i]))
            {
                expected = binding[expected];
            }

            if (!expected.IsVariable && !expected.Equals(atom.Arguments[i]))
            {
                return false;
            }
        }

        return true;
    }
}
