using Consistency.Logic;

namespace Consistency.Grounding;

/// <summary>Turns one formula into clauses with variables.</summary>
/// <remarks>
/// <para>
/// A formula is converted in one of four modes: it, or its negation, is <em>asserted</em> (held to be true) or
/// <em>denied</em> (not held to be true). Classically, denying p is asserting not-p, and two modes would do. In the
/// derivable reading a literal and its negation are separate atoms, the conditions of a rule are denied and its
/// conclusion asserted, and every clause comes out as "conditions give one conclusion" (a Horn clause); so one
/// conversion serves both readings.
/// </para>
/// <para>
/// Parts that would multiply are named by auxiliary atoms, in one direction where one suffices (Plaisted and Greenbaum,
/// "A structure-preserving clause form translation", 1986), so the result is linear in the formula. "Something is …"
/// becomes "one of all constants is …", one of which is a fresh witness of that statement.
/// </para>
/// </remarks>
internal sealed class Clausifier
{
    // More clauses than this are named rather than multiplied out.
    private const int MaxProduct = 8;

    // More alternatives than this are taken half by half, where each can be a conclusion.
    private const int MaxDirections = 8;

    private readonly SymbolTable _symbols;
    private readonly int _statement;
    private readonly ClauseRole _definitions;
    private readonly List<ClausePattern> _patterns = [];
    private readonly Dictionary<Formula, Proxy> _proxies = new(ReferenceEqualityComparer.Instance);
    private readonly List<(Disjuncts Clause, int[] Instance)> _defined = [];
    private readonly List<string> _instanceNames = [];

    // The numbers, here, of the variables that tell the instances of the statement apart.
    private int[] _instance = [];
    private int _variables;

    private Clausifier(SymbolTable symbols, int statement, ClauseRole definitions)
    {
        _symbols = symbols;
        _statement = statement;
        _definitions = definitions;
    }

    private bool IsDerivable => _symbols.Reading == Reading.Derivable;

    /// <summary>Gives the clauses that a closed formula stands for.</summary>
    /// <param name="formula">The formula, without free variables.</param>
    /// <param name="symbols">Numbers its predicates and constants.</param>
    /// <param name="statement">The number of the statement it belongs to.</param>
    /// <param name="role">Asserted, or one of the two roles that deny it for a question.</param>
    /// <param name="law">The law of a declaration, if the formula spells one out.</param>
    /// <param name="perInstance">Whether every instance of its outermost "for all" stands for itself.</param>
    public static List<ClausePattern> Clausify(
        Formula formula, SymbolTable symbols, int statement, ClauseRole role, Law law = Law.None, bool perInstance = false)
    {
        if (role == ClauseRole.Asserted && !perInstance && PatternOfLiteral(formula, symbols, statement, law) is { } literal)
        {
            return [literal];
        }

        // Classically a definition excludes nothing. Read forwards it can: from p, its negation and q, what a part of some statement
        // says of them would follow though nobody said it. So there it stands and falls with the statement, instance or question.
        Clausifier clausifier = new(symbols, statement, symbols.Reading == Reading.Derivable ? role : ClauseRole.Definition);
        Dictionary<string, int> scope = new(StringComparer.Ordinal);
        List<int> instanceVariables = [];
        while (perInstance && formula is UniversalQuantification universal)
        {
            instanceVariables.AddRange(clausifier.Bind(universal.Variables, scope));
            clausifier._instanceNames.AddRange(universal.Variables.Select(static v => v.Name));
            formula = universal.Body;
        }

        clausifier._instance = [.. instanceVariables];
        List<Disjuncts> clauses = clausifier.Convert(
            formula, positive: role != ClauseRole.QuestionNegationDenied, asserted: role == ClauseRole.Asserted, scope);

        bool[] tellsApart = [.. instanceVariables.Select(v => clauses.Any(c => c.Mentions(v)))];
        clausifier.AddDefinitions(tellsApart);
        instanceVariables = [.. instanceVariables.Where((_, i) => tellsApart[i])];
        foreach (Disjuncts clause in clauses)
        {
            clausifier._patterns.Add(clause.ToPattern(instanceVariables, statement, law, role));
        }

        return clausifier._patterns;
    }

