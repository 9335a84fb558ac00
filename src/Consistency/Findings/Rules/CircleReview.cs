using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings.Rules;

/// <summary>Finds definitions that lead back to themselves, and conditionals that lead around in a circle.</summary>
/// <remarks>
/// A definition is an "if and only if" with one predicate on its left side, which it explains by those on the right. Strongly
/// connected components by Tarjan ("Depth-first search and linear graph algorithms", 1972), without recursion.
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
            ? RuleNames.AtomsOf(definition.Right).Select(a => new Edge(defined.Predicate, a.Predicate, rule)).Distinct()
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
        ILookup<Predicate, Predicate> next = edges.ToLookup(static e => e.From, static e => e.To);
        Dictionary<Predicate, int> component = [];
        Dictionary<Predicate, (int Index, int Low)> visited = [];
        Stack<Predicate> open = new();
        Stack<(Predicate Node, IEnumerator<Predicate> Open)> path = new();
        foreach (Predicate root in edges.SelectMany(static e => new[] { e.From, e.To }).Distinct())
        {
            if (visited.ContainsKey(root))
            {
                continue;
            }

            Visit(root);
            while (path.TryPeek(out (Predicate Node, IEnumerator<Predicate> Open) top))
            {
                if (top.Open.MoveNext())
                {
                    Predicate successor = top.Open.Current;
                    if (!visited.TryGetValue(successor, out (int Index, int Low) known))
                    {
                        Visit(successor);
                    }
                    else if (!component.ContainsKey(successor))
                    {
                        Lower(top.Node, known.Index);
                    }

                    continue;
                }

                path.Pop();
                if (visited[top.Node].Low == visited[top.Node].Index)
                {
                    while (component.TryAdd(open.Peek(), visited[top.Node].Index) && !open.Pop().Equals(top.Node))
                    {
                        // All that was opened since belongs to this component.
                    }
                }

                if (path.TryPeek(out (Predicate Node, IEnumerator<Predicate> Open) parent))
                {
                    Lower(parent.Node, visited[top.Node].Low);
                }
            }
        }

        return component;

        void Visit(Predicate node)
        {
            visited.Add(node, (visited.Count, visited.Count));
            open.Push(node);
            path.Push((node, next[node].GetEnumerator()));
        }

        void Lower(Predicate node, int low) => visited[node] = (visited[node].Index, Math.Min(visited[node].Low, low));
    }
}
