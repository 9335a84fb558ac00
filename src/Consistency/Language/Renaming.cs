using Consistency.Logic;

namespace Consistency.Language;

/// <summary>Exchanges predicates and terms in a formula.</summary>
internal static class Renaming
{
    public static Formula Of(Formula formula, Func<Predicate, Predicate> predicates, Func<Term, Term> terms)
    {
        Formula Part(Formula part) => Of(part, predicates, terms);
        switch (formula)
        {
            case AtomicFormula atom:
                Predicate predicate = predicates(atom.Predicate);
                return new AtomicFormula(predicate.Arity == atom.Predicate.Arity ? predicate : atom.Predicate, [.. atom.Arguments.Select(terms)]);
            case Equality equality:
                return new Equality(terms(equality.Left), terms(equality.Right));
            case Negation negation:
                return !Part(negation.Operand);
            case Conjunction conjunction:
                return new Conjunction([.. conjunction.Operands.Select(Part)]);
            case Disjunction disjunction:
                return new Disjunction([.. disjunction.Operands.Select(Part)]);
            case ExclusiveDisjunction exclusive:
                return Formula.Xor(Part(exclusive.Left), Part(exclusive.Right));
            case Implication implication:
                return Part(implication.Antecedent).Implies(Part(implication.Consequent));
            case Equivalence equivalence:
                return Part(equivalence.Left).IfAndOnlyIf(Part(equivalence.Right));
            case UniversalQuantification universal:
                return new UniversalQuantification(universal.Variables, Part(universal.Body));
            case ExistentialQuantification existential:
                return new ExistentialQuantification(existential.Variables, Part(existential.Body));
            default:
                throw new InvalidOperationException($"Unknown formula {formula.GetType().Name}.");
        }
    }
}