    // Most statements are an atom or its negation about named things; these need nothing of what follows.
    private static ClausePattern? PatternOfLiteral(Formula formula, SymbolTable symbols, int statement, Law law)
    {
        bool positive = true;
        while (formula is Negation negation)
        {
            positive = !positive;
            formula = negation.Operand;
        }

        if (formula is not AtomicFormula atom)
        {
            return null;
        }

        int[] arguments = atom.Arguments.IsEmpty ? [] : new int[atom.Arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = symbols.Constant(atom.Arguments[i]);
        }

        return new ClausePattern
        {
            Literals = [symbols.Holds(atom.Predicate, positive, arguments)],
            Equalities = [],
            VariableCount = 0,
            ExpandedVariables = [],
            Witnesses = [],
            InstanceVariables = [],
            Statement = statement,
            Law = law,
            Role = ClauseRole.Asserted,
        };
    }

    private List<Disjuncts> Convert(Formula formula, bool positive, bool asserted, Dictionary<string, int> scope)
    {
        switch (formula)
        {
            case AtomicFormula atom:
                int[] arguments = [.. atom.Arguments.Select(a => Resolve(a, scope))];
                return
                [
                    Disjuncts.Of(asserted
                        ? _symbols.Holds(atom.Predicate, positive, arguments)
                        : _symbols.HoldsNot(atom.Predicate, positive, arguments)),
                ];
            case Equality equality:
                return
                [
                    Disjuncts.Of(new PatternEquality(
                        Resolve(equality.Left, scope), Resolve(equality.Right, scope), positive == asserted)),
                ];
            case Negation negation:
                return Convert(negation.Operand, !positive, asserted, scope);
            case Conjunction conjunction:
                return Join(conjunction.Operands, any: positive != asserted, positive, asserted, scope);
            case Disjunction disjunction:
                return Join(disjunction.Operands, any: positive == asserted, positive, asserted, scope);
            case Implication implication:
                return ConvertImplication(implication, positive, asserted, scope);
            case Equivalence equivalence:
                return ConvertEquivalence(equivalence.Left, equivalence.Right, positive, asserted, scope);
            case ExclusiveDisjunction exclusive:
                return ConvertEquivalence(exclusive.Left, exclusive.Right, !positive, asserted, scope);
            case QuantifiedFormula quantified:
                bool universal = quantified is UniversalQuantification == (positive == asserted);
                return universal
                    ? ConvertUniversal(quantified, positive, asserted, scope)
                    : ConvertExistential(quantified, 0, positive, asserted, scope);
            default:
                throw new InvalidOperationException($"Unknown formula {formula.GetType().Name}.");
        }
    }

    private List<Disjuncts> Join(
        IReadOnlyList<Formula> parts, bool any, bool positive, bool asserted, Dictionary<string, int> scope)
    {
        if (!any)
        {
            List<Disjuncts> all = [];
            foreach (Formula part in parts)
            {
                all.AddRange(Convert(part, positive, asserted, scope));
            }

            return all;
        }

        if (!(asserted && IsDerivable))
        {
            return Or(parts.Select(p => (Convert(p, positive, asserted, scope), asserted)));
        }

        if (parts.Count > MaxDirections)
        {
            return Directions([.. parts], positive, scope).Asserted;
        }

        // "p or q", read forwards: not p gives q, and not q gives p.
        List<Disjuncts> directions = [];
        for (int i = 0; i < parts.Count; i++)
        {
            int conclusion = i;
            directions.AddRange(Or(parts.Select((p, j) => j == conclusion
                ? (Convert(p, positive, asserted: true, scope), true)
                : (Convert(p, !positive, asserted: false, scope), false))));
        }

        return directions;
    }

    // A wide "or", read forwards, half by half: when nothing of the left half holds, something of the right one does, and the other way round. Written out, n
    // alternatives would give n clauses of n literals; so they give one name or two for each half, and every half of a half.
    private (Disjuncts NothingHolds, List<Disjuncts> Asserted) Directions(ReadOnlySpan<Formula> parts, bool positive, Dictionary<string, int> scope)
    {
        if (parts.Length == 1)
        {
            List<Disjuncts> denial = Convert(parts[0], !positive, asserted: false, scope);
            return (Single(denial, asserted: false), Convert(parts[0], positive, asserted: true, scope));
        }

        (Disjuncts nothingLeft, List<Disjuncts> left) = Directions(parts[..(parts.Length / 2)], positive, scope);
        (Disjuncts nothingRight, List<Disjuncts> right) = Directions(parts[(parts.Length / 2)..], positive, scope);
        return (
            Name([Disjuncts.Join(nothingLeft, nothingRight)], asserted: false, [], static _ => false),
            [Disjuncts.Join(nothingLeft, Single(right, asserted: true)), Disjuncts.Join(nothingRight, Single(left, asserted: true))]);
    }

