using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Names the inference by which a statement gives a conclusion, from the form of what it says.</summary>
internal static class InferenceClassifier
{
    /// <summary>Names the inference by which a statement says a literal without any premise.</summary>
    public static Inference OfSaid(Formula says, Formula literal) =>
        says.Equals(literal) ? Inference.Stated
        : Literals.Core(says) is var core && (core != says || says is ExistentialQuantification) ? Inference.Instantiation
        : Inference.Conjunction;

    /// <summary>Names the inference of a step that applies a formula.</summary>
    /// <param name="says">What the statement says.</param>
    /// <param name="clash">The premises and the opposite of the conclusion: literals that the formula does not allow together.</param>
    /// <param name="conclusion">The conclusion; null for a contradiction.</param>
    public static Inference Of(Formula says, IReadOnlyList<Formula> clash, Formula? conclusion)
    {
        if (CountingForm.Is(says))
        {
            return Inference.Counting;
        }

        Formula part = UsedPart(says, clash);
        return CountingForm.Is(part) || (part is Implication { Consequent: var then } && CountingForm.Is(then)) ? Inference.Counting : OfPart(part, clash, conclusion);
    }

    /// <summary>Gives the conjunct of a formula that forbids some literals together; the formula itself when no single one is known to.</summary>
    public static Formula UsedPart(Formula says, IReadOnlyList<Formula> clash)
    {
        Formula core = Literals.Core(says);
        if (core is not Conjunction conjunction || CountingForm.Is(core))
        {
            return core;
        }

        Formula[] fitting = [.. conjunction.Operands.Where(o => clash.All(l => Literals.OccursIn(l, o)))];
        return fitting.Length == 1 ? UsedPart(fitting[0], clash) : core;
    }

    private static Inference OfPart(Formula part, IReadOnlyList<Formula> clash, Formula? conclusion)
    {
        switch (part)
        {
            case Logic.Equivalence or Negation { Operand: ExclusiveDisjunction }:
                return Inference.Equivalence;
            case ExclusiveDisjunction exclusive:
                return OfExclusive(exclusive.Left, exclusive.Right, clash);
            case Negation { Operand: Logic.Equivalence same }:
                return OfExclusive(same.Left, same.Right, clash);
            case Negation { Operand: Conjunction }:
                return Inference.Exclusion;
            case Disjunction or ExistentialQuantification:
                return Inference.DisjunctiveSyllogism;
            case Implication implication:
                return conclusion is null || Literals.Occurs(conclusion, implication.Consequent, positively: true) || !Literals.OccursIn(conclusion, implication.Antecedent)
                    ? Inference.ModusPonens
                    : Inference.ModusTollens;
            default:
                return Inference.Consequence;
        }
    }

    // "Either … or …, but not both" is used as an alternative when one side fails, and as an exclusion when both hold.
    private static Inference OfExclusive(Formula left, Formula right, IReadOnlyList<Formula> clash) =>
        clash.Any(l => Literals.Occurs(l, left, positively: true)) && clash.Any(l => Literals.Occurs(l, right, positively: true))
            ? Inference.Exclusion
            : Inference.DisjunctiveSyllogism;
}
