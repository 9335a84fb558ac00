namespace Consistency.Logic;

/// <summary>Finds variables that no quantifier binds.</summary>
internal static class FreeVariables
{
    /// <summary>Gives the first free variable in reading order, or null when the formula is closed.</summary>
    public static Term? FirstOf(Formula formula) => First(formula, []);

    private static Term? First(Formula formula, HashSet<Term> bound)
    {
        switch (formula)
        {
            case AtomicFormula atom:
                foreach (Term argument in atom.Arguments)
                {
                    if (IsFree(argument, bound))
                    {
                        return argument;
                    }
                }

                return null;
            case Equality equality:
                return IsFree(equality.Left, bound) ? equality.Left : IsFree(equality.Right, bound) ? equality.Right : null;
            case QuantifiedFormula quantified:
                List<Term> added = [.. quantified.Variables.Where(bound.Add)];
                Term? free = First(quantified.Body, bound);
                bound.ExceptWith(added);
                return free;
            default:
                foreach (Formula part in formula.Parts)
                {
                    if (First(part, bound) is { } found)
                    {
                        return found;
                    }
                }

                return null;
        }
    }

    private static bool IsFree(Term term, HashSet<Term> bound) => term.IsVariable && !bound.Contains(term);
}