    // One clause for all of them.
    private Disjuncts Single(List<Disjuncts> clauses, bool asserted) =>
        clauses.Count == 1 ? clauses[0] : Name(clauses, asserted, [], static _ => false);

    private List<Disjuncts> ConvertImplication(
        Implication implication, bool positive, bool asserted, Dictionary<string, int> scope)
    {
        List<Disjuncts> antecedent = Convert(implication.Antecedent, positive: true, asserted: asserted != positive, scope);
        List<Disjuncts> consequent = Convert(implication.Consequent, positive, asserted, scope);
        return positive == asserted
            ? Or([(antecedent, !asserted), (consequent, asserted)])
            : [.. antecedent, .. consequent];
    }

    private List<Disjuncts> ConvertEquivalence(
        Formula left, Formula right, bool positive, bool asserted, Dictionary<string, int> scope)
    {
        if (!asserted)
        {
            // "They agree" is denied by denying both ways to agree; "they differ" likewise.
            return
            [
                Disjuncts.Join(Side(left, true, false, scope), Side(right, positive, false, scope)),
                Disjuncts.Join(Side(left, false, false, scope), Side(right, !positive, false, scope)),
            ];
        }

        List<Disjuncts> clauses =
        [
            Disjuncts.Join(Side(left, true, false, scope), Side(right, positive, true, scope)),
            Disjuncts.Join(Side(right, positive, false, scope), Side(left, true, true, scope)),
        ];
        if (IsDerivable && !positive)
        {
            // "Exactly one of them" also gives the one from the failure of the other.
            clauses.Add(Disjuncts.Join(Side(left, false, false, scope), Side(right, true, true, scope)));
            clauses.Add(Disjuncts.Join(Side(right, true, false, scope), Side(left, false, true, scope)));
        }

        return clauses;
    }

    // One side of an equivalence as a single literal; anything larger gets a name first, since both sides occur twice.
    private Disjuncts Side(Formula formula, bool positive, bool asserted, Dictionary<string, int> scope)
    {
        while (formula is Negation negation)
        {
            formula = negation.Operand;
            positive = !positive;
        }

        if (formula is AtomicFormula or Equality)
        {
            return Convert(formula, positive, asserted, scope)[0];
        }

        bool[] isOfInstance = [.. _instanceNames.Select((name, i) => scope.TryGetValue(name, out int variable) && variable == _instance[i])];
        if (!_proxies.TryGetValue(formula, out Proxy? proxy) || !proxy.IsOfInstance.AsSpan().SequenceEqual(isOfInstance))
        {
            proxy = DefineProxy(formula, isOfInstance, scope);
        }

        return Disjuncts.Of(proxy.Literal(positive, asserted, scope));
    }

    private Proxy DefineProxy(Formula formula, bool[] isOfInstance, Dictionary<string, int> scope)
    {
        string[] free = [.. FreeVariables.AllOf(formula).Select(static v => v.Name)];
        int symbol = _symbols.Auxiliary();
        Proxy proxy = new(free, symbol, IsDerivable ? _symbols.Auxiliary() : symbol, IsDerivable, isOfInstance);
        _proxies[formula] = proxy;

        Dictionary<string, int> own = new(scope, StringComparer.Ordinal);
        foreach (string name in free)
        {
            own[name] = ~_variables++;
        }

        // The variables that tell instances apart have new numbers inside; one that does not occur here runs through all.
        int[] outer = _instance;
        _instance = [.. outer.Select((_, i) => isOfInstance[i] && Array.IndexOf(free, _instanceNames[i]) >= 0 ? own[_instanceNames[i]] : ~_variables++)];
        foreach (bool positive in IsDerivable ? new[] { true, false } : [true])
        {
            Define(proxy.Literal(positive, asserted: true, own), Convert(formula, positive, asserted: false, own));
            Define(proxy.Literal(positive, asserted: false, own), Convert(formula, positive, asserted: true, own));
        }

        _instance = outer;
        return proxy;
    }

    private List<Disjuncts> ConvertUniversal(
        QuantifiedFormula quantified, bool positive, bool asserted, Dictionary<string, int> scope)
    {
        Dictionary<string, int> inner = new(scope, StringComparer.Ordinal);
        Bind(quantified.Variables, inner);
        return Convert(quantified.Body, positive, asserted, inner);
    }

