using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings.Rules;

/// <summary>Finds pairs of rules of which one concludes what the other denies, with the case in which both apply.</summary>
/// <remarks>
/// Not reported: a case that the other rules exclude anyway, a case that needs an impossible concept, and a rule that says
/// outright that two kinds exclude each other ("No whale is a fish"), as an exclusive declaration does.
/// </remarks>
internal sealed class ClashReview(
    RuleBase rules, RuleLogic logic, Vocabulary vocabulary, Func<int, bool> isActive, IReadOnlySet<Predicate> impossible)
{
    /// <summary>Gives the findings, one after the other.</summary>
    public IEnumerable<RuleFinding> Findings()
    {
        List<RuleForm> forms =
        [
            .. Enumerable.Range(0, rules.Rules.Length).Where(r => isActive(r) && logic.IsHard[r] && rules.Rules[r].Formula is not null)
                .SelectMany(r => RuleForm.Of(r, rules.Rules[r].Formula!)),
        ];
        ILookup<Predicate, (RuleForm Form, RuleLiteral Conclusion)> denials = forms
            .SelectMany(static f => f.Conclusions.Where(static c => !c.Holds).Select(c => (Form: f, Conclusion: c)))
            .Where(p => !IsKind(p.Conclusion.Atom.Predicate))
            .ToLookup(static p => p.Conclusion.Atom.Predicate);
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (RuleForm form in forms)
        {
            foreach (RuleLiteral conclusion in form.Conclusions.Where(static c => c.Holds))
            {
                foreach ((RuleForm other, RuleLiteral denial) in denials[conclusion.Atom.Predicate].Where(d => d.Form.Rule != form.Rule))
                {
                    if (ConditionOf(form, conclusion, other, denial) is { } condition
                        && seen.Add($"{Math.Min(form.Rule, other.Rule)} {Math.Max(form.Rule, other.Rule)} {Words(condition)}"))
                    {
                        yield return Clash(form.Rule, other.Rule, condition);
                    }
                }
            }
        }
    }

    // "X is a fish": the noun names a kind of things, so denying it keeps two kinds apart.
    private bool IsKind(Predicate predicate) =>
        vocabulary.Wordings.TryGetValue(predicate, out Wording? wording)
        && (wording.Positive.StartsWith("{0} is a ", StringComparison.Ordinal) || wording.Positive.StartsWith("{0} is an ", StringComparison.Ordinal));

    private List<RuleLiteral>? ConditionOf(RuleForm form, RuleLiteral conclusion, RuleForm other, RuleLiteral denial)
    {
        // Variables of the two rules are different ones, even when they have one name.
        RuleLiteral[] ours = Apart(form.Conditions.Append(conclusion), "l");
        RuleLiteral[] theirs = Apart(other.Conditions.Append(denial), "r");
        if (Unifier(ours[^1].Atom, theirs[^1].Atom) is not { } unifier)
        {
            return null;
        }

        RuleLiteral[] both = [.. ours[..^1].Concat(theirs[..^1]).Select(l => l.With(unifier))];
        if (RuleInstance.Of(rules, both) is not { Count: > 0 } condition
            || condition.Any(l => condition.Contains(l with { Holds = !l.Holds }) || (l.Holds && impossible.Contains(l.Atom.Predicate))))
        {
            return null;
        }

        int[] literals = [.. condition.Select(rules.LiteralOf).Where(static l => l != 0)];
        bool isExcludedAnyway = logic.Refutes(literals, r => isActive(r) && logic.IsHard[r] && r != form.Rule && r != other.Rule);
        return isExcludedAnyway ? null : condition;
    }

    private RuleFinding Clash(int one, int other, List<RuleLiteral> condition)
    {
        string words = Words(condition);
        Statement[] statements = [.. new[] { one, other }.Order().Select(r => rules.Rules[r])];
        return new RuleFinding
        {
            Kind = RuleFindingKind.Clash,
            Severity = DiagnosticSeverity.Information,
            Statements = [.. statements],
            Message = $"If {words}, then [{statements[0].Id}] and [{statements[1].Id}] contradict each other.",
            Hint = "If that can happen, add an exception to one of them or give it a confidence; if it cannot, say so with an exclusive declaration.",
            Witness = words,
        };
    }

    private string Words(List<RuleLiteral> condition) => Scenario.Say(condition, rules.Generic, vocabulary);

    private static RuleLiteral[] Apart(IEnumerable<RuleLiteral> literals, string side)
    {
        RuleLiteral[] all = [.. literals];
        Dictionary<Term, Term> renamed = all.SelectMany(static l => l.Atom.Arguments).Where(static a => a.IsVariable).Distinct()
            .ToDictionary(static v => v, v => Term.Variable($"{side}_{v.Name}"));
        return [.. all.Select(l => l.With(renamed))];
    }

    // Without functions, unifying two atoms is merging their arguments place by place.
    private static Dictionary<Term, Term>? Unifier(AtomicFormula left, AtomicFormula right)
    {
        Dictionary<Term, Term> values = [];
        Term Value(Term term)
        {
            while (values.TryGetValue(term, out Term? value))
            {
                term = value;
            }

            return term;
        }

        for (int i = 0; i < left.Arguments.Length; i++)
        {
            Term a = Value(left.Arguments[i]);
            Term b = Value(right.Arguments[i]);
            if (a.Equals(b))
            {
                continue;
            }

            if (!a.IsVariable && !b.IsVariable)
            {
                return null;
            }

            (Term variable, Term value) = a.IsVariable ? (a, b) : (b, a);
            values.Add(variable, value);
        }

        return values.Keys.ToDictionary(static k => k, Value);
    }
}
