using Consistency.Grounding;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Looks at literals: atoms and negated atoms, as formulas.</summary>
internal static class Literals
{
    /// <summary>Gives a literal of a ground program as a formula; null for an auxiliary one.</summary>
    public static Formula? Of(GroundProgram program, int literal)
    {
        if (literal == 0 || program.Atoms.Describe(Math.Abs(literal)) is not { } atom)
        {
            return null;
        }

        Formula said = atom.Atom;
        return atom.Holds == literal > 0 ? said : !said;
    }

    /// <summary>Gives the opposite of a literal.</summary>
    public static Formula Opposite(Formula literal) => literal is Negation negation ? negation.Operand : !literal;

    /// <summary>Gives the atom of a literal and whether it is said to hold.</summary>
    public static (AtomicFormula Atom, bool Holds) Split(Formula literal) =>
        literal is Negation { Operand: AtomicFormula denied } ? (denied, false) : ((AtomicFormula)literal, true);

    /// <summary>Gives the formula inside the outermost "for all".</summary>
    public static Formula Core(Formula formula)
    {
        while (formula is UniversalQuantification universal)
        {
            formula = universal.Body;
        }

        return formula;
    }

    /// <summary>Tells whether the atom of a literal can be an instance of one in a formula, held or denied.</summary>
    public static bool OccursIn(Formula literal, Formula formula) =>
        Occurs(literal, formula, positively: true) || Occurs(literal, formula, positively: false);

    /// <summary>Tells whether a literal, or its opposite, is an instance of one that a formula has positively.</summary>
    public static bool Occurs(Formula literal, Formula formula, bool positively)
    {
        (AtomicFormula atom, bool holds) = Split(literal);
        return Occurs(atom, holds == positively, formula, isPositive: true);
    }

    private static bool Occurs(AtomicFormula atom, bool holds, Formula formula, bool isPositive)
    {
        switch (formula)
        {
            case AtomicFormula found:
                return isPositive == holds && IsInstance(atom, found);
            case Negation negation:
                return Occurs(atom, holds, negation.Operand, !isPositive);
            case Implication implication:
                return Occurs(atom, holds, implication.Antecedent, !isPositive) || Occurs(atom, holds, implication.Consequent, isPositive);
            case Equivalence or ExclusiveDisjunction:
                return formula.Parts.Any(p => Occurs(atom, holds, p, isPositive) || Occurs(atom, holds, p, !isPositive));
            default:
                return formula.Parts.Any(p => Occurs(atom, holds, p, isPositive));
        }
    }

    private static bool IsInstance(AtomicFormula atom, AtomicFormula pattern)
    {
        if (!atom.Predicate.Equals(pattern.Predicate))
        {
            return false;
        }

        for (int i = 0; i < atom.Arguments.Length; i++)
        {
            if (!pattern.Arguments[i].IsVariable && !pattern.Arguments[i].Equals(atom.Arguments[i]))
            {
                return false;
            }
        }

        return true;
    }
}