    private List<Disjuncts> ConvertExistential(
        QuantifiedFormula quantified, int index, bool positive, bool asserted, Dictionary<string, int> scope)
    {
        if (index == quantified.Variables.Length)
        {
            return Convert(quantified.Body, positive, asserted, scope);
        }

        int witness = _symbols.WitnessOf(quantified, index);
        bool skolemize = IsDerivable && asserted;
        int variable = skolemize ? witness : ~_variables++;
        Dictionary<string, int> inner = new(scope, StringComparer.Ordinal) { [quantified.Variables[index].Name] = variable };
        List<Disjuncts> body = ConvertExistential(quantified, index + 1, positive, asserted, inner);
        if (skolemize)
        {
            return body;
        }

        // Variables with later numbers are bound within the body: "something is so for all of them" must not become "for each
        // of them something is", so they stay out of the name. "Something is P" needs no name for "is P".
        bool IsInside(int other) => ~other > ~variable;
        bool isPlain = body is [{ Literals.Length: 1, Equalities.Length: 0, Expanded.Length: 0 } only]
            && only.Mentions(variable) && !only.OpenVariables().Any(IsInside);
        return [(isPlain ? body[0] : Name(body, asserted, [variable], IsInside)).Expand(variable, witness)];
    }

    // At least one of some sets of clauses holds.
    private List<Disjuncts> Or(IEnumerable<(List<Disjuncts> Clauses, bool Asserted)> alternatives)
    {
        List<Disjuncts> product = [Disjuncts.Empty];

        // Each of them goes into every clause; joined at once, a wide disjunction takes time linear in its width.
        List<Disjuncts> single = [];
        foreach ((List<Disjuncts> clauses, bool asserted) in alternatives)
        {
            if (clauses.Count == 1)
            {
                single.Add(clauses[0]);
                continue;
            }

            JoinSingle();
            if (product.Count * clauses.Count > MaxProduct)
            {
                single.Add(Name(clauses, asserted, [], static _ => false));
            }
            else
            {
                product = [.. product.SelectMany(p => clauses.Select(f => Disjuncts.Join(p, f)))];
            }
        }

        JoinSingle();
        return product;

        void JoinSingle()
        {
            if (single.Count > 0)
            {
                product = [.. product.Select(p => Disjuncts.Join([p, .. single]))];
                single.Clear();
            }
        }
    }

    // A literal that gives all the clauses. In a denial it must stand negated, or the clauses would not stay Horn.
    private Disjuncts Name(List<Disjuncts> clauses, bool asserted, int[] always, Func<int, bool> isInside)
    {
        int[] variables = [.. clauses.SelectMany(static c => c.OpenVariables()).Where(v => !isInside(v)).Concat(always).Distinct()];
        PatternLiteral name = new(_symbols.Auxiliary(), asserted, variables);
        Define(name.Negated(), clauses);
        return Disjuncts.Of(name);
    }

    private void Define(PatternLiteral unless, List<Disjuncts> clauses)
    {
        foreach (Disjuncts clause in clauses)
        {
            _defined.Add((Disjuncts.Join(Disjuncts.Of(unless), clause), _instance));
        }
    }

    private void AddDefinitions(bool[] tellsApart)
    {
        bool isPart = _definitions != ClauseRole.Definition;
        foreach ((Disjuncts clause, int[] instance) in _defined)
        {
            _patterns.Add(clause.ToPattern(isPart ? [.. instance.Where((_, i) => tellsApart[i])] : [], _statement, Law.None, _definitions));
        }
    }

    private List<int> Bind(IEnumerable<Term> variables, Dictionary<string, int> scope)
    {
        List<int> bound = [];
        foreach (Term variable in variables)
        {
            int number = ~_variables++;
            scope[variable.Name] = number;
            bound.Add(number);
        }

        return bound;
    }

    private int Resolve(Term term, Dictionary<string, int> scope) =>
        term.IsVariable ? scope[term.Name] : _symbols.Constant(term);

    // The name of a part of an equivalence, with one symbol for "it holds" and one for "its negation holds".
    private sealed record Proxy(string[] Free, int Symbol, int Opposite, bool Separate, bool[] IsOfInstance)
    {
        public PatternLiteral Literal(bool positive, bool asserted, Dictionary<string, int> scope)
        {
            int[] arguments = [.. Free.Select(f => scope[f])];
            return Separate
                ? new PatternLiteral(positive ? Symbol : Opposite, asserted, arguments)
                : new PatternLiteral(Symbol, positive == asserted, arguments);
        }
    }
}
