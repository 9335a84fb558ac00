using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Recognises formulas that count: at least, at most or exactly so many of some formulas, or of all things, hold.</summary>
/// <remarks>
/// Of things: distinct variables behind "there are" ("there are x and y that differ …"), or variables that a general statement
/// makes the same ("… then x = y or …"). Of formulas: a disjunction of all conjunctions of n of them (n from 2), or a conjunction that
/// denies all conjunctions of n of them; of three or more, or with both bounds, since "not both" of two is an exclusion.
/// </remarks>
internal static class CountingForm
{
    /// <summary>Tells whether a formula counts.</summary>
    public static bool Is(Formula formula)
    {
        Formula core = Literals.Core(formula);
        return OfThings(formula) || OfThings(core) || AtLeast(core) || AtMost(core) || core is Negation { Operand: Conjunction { Operands.Length: > 2 } }
            || (core is Conjunction conjunction && conjunction.Operands.Length == 2 && conjunction.Operands.Any(OfThings) && conjunction.Operands.All(static o => OfThings(o) || o is QuantifiedFormula));
    }

    private static bool OfThings(Formula formula) => formula switch
    {
        ExistentialQuantification { Variables.Length: >= 2, Body: Conjunction body } some =>
            body.Operands.Any(o => o is Negation { Operand: Equality equality } && Binds(some, equality)),
        UniversalQuantification { Variables.Length: >= 2, Body: Implication { Consequent: var then } } all =>
            (then is Disjunction ? then.Parts : [then]).All(p => p is Equality equality && Binds(all, equality)),
        _ => false,
    };

    private static bool Binds(QuantifiedFormula quantified, Equality equality) =>
        quantified.Variables.Contains(equality.Left) && quantified.Variables.Contains(equality.Right);

    private static bool AtLeast(Formula formula)
    {
        if (formula is not Disjunction disjunction || disjunction.Operands[0] is not Conjunction first)
        {
            return false;
        }

        return IsAllChoices([.. disjunction.Operands], first.Operands.Length);
    }

    // With both bounds, or with more than two of which at most some hold.
    private static bool AtMost(Formula formula)
    {
        if (formula is not Conjunction conjunction)
        {
            return false;
        }

        Formula[] denied = [.. conjunction.Operands.OfType<Negation>().Select(static n => n.Operand).OfType<Conjunction>()];
        if (denied.Length == 0)
        {
            return false;
        }

        Formula[] others = [.. conjunction.Operands.Where(o => o is not Negation { Operand: Conjunction })];
        int size = denied[0].Parts.Length;
        HashSet<Formula> counted = [.. denied.SelectMany(static d => d.Parts)];
        bool isBounded = denied.Length == 1 ? counted.Count == size : IsAllChoices(denied, size);
        bool hasLeast = others is [Disjunction least]
            && (counted.SetEquals(least.Operands) || (AtLeast(least) && counted.SetEquals(least.Operands.SelectMany(static o => o.Parts))));
        return isBounded && (others.Length == 0 ? denied.Length > 1 : hasLeast);
    }

    // All conjunctions of so many of some formulas, each once.
    private static bool IsAllChoices(Formula[] conjunctions, int size)
    {
        if (size < 2 || conjunctions.Length < 2 || Array.Exists(conjunctions, c => c is not Conjunction || c.Parts.Length != size))
        {
            return false;
        }

        HashSet<Formula> counted = [.. conjunctions.SelectMany(static c => c.Parts)];
        long choices = 1;
        for (int i = 1; i <= size; i++)
        {
            choices = choices * (counted.Count - size + i) / i;
        }

        return choices == conjunctions.Length && conjunctions.Distinct().Count() == conjunctions.Length;
    }
}
