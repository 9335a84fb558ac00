using System.Collections.Immutable;
using Consistency.Language.Programs;
using Consistency.Logic;

namespace Consistency.AI.Tests.Extraction.Review;

/// <summary>Spoils translations that are right, in the ways in which models spoil them.</summary>
internal static class TranslationMutations
{
    private static readonly string[] OtherNames = ["zelda", "quentin", "walrus"];

    private static readonly string[] OtherProperties = ["purple", "hungry", "gigantic"];

    public static readonly ImmutableArray<string> Kinds =
    [
        "polarity", "dropped condition", "dropped sentence", "other name", "other property", "free variable",
        "swapped arguments", "everything for one", "one for everything", "swapped direction",
    ];

    /// <summary>Spoils a formula.</summary>
    /// <returns>Null when a formula of this form cannot be spoilt this way.</returns>
    public static ImmutableArray<Formula>? Of(Formula formula, string kind, Random random)
    {
        if (kind == "dropped sentence")
        {
            return [];
        }

        if (ProgramClause.Of(formula) is not [{ } clause])
        {
            return null;
        }

        Formula[] literals = [.. clause.Body, clause.Head];
        int at = random.Next(literals.Length);
        AtomicFormula atom = AtomOf(literals[at]);
        Term? name = literals.SelectMany(static l => AtomOf(l).Arguments).FirstOrDefault(static t => !t.IsVariable);
        Term? variable = literals.SelectMany(static l => AtomOf(l).Arguments).FirstOrDefault(static t => t.IsVariable);
        switch (kind)
        {
            case "polarity":
                literals[at] = literals[at] is Negation negation ? negation.Operand : !literals[at];
                return Rule(literals);
            case "dropped condition" when clause.Body.Length >= 2:
                return Rule([.. clause.Body.Skip(1), clause.Head]);
            case "other name" when name is not null:
                return Rule(Replace(literals, name, Term.Constant(OtherNames[random.Next(OtherNames.Length)])));
            case "other property":
                string property = OtherProperties[random.Next(OtherProperties.Length)];
                AtomicFormula other = new(new Predicate(property, atom.Predicate.Arity), atom.Arguments);
                literals[at] = literals[at] is Negation ? !other : other;
                return Rule(literals);
            case "free variable" when name is not null:
                return Rule(Replace(literals, name, Term.Constant("x")));
            case "swapped arguments" when atom.Arguments is [{ IsVariable: false } first, { IsVariable: false } second] && first != second && clause.Body.IsEmpty:
                AtomicFormula swapped = new(atom.Predicate, second, first);
                literals[at] = literals[at] is Negation ? !swapped : swapped;
                return Rule(literals);
            case "everything for one" when name is not null:
                return Rule(Replace(literals, name, Term.Variable("v")));
            case "one for everything" when variable is not null:
                return Rule(Replace(literals, variable, Term.Constant("anne")));
            case "swapped direction" when clause.Body.Length == 1 && !clause.Body[0].Equals(clause.Head):
                return Rule([clause.Head, clause.Body[0]]);
            default:
                return null;
        }
    }

    private static AtomicFormula AtomOf(Formula literal) => literal as AtomicFormula ?? (AtomicFormula)((Negation)literal).Operand;

    private static Formula[] Replace(Formula[] literals, Term from, Term to) =>
        [.. literals.Select(l => Renaming.Of(l, static p => p, t => t.Equals(from) ? to : t))];

    private static ImmutableArray<Formula> Rule(Formula[] literals)
    {
        Formula rule = literals.Length == 1 ? literals[0] : Formula.And(literals[..^1]).Implies(literals[^1]);
        List<Term> free = FreeVariables.AllOf(rule);
        return [free.Count == 0 ? rule : new UniversalQuantification([.. free], rule)];
    }
}
