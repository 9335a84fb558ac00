namespace Consistency.Logic;

/// <summary>Finds variables that no quantifier binds.</summary>
internal static class FreeVariables
{
    /// <summary>Gives the first free variable in reading order, or null when the formula is closed.</summary>
    public static Term? FirstOf(Formula formula)
    {
        List<Term>? found = null;
        Collect(formula, bound: null, ref found);
        return found?[0];
    }

    /// <summary>Gives the free variables in reading order, each once.</summary>
    public static List<Term> AllOf(Formula formula)
    {
        List<Term>? found = null;
        Collect(formula, bound: null, ref found);
        return found ?? [];
    }

    // Every statement is looked through when it is made, and nearly none has a free variable: the lists are made when needed.
    private static void Collect(Formula formula, List<Term>? bound, ref List<Term>? found)
    {
        switch (formula)
        {
            case AtomicFormula atom:
                foreach (Term argument in atom.Arguments)
                {
                    Collect(argument, bound, ref found);
                }

                break;
            case Equality equality:
                Collect(equality.Left, bound, ref found);
                Collect(equality.Right, bound, ref found);
                break;
            case QuantifiedFormula quantified:
                List<Term> scope = bound ?? [];
                int outer = scope.Count;
                scope.AddRange(quantified.Variables);
                Collect(quantified.Body, scope, ref found);
                scope.RemoveRange(outer, scope.Count - outer);
                break;
            default:
                foreach (Formula part in formula.Parts)
                {
                    Collect(part, bound, ref found);
                }

                break;
        }
    }

    private static void Collect(Term term, List<Term>? bound, ref List<Term>? found)
    {
        if (term.IsVariable && bound?.Contains(term) != true && found?.Contains(term) != true)
        {
            (found ??= []).Add(term);
        }
    }
}
