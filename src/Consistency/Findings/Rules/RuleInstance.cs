using Consistency.Logic;

namespace Consistency.Findings.Rules;

/// <summary>Puts nameless things in the place of variables.</summary>
internal static class RuleInstance
{
    /// <summary>Gives literals in which every variable is a nameless thing of its own; null when there are more variables than such things.</summary>
    public static List<RuleLiteral>? Of(RuleBase rules, IReadOnlyList<RuleLiteral> literals)
    {
        Term[] variables = [.. literals.SelectMany(static l => l.Atom.Arguments).Where(static a => a.IsVariable).Distinct()];
        if (variables.Length > rules.Generic.Length)
        {
            return null;
        }

        Dictionary<Term, Term> values = variables.Select((v, i) => (v, i)).ToDictionary(static p => p.v, p => rules.Generic[p.i]);
        return [.. literals.Select(l => l.With(values)).Distinct()];
    }
}
