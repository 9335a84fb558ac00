using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Grounding;

/// <summary>Statements that many claim sets are checked with, prepared once: of them each claim set needs only those that it can touch.</summary>
/// <remarks>
/// <para>Exact for statements that can all be true together, read classically. Rules with nothing but variables, each of which stands in a
/// condition, and statements about named things make clauses whose names hang together: by the statements that mention them. What is said of
/// things that a claim set does not mention, directly or through such statements, and that no rule of its own can be applied to, lies in
/// parts of their own, which cost nothing and contradict nothing. A rule with a condition that nothing can make true makes no clause at all.
/// Whatever is not of this form is not prepared, and a claim set that is not needs all statements.</para>
/// <para>Immutable and thread-safe. Preparing is linear in the statements; choosing takes as long as what is chosen, and the claim set.</para>
/// </remarks>
internal sealed class SharedStatements
{
    private readonly ImmutableArray<Statement> _statements;

    // The component of each name, and the numbers of the statements of each component.
    private readonly Dictionary<Term, int> _componentOf = [];
    private readonly Dictionary<int, List<int>> _members = [];
    private readonly Dictionary<int, HashSet<Predicate>> _predicatesOf = [];
    private readonly Dictionary<Predicate, List<int>> _componentsWith = [];
    private readonly Dictionary<Predicate, List<Rule>> _rulesOn = [];

    private SharedStatements(ImmutableArray<Statement> statements)
    {
        _statements = statements;
    }

    /// <summary>Prepares statements.</summary>
    /// <param name="statements">The statements, which can all be true together.</param>
    /// <returns>The prepared statements; null when some have a form for which nothing can be left out.</returns>
    public static SharedStatements? Of(ImmutableArray<Statement> statements)
    {
        SharedStatements shared = new(statements);
        Dictionary<Term, Term> parents = [];
        List<(int Statement, GroundForm Form)> ground = [];
        for (int i = 0; i < statements.Length; i++)
        {
            // A claim about everything ties all its instances together.
            bool mayBeRule = statements[i].Kind == StatementKind.Rule || statements[i] is { Kind: StatementKind.Fact, Confidence: null };
            if (GroundForm.Of(statements[i]) is { } form && statements[i].Kind != StatementKind.Question)
            {
                ground.Add((i, form));
                foreach (Term constant in form.Constants)
                {
                    parents[Root(parents, constant)] = Root(parents, form.Constants[0]);
                }
            }
            else if (mayBeRule && RuleClauses(statements[i]) is { } clauses)
            {
                shared.Add(new Rule(i, clauses));
            }
            else
            {
                return null;
            }
        }

        Dictionary<Term, int> numbers = [];
        foreach ((int statement, GroundForm form) in ground)
        {
            Term root = Root(parents, form.Constants[0]);
            if (!numbers.TryGetValue(root, out int component))
            {
                numbers.Add(root, component = numbers.Count);
                shared._members.Add(component, []);
                shared._predicatesOf.Add(component, []);
            }

            shared._members[component].Add(statement);
            shared._predicatesOf[component].UnionWith(form.Predicates);
            foreach (Term constant in form.Constants)
            {
                shared._componentOf[constant] = component;
            }
        }

        foreach ((int component, HashSet<Predicate> said) in shared._predicatesOf)
        {
            HashSet<Predicate> possible = [];
            shared.Reach(said, [], possible, []);
            foreach (Predicate predicate in possible)
            {
                if (!shared._componentsWith.TryGetValue(predicate, out List<int>? components))
                {
                    shared._componentsWith.Add(predicate, components = []);
                }

                components.Add(component);
            }
        }

        return shared;
    }

    /// <summary>Chooses the statements that a claim set has to be checked with.</summary>
    /// <param name="document">The statements of the claim set.</param>
    /// <returns>The chosen ones, in their order; null when all are needed.</returns>
    public List<Statement>? For(ImmutableArray<Statement> document)
    {
        if (document.IsEmpty)
        {
            // What is shared is all there is to check.
            return null;
        }

        HashSet<int> components = [];
        HashSet<Predicate> said = [];
        List<Rule> own = [];
        foreach (Statement statement in document)
        {
            if (GroundForm.Of(statement) is { } form)
            {
                said.UnionWith(form.Predicates);
                foreach (Term constant in form.Constants)
                {
                    if (_componentOf.TryGetValue(constant, out int component))
                    {
                        components.Add(component);
                    }
                }
            }
            else if (statement.Kind != StatementKind.Question && RuleClauses(statement) is { } clauses)
            {
                own.Add(new Rule(-1, clauses));
                foreach (Predicate predicate in clauses.SelectMany(static c => c.All))
                {
                    components.UnionWith(_componentsWith.GetValueOrDefault(predicate) ?? []);
                }
            }
            else
            {
                return null;
            }
        }

        SortedSet<int> chosen = [];
        foreach (int component in components)
        {
            chosen.UnionWith(_members[component]);
            said.UnionWith(_predicatesOf[component]);
        }

        Reach(said, own, [], chosen);
        return [.. chosen.Select(i => _statements[i])];
    }

