namespace Consistency.Logic;

/// <summary>Exchanges predicates and terms in a formula.</summary>
internal static class Renaming
{
    /// <summary>Gives a formula with other predicates and terms in the same places.</summary>
    public static Formula Of(Formula formula, Func<Predicate, Predicate> predicates, Func<Term, Term> terms) => Of(
        formula,
        atom => predicates(atom.Predicate) is var predicate && predicate.Arity == atom.Predicate.Arity
            ? new AtomicFormula(predicate, [.. atom.Arguments.Select(terms)]) : new AtomicFormula(atom.Predicate, [.. atom.Arguments.Select(terms)]),
        equality => new Equality(terms(equality.Left), terms(equality.Right)));

    /// <summary>Gives a formula with other atoms in the same places.</summary>
    public static Formula Of(Formula formula, Func<AtomicFormula, AtomicFormula> atoms, Func<Equality, Equality>? equalities = null)
    {
        Formula Part(Formula part) => Of(part, atoms, equalities);
        switch (formula)
        {
            case AtomicFormula atom:
                return atoms(atom);
            case Equality equality:
                return equalities is null ? equality : equalities(equality);
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
