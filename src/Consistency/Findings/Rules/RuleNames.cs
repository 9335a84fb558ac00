using Consistency.Logic;

namespace Consistency.Findings.Rules;

/// <summary>Walks over formulas: what forms they have, and what they are with other terms.</summary>
internal static class RuleNames
{
    public static bool HasEquality(Formula formula) => formula is Equality || formula.Parts.Any(HasEquality);

    public static bool HasQuantifier(Formula formula) => formula is QuantifiedFormula || formula.Parts.Any(HasQuantifier);

    /// <summary>Replaces the variables of a formula without quantifiers.</summary>
    public static Formula Replace(Formula formula, IReadOnlyDictionary<Term, Term> values)
    {
        Term Value(Term term) => values.GetValueOrDefault(term, term);
        Formula Part(Formula part) => Replace(part, values);
        return formula switch
        {
            AtomicFormula atom => new AtomicFormula(atom.Predicate, atom.Arguments.Select(Value)),
            Equality equality => new Equality(Value(equality.Left), Value(equality.Right)),
            Negation negation => !Part(negation.Operand),
            Conjunction conjunction => Formula.And(conjunction.Operands.Select(Part)),
            Disjunction disjunction => Formula.Or(disjunction.Operands.Select(Part)),
            ExclusiveDisjunction exclusive => Part(exclusive.Left) ^ Part(exclusive.Right),
            Implication implication => Part(implication.Antecedent).Implies(Part(implication.Consequent)),
            Equivalence equivalence => Part(equivalence.Left).IfAndOnlyIf(Part(equivalence.Right)),
            _ => throw new InvalidOperationException($"{formula.GetType().Name} binds variables."),
        };
    }
}