    private void Add(Rule rule)
    {
        foreach (Predicate condition in rule.Clauses.SelectMany(static c => c.Conditions).Distinct())
        {
            if (!_rulesOn.TryGetValue(condition, out List<Rule>? rules))
            {
                _rulesOn.Add(condition, rules = []);
            }

            rules.Add(rule);
        }
    }

    // Finds the predicates that something can be true of, and the shared rules that can be applied.
    private void Reach(IEnumerable<Predicate> said, List<Rule> own, HashSet<Predicate> possible, ICollection<int> applied)
    {
        Queue<Predicate> open = new(said.Where(possible.Add));
        while (open.TryDequeue(out Predicate? predicate))
        {
            foreach (Rule rule in (_rulesOn.GetValueOrDefault(predicate) ?? []).Concat(own))
            {
                foreach ((Predicate[] conditions, Predicate[] all) in rule.Clauses)
                {
                    if (Array.TrueForAll(conditions, possible.Contains))
                    {
                        if (rule.Statement >= 0)
                        {
                            applied.Add(rule.Statement);
                        }

                        foreach (Predicate other in all.Where(possible.Add))
                        {
                            open.Enqueue(other);
                        }
                    }
                }
            }
        }
    }

    private static Term Root(Dictionary<Term, Term> parents, Term term)
    {
        while (parents.TryGetValue(term, out Term? parent) && !parent.Equals(term))
        {
            term = parent;
        }

        return term;
    }

    private static bool IsPlain(Statement statement) =>
        statement.Formula is not null && statement.Attribution is null && statement.Alternatives.IsEmpty;

    // The clauses of a rule over variables alone, each bound by a condition, whose literals hang together; null for any other statement.
    private static List<(Predicate[] Conditions, Predicate[] All)>? RuleClauses(Statement statement)
    {
        if (!IsPlain(statement) || statement.Formula is not UniversalQuantification || statement.Confidence is < 0.5 || !HasPlainAtoms(statement.Formula, inRule: true))
        {
            return null;
        }

        SymbolTable symbols = new(Reading.Classical);
        List<ClausePattern> patterns = Clausifier.Clausify(statement.Formula, symbols, statement: 0, ClauseRole.Asserted);
        List<(Predicate[], Predicate[])> clauses = new(patterns.Count);
        foreach (ClausePattern pattern in patterns)
        {
            if (!symbols.IsNamed || pattern.ExpandedVariables.Length > 0 || pattern.Equalities.Length > 0 || !HangsTogether(pattern))
            {
                return null;
            }

            clauses.Add((
                [.. pattern.Literals.Where(static l => !l.Positive).Select(l => symbols[l.Symbol].Predicate!)],
                [.. pattern.Literals.Select(l => symbols[l.Symbol].Predicate!)]));
        }

        return clauses;
    }

    private static bool HangsTogether(ClausePattern pattern)
    {
        HashSet<int> bound = [.. pattern.Literals.Where(static l => !l.Positive).SelectMany(static l => l.Arguments)];
        HashSet<int> reached = [.. pattern.Literals[0].Arguments];
        for (int round = 0; round < pattern.Literals.Length; round++)
        {
            foreach (PatternLiteral literal in pattern.Literals.Where(l => l.Arguments.Any(reached.Contains)))
            {
                reached.UnionWith(literal.Arguments);
            }
        }

        return bound.Count == pattern.VariableCount && reached.Count == pattern.VariableCount;
    }

    // No equalities, no propositions, and either variables only or names only; in a rule no quantifier but those in front.
    private static bool HasPlainAtoms(Formula formula, bool inRule) => formula switch
    {
        AtomicFormula atom => !atom.Arguments.IsEmpty && atom.Arguments.All(a => a.IsVariable == inRule),
        UniversalQuantification front when inRule => HasPlainAtoms(front.Body, inRule: true),
        Equality or QuantifiedFormula => false,
        _ => formula.Parts.All(p => HasPlainAtoms(p, inRule) && (!inRule || p is not QuantifiedFormula)),
    };

    private sealed record Rule(int Statement, List<(Predicate[] Conditions, Predicate[] All)> Clauses);

    // A statement about named things alone.
    private sealed record GroundForm(List<Term> Constants, List<Predicate> Predicates)
    {
        public static GroundForm? Of(Statement statement)
        {
            if (!IsPlain(statement) || !HasPlainAtoms(statement.Formula!, inRule: false))
            {
                return null;
            }

            GroundForm form = new([], []);
            form.Add(statement.Formula!);
            return form;
        }

        private void Add(Formula formula)
        {
            if (formula is AtomicFormula atom)
            {
                Constants.AddRange(atom.Arguments);
                Predicates.Add(atom.Predicate);
            }

            foreach (Formula part in formula.Parts)
            {
                Add(part);
            }
        }
    }
}
