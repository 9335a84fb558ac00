using Consistency.Logic;

namespace Consistency.Findings.Rules;

/// <summary>A rule as "if all of these then one of those", for the questions that need to know what is condition and what is conclusion.</summary>
/// <param name="Rule">The number of the rule.</param>
/// <param name="Conditions">The literals of the condition; none for a rule without one.</param>
/// <param name="Conclusions">The literals that are concluded; none when the conclusion is no conjunction of literals.</param>
internal sealed record RuleForm(int Rule, IReadOnlyList<RuleLiteral> Conditions, IReadOnlyList<RuleLiteral> Conclusions)
{
    // "a or b, and c or d, and …" would multiply; such conditions are left alone.
    private const int MaxCases = 16;

    /// <summary>Gives the cases of a rule; none when it is no conditional or its condition is more than "and", "or" and "not".</summary>
    public static IEnumerable<RuleForm> Of(int rule, Formula formula)
    {
        while (formula is UniversalQuantification universal)
        {
            formula = universal.Body;
        }

        if (formula is not Implication implication || CasesOf(implication.Antecedent, holds: true) is not { Count: <= MaxCases } cases)
        {
            return [];
        }

        List<List<RuleLiteral>>? conclusions = CasesOf(implication.Consequent, holds: true);
        return cases.Select(c => new RuleForm(rule, c, conclusions is { Count: 1 } ? conclusions[0] : []));
    }

    private static List<List<RuleLiteral>>? CasesOf(Formula formula, bool holds)
    {
        switch (formula)
        {
            case AtomicFormula atom:
                return [[new RuleLiteral(atom, holds)]];
            case Negation negation:
                return CasesOf(negation.Operand, !holds);
            case Conjunction or Disjunction:
                List<List<RuleLiteral>>? cases = null;
                foreach (Formula part in formula.Parts)
                {
                    if (CasesOf(part, holds) is not { } more)
                    {
                        return null;
                    }

                    cases = cases is null ? more
                        : formula is Disjunction == holds ? [.. cases, .. more]
                        : [.. cases.SelectMany(_ => more, static (a, b) => a.Concat(b).Distinct().ToList())];
                    if (cases.Count > MaxCases)
                    {
                        return null;
                    }
                }

                return cases;
            default:
                return null;
        }
    }
}
