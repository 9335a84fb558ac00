namespace Consistency.Logic;

/// <summary>Walks over formulas: which atoms, terms and predicates they mention.</summary>
internal static class Mentions
{
    /// <summary>Gives the atoms of a formula, in order of appearance.</summary>
    public static IEnumerable<AtomicFormula> AtomsOf(Formula formula) =>
        formula is AtomicFormula atom ? [atom] : formula.Parts.SelectMany(AtomsOf);

    /// <summary>Gives the terms that atoms and equalities of a formula speak of, in order of appearance.</summary>
    public static IEnumerable<Term> TermsOf(Formula formula) => formula switch
    {
        AtomicFormula atom => atom.Arguments,
        Equality equality => [equality.Left, equality.Right],
        _ => formula.Parts.SelectMany(TermsOf),
    };

    /// <summary>Gives the predicates of a formula, each once, in order of appearance.</summary>
    public static List<Predicate> PredicatesOf(Formula formula)
    {
        List<Predicate> found = [];
        Collect(formula, found);
        return found;
    }

    private static void Collect(Formula formula, List<Predicate> found)
    {
        if (formula is AtomicFormula atom && !found.Contains(atom.Predicate))
        {
            found.Add(atom.Predicate);
        }

        foreach (Formula part in formula.Parts)
        {
            Collect(part, found);
        }
    }
}
