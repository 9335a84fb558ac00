using Consistency.Logic;

namespace Consistency.AI.Extraction.Review;

/// <summary>What a formula says, taken apart so that it can be compared with a sentence.</summary>
internal sealed class FormulaProfile
{
    private FormulaProfile()
    {
    }

    /// <summary>The atoms in reading order, and whether each is denied.</summary>
    public List<(AtomicFormula Atom, bool IsDenied, bool IsCondition)> Atoms { get; } = [];

    /// <summary>How often the formula denies.</summary>
    public int Negations { get; private set; }

    public bool HasUniversal { get; private set; }

    public bool HasExistential { get; private set; }

    /// <summary>Takes formulas apart that translate one sentence together.</summary>
    public static FormulaProfile Of(IEnumerable<Formula> formulas)
    {
        FormulaProfile profile = new();
        foreach (Formula formula in formulas)
        {
            profile.Add(formula, isDenied: false, isCondition: false);
        }

        return profile;
    }

    /// <summary>The words that a name is made of: bald_eagle.</summary>
    public static string[] WordsOf(string name) =>
        name.ToLowerInvariant().Split(['_', '-', ' '], StringSplitOptions.RemoveEmptyEntries);

    private void Add(Formula formula, bool isDenied, bool isCondition)
    {
        switch (formula)
        {
            case AtomicFormula atom:
                Atoms.Add((atom, isDenied, isCondition));
                return;
            case Negation negation:
                Negations++;
                Add(negation.Operand, !isDenied, isCondition);
                return;
            case Implication implication:
                Add(implication.Antecedent, isDenied, isCondition: true);
                Add(implication.Consequent, isDenied, isCondition);
                return;
            case UniversalQuantification:
                HasUniversal = true;
                break;
            case ExistentialQuantification:
                HasExistential = true;
                break;
        }

        foreach (Formula part in formula.Parts)
        {
            Add(part, isDenied, isCondition);
        }
    }
}
