using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Logic;
using Consistency.Solving.Orders;

namespace Consistency.Findings.Rules;

/// <summary>Finds definitions that lead back to themselves, and conditionals that lead around in a circle.</summary>
/// <remarks>
/// A definition is an "if and only if" with one predicate on its left side, which it explains by those on the right.
/// </remarks>
internal static class CircleReview
{
    private readonly record struct Edge(Predicate From, Predicate To, Statement Rule);

    /// <summary>Reviews rules.</summary>
    public static IEnumerable<RuleFinding> Of(ImmutableArray<Statement> rules)
    {
        foreach (Statement[] circle in CirclesOf([.. rules.SelectMany(Definitions)]))
        {
            yield return new RuleFinding
            {
                Kind = RuleFindingKind.Circular,
                Severity = DiagnosticSeverity.Warning,
                Statements = [.. circle],
                Message = circle.Length == 1 ? "This definition uses what it defines." : $"These {circle.Length} definitions lead back to themselves.",
                Hint = "Define one of them by something else.",
            };
        }

        foreach (Statement[] circle in CirclesOf([.. rules.SelectMany(Conditionals)]))
        {
            yield return new RuleFinding
            {
                Kind = RuleFindingKind.Circular,
                Severity = DiagnosticSeverity.Information,
                Statements = [.. circle],
                Message = $"These {circle.Length} rules lead around in a circle: what they are about holds together or not at all.",
                Hint = "If two names are meant for one thing, use one of them.",
            };
        }
    }

    private static IEnumerable<Edge> Definitions(Statement rule) =>
        rule.Formula is not null && Body(rule.Formula) is Equivalence { Left: AtomicFormula defined } definition
            ? Mentions.AtomsOf(definition.Right).Select(a => new Edge(defined.Predicate, a.Predicate, rule)).Distinct()
            : [];

    // "Every a is a b" about the same things in the same order, and nothing else needed.
    private static IEnumerable<Edge> Conditionals(Statement rule) =>
        rule.Formula is not null && Body(rule.Formula) is Implication { Antecedent: AtomicFormula left, Consequent: AtomicFormula right }
            && left != right && left.Arguments.AsSpan().SequenceEqual(right.Arguments.AsSpan()) && left.Arguments.All(static a => a.IsVariable)
            ? [new Edge(left.Predicate, right.Predicate, rule)]
            : [];

    private static Formula Body(Formula formula)
    {
        while (formula is UniversalQuantification universal)
        {
            formula = universal.Body;
        }

        return formula;
    }

    private static IEnumerable<Statement[]> CirclesOf(List<Edge> edges)
    {
        Dictionary<Predicate, int> component = ComponentsOf(edges);
        return edges.Where(e => component[e.From] == component[e.To])
            .GroupBy(e => component[e.From])
            .Select(static g => g.Select(static e => e.Rule).Distinct().ToArray());
    }

    private static Dictionary<Predicate, int> ComponentsOf(List<Edge> edges)
    {
        Predicate[] nodes = [.. edges.SelectMany(static e => new[] { e.From, e.To }).Distinct()];
        Dictionary<Predicate, int> numbers = Enumerable.Range(0, nodes.Length).ToDictionary(i => nodes[i]);
        ILookup<Predicate, Predicate> next = edges.ToLookup(static e => e.From, static e => e.To);
        int[] starts = new int[nodes.Length + 1];
        List<int> targets = new(edges.Count);
        for (int i = 0; i < nodes.Length; i++)
        {
            targets.AddRange(next[nodes[i]].Select(to => numbers[to]));
            starts[i + 1] = targets.Count;
        }

        StrongComponents components = new(nodes.Length);
        components.Run(starts, [.. targets], [.. Enumerable.Repeat(true, targets.Count)]);
        Dictionary<Predicate, int> component = [];
        for (int i = 0; i < nodes.Length; i++)
        {
            component.Add(nodes[i], components.ComponentOf[i]);
        }

        return component;
    }
}
