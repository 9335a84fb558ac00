using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings.Rules;

/// <summary>Finds rules that are never applied, since nothing asserts or concludes what they need.</summary>
/// <remarks>
/// Only where there are claims or facts at all: rules alone wait for their input. A condition that something is not so is
/// taken to be met. Predicates are looked at as a whole, so a rule that is reported is surely never applied forwards.
/// </remarks>
internal static class ReachReview
{
    /// <summary>Reviews the conditions of rules.</summary>
    public static IEnumerable<RuleFinding> Of(ClaimSet claims, ImmutableArray<Statement> rules)
    {
        HashSet<Statement> reviewed = new(rules, ReferenceEqualityComparer.Instance);
        Statement[] input = [.. claims.Statements.Where(s => s.Kind is StatementKind.Claim or StatementKind.Fact && !reviewed.Contains(s))];
        if (input.Length == 0)
        {
            yield break;
        }

        HashSet<Predicate> reached = [.. input.SelectMany(NameReview.PredicatesOf)];
        Dictionary<Statement, RuleForm[]> forms = new(ReferenceEqualityComparer.Instance);
        foreach (Statement rule in rules)
        {
            RuleForm[] cases = rule.Formula is null ? [] : [.. RuleForm.Of(0, rule.Formula)];
            forms.Add(rule, cases);
            if (cases.Length == 0)
            {
                // A statement that is no plain conditional can lead anywhere.
                reached.UnionWith(NameReview.PredicatesOf(rule));
            }
        }

        List<Statement> open = [.. rules.Where(r => forms[r].Length > 0)];
        while (open.RemoveAll(r => forms[r].Any(IsMet) && AddConclusions(r)) > 0)
        {
            // Until nothing new is reached.
        }

        Predicate MissingFor(Statement rule) =>
            forms[rule].SelectMany(static f => f.Conditions).First(c => c.Holds && !reached.Contains(c.Atom.Predicate)).Atom.Predicate;
        foreach (IGrouping<Predicate, Statement> unmet in open.GroupBy(MissingFor))
        {
            Statement[] mute = [.. unmet];
            yield return new RuleFinding
            {
                Kind = RuleFindingKind.Unreachable,
                Severity = DiagnosticSeverity.Information,
                Statements = [.. mute],
                Message = $"{(mute.Length == 1 ? "This rule is" : $"These {mute.Length} rules are")} never applied: "
                    + $"nothing asserts '{unmet.Key.Name}' or lets it be concluded.",
                Hint = "Look for another word for it in the other statements, or remove what is not needed.",
            };
        }

        bool IsMet(RuleForm form) => form.Conditions.All(c => !c.Holds || reached.Contains(c.Atom.Predicate));
        bool AddConclusions(Statement rule)
        {
            Formula formula = rule.Formula!;
            while (formula is UniversalQuantification universal)
            {
                formula = universal.Body;
            }

            reached.UnionWith(Mentions.AtomsOf(((Implication)formula).Consequent).Select(static a => a.Predicate));
            return true;
        }
    }
}
