using System.Collections.Immutable;
using System.Globalization;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Spells out that a relation is closed: it holds only where some statement gives a reason for it.</summary>
/// <remarks>
/// Clark's completion ("Negation as failure", 1978), from one side and never too strong: each place where a statement can
/// make the relation true allows the things that stand there, under the conditions before it. A condition with a variable
/// that is not among the arguments, or with a quantifier, is left out, which allows more. Reasons that lean on one another
/// in a circle are not told from good ones.
/// </remarks>
internal static class ClosedRelation
{
    /// <summary>Gives the laws of all relations that are declared closed.</summary>
    /// <param name="statements">All statements.</param>
    /// <param name="ids">Names the laws.</param>
    public static ImmutableArray<Statement> LawsOf(IReadOnlyList<Statement> statements, FreshIds ids)
    {
        List<Statement> laws = [];
        foreach (Statement statement in statements)
        {
            if (statement.Declaration is not RelationDeclaration declaration || !declaration.Properties.HasFlag(RelationProperties.Closed))
            {
                continue;
            }

            List<Predicate> predicates =
            [
                .. statements.Where(static s => s.Formula is not null).SelectMany(static s => Mentions.PredicatesOf(s.Formula!))
                    .Where(p => p.Name == declaration.Relation.Name).Distinct(),
            ];
            foreach (Predicate predicate in predicates)
            {
                string id = $"{statement.Id} ({(predicates.Count == 1 ? "closed" : "closed, " + predicate.Arity.ToString(CultureInfo.InvariantCulture))})";
                if (Law(predicate, statements) is { } law)
                {
                    laws.Add(Statement.Create(StatementKind.Rule, ids.Next(id), law, statement.Text, source: statement.Source, span: statement.Span));
                }
            }
        }

        return [.. laws];
    }

    private static Formula? Law(Predicate predicate, IReadOnlyList<Statement> statements)
    {
        List<Reason> reasons = [];
        foreach (Statement statement in statements)
        {
            if (statement.Formula is { } formula && statement.Kind != StatementKind.Question)
            {
                Collect(formula, predicate, statement.Confidence is not < 0.5, [], reasons);
            }
        }

        ImmutableArray<Term> variables = [.. Enumerable.Range(1, predicate.Arity).Select(static i => Term.Variable("a" + i.ToString(CultureInfo.InvariantCulture)))];
        List<Formula> general = [];
        List<ImmutableArray<Term>> given = [];
        foreach (Reason reason in reasons)
        {
            if (reason.Conditions.Count == 0 && reason.Arguments.All(static a => !a.IsVariable))
            {
                given.Add(reason.Arguments);
            }
            else if (Allowed(reason, variables) is { } allowed)
            {
                general.Add(allowed);
            }
            else
            {
                // Some statement may make it true of anything.
                return null;
            }
        }

        List<Formula> laws = [];
        Close(predicate, variables, [], given, general, laws);
        return laws.Count == 0 ? null : laws.Count == 1 ? laws[0] : Formula.And(laws);
    }

    // Argument by argument, so that the clauses stay short: r(x, y) only for the x that are given; r(a, y) only for a's y.
    private static void Close(
        Predicate predicate, ImmutableArray<Term> variables, ImmutableArray<Term> front, List<ImmutableArray<Term>> given, List<Formula> general, List<Formula> laws)
    {
        if (front.Length == predicate.Arity)
        {
            if (predicate.Arity == 0 && given.Count == 0)
            {
                AtomicFormula atom = new(predicate, []);
                laws.Add(general.Count == 0 ? !atom : atom.Implies(Formula.Or(general)));
            }

            return;
        }

        List<Term> next = [.. given.Select(g => g[front.Length]).Distinct()];
        ImmutableArray<Term> free = [.. variables.Skip(front.Length)];
        Formula holds = new AtomicFormula(predicate, [.. front, .. free]);
        List<Formula> reasons = [.. next.Select(c => (Formula)new Equality(variables[front.Length], c))];
        reasons.AddRange(general.Select(g => Renaming.Of(g, static p => p, t => variables.IndexOf(t) is >= 0 and int i && i < front.Length ? front[i] : t)));
        laws.Add(new UniversalQuantification(free, reasons.Count == 0 ? !holds : holds.Implies(Formula.Or(reasons))));
        foreach (Term constant in next)
        {
            Close(predicate, variables, front.Add(constant), [.. given.Where(g => g[front.Length].Equals(constant))], general, laws);
        }
    }

    // The things that a rule can make it true of; null when that is everything.
    private static Formula? Allowed(Reason reason, ImmutableArray<Term> variables)
    {
        Dictionary<string, Term> named = new(StringComparer.Ordinal);
        List<Formula> parts = [];
        for (int i = 0; i < variables.Length; i++)
        {
            Term argument = reason.Arguments[i];
            if (argument.IsVariable && named.TryAdd(argument.Name, variables[i]))
            {
                continue;
            }

            parts.Add(new Equality(variables[i], argument.IsVariable ? named[argument.Name] : argument));
        }

        foreach (Formula condition in reason.Conditions)
        {
            if (!HasQuantifier(condition) && FreeVariables.AllOf(condition).TrueForAll(v => named.ContainsKey(v.Name)))
            {
                parts.Add(Renaming.Of(condition, static p => p, t => t.IsVariable ? named[t.Name] : t));
            }
        }

        return parts.Count == 0 ? null : Formula.And(parts);
    }

    private static bool HasQuantifier(Formula formula) => formula is QuantifiedFormula || formula.Parts.Any(HasQuantifier);

    // Every place where the atom stands so that the statement can make it true.
    private static void Collect(Formula formula, Predicate predicate, bool positive, ImmutableList<Formula> conditions, List<Reason> reasons)
    {
        switch (formula)
        {
            case AtomicFormula atom:
                if (positive && atom.Predicate.Equals(predicate))
                {
                    reasons.Add(new Reason([.. atom.Arguments], conditions));
                }

                break;
            case Negation negation:
                Collect(negation.Operand, predicate, !positive, conditions, reasons);
                break;
            case Implication implication:
                Collect(implication.Consequent, predicate, positive, positive ? conditions.Add(implication.Antecedent) : conditions, reasons);
                Collect(implication.Antecedent, predicate, !positive, conditions, reasons);
                break;
            case Equivalence equivalence when positive:
                Collect(equivalence.Right.Implies(equivalence.Left), predicate, positive, conditions, reasons);
                Collect(equivalence.Left.Implies(equivalence.Right), predicate, positive, conditions, reasons);
                break;
            case Equivalence or ExclusiveDisjunction:
                foreach (Formula part in formula.Parts)
                {
                    Collect(part, predicate, true, conditions, reasons);
                    Collect(part, predicate, false, conditions, reasons);
                }

                break;
            default:
                foreach (Formula part in formula.Parts)
                {
                    Collect(part, predicate, positive, conditions, reasons);
                }

                break;
        }
    }

    private sealed record Reason(ImmutableArray<Term> Arguments, ImmutableList<Formula> Conditions);
}
