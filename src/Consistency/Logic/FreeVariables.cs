namespace Consistency.Logic;

/// <summary>Finds variables that no quantifier binds.</summary>
internal static class FreeVariables
{
    /// <summary>Gives the first free variable in reading order, or null when the formula is closed.</summary>
    public static Term? FirstOf(Formula formula)
    {
        List<Term> found = AllOf(formula);
        return found.Count > 0 ? found[0] : null;
    }

    /// <summary>Gives the free variables in reading order, each once.</summary>
    public static List<Term> AllOf(Formula formula)
    {
        List<Term> found = [];
        Collect(formula, [], found);
        return found;
    }

    private static void Collect(Formula formula, HashSet<Term> bound, List<Term> found)
    {
        switch (formula)
        {
            case AtomicFormula atom:
                foreach (Term argument in atom.Arguments)
                {
                    Collect(argument, bound, found);
                }

                break;
            case Equality equality:
                Collect(equality.Left, bound, found);
                Collect(equality.Right, bound, found);
                break;
            case QuantifiedFormula quantified:
                List<Term> added = [.. quantified.Variables.Where(bound.Add)];
                Collect(quantified.Body, bound, found);
                bound.ExceptWith(added);
                break;
            default:
                foreach (Formula part in formula.Parts)
                {
                    Collect(part, bound, found);
                }

                break;
        }
    }

    private static void Collect(Term term, HashSet<Term> bound, List<Term> found)
    {
        if (term.IsVariable && !bound.Contains(term) && !found.Contains(term))
        {
            found.Add(term);
        }
    }
}
