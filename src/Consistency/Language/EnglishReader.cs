using System.Collections.Immutable;
using Antlr4.Runtime;
using Consistency.Logic;
using Parser = Consistency.Language.Generated.EnglishParser;

namespace Consistency.Language;

/// <summary>Turns the phrases of one English sentence into a formula.</summary>
/// <remarks>
/// Someone, something, "a bird" and single capital letters in a conditional stand for a variable bound over the whole
/// sentence; elsewhere "a bird" as a subject speaks of every bird, and someone of at least one thing.
/// </remarks>
internal sealed partial class EnglishReader
{
    private readonly VocabularyBuilder _vocabulary;
    private readonly SentenceScope _scope;

    // The constants that the input declares: these stay names even in lower case.
    private readonly HashSet<string> _constants;

    // Capital letters that stand as names in sentences without a condition.
    private readonly HashSet<char> _letterNames;

    private bool _isConditional;
    private bool _generalizes;
    private bool _isDenied;
    private LastVerb _last;
    private Parser.ComplementContext? _lastComplement;
    private bool _lastIsDenied;

    // What "is" said of the subject before "and …", and what the last verb or the last "has" had behind it.
    private Parser.ComplementContext? _before;
    private List<(string? Preposition, Parser.NounContext Noun)> _lastObjects = [];

    private Parser.NounContext? _lastHad;

    // What "is" said last in this clause.
    private Parser.ComplementContext? _lastSaid;

    // "can", "must", "may" or "should", and whether "not" follows.
    private (string Word, bool IsDenied) _modal;

    // The other of two, for "each other".
    private Term? _other;

    public EnglishReader(VocabularyBuilder vocabulary, HashSet<string> constants, HashSet<char> letterNames)
    {
        _vocabulary = vocabulary;
        _scope = new SentenceScope();
        _constants = constants;
        _letterNames = letterNames;
    }

    /// <summary>Gets whether the last sentence speaks of all of a kind as of things that there are, and under no condition.</summary>
    public bool SpeaksOfKinds { get; private set; }

    /// <summary>Gets or sets a value indicating whether the sentence is a question, where "any" means "one".</summary>
    public bool IsQuestion { get; set; }

    private Formula ReadPass(Parser.SentenceContext sentence)
    {
        _liftedVariables.Clear();
        _mentions.Clear();
        _detached.Clear();
        _scope.Clear();
        _isConditional = IsConditional(sentence.body());
        _generalizes = false;
        _isDenied = false;
        SpeaksOfKinds = false;
        _other = null;
        _they = [];
        _last = default;
        _lastSaid = null;
        _lastComplement = null;
        _before = null;
        Formula formula = Body(sentence.body());
        return formula;
    }

    private static bool IsConditional(Parser.BodyContext body) => body switch
    {
        Parser.DeniedContext denied => IsConditional(denied.body()),
        Parser.PlainContext plain => plain.by is not null,
        _ => true,
    };

    private static UnreadableException Unreadable(string id, string message, string? hint, ParserRuleContext at) =>
        new(id, message, hint, ((ClaimToken)at.Start).Start, End(at) - ((ClaimToken)at.Start).Start);

    private static int End(ParserRuleContext at)
    {
        ClaimToken stop = (ClaimToken)(at.Stop ?? at.Start);
        return stop.Start + stop.Length;
    }

    private static string Said(ParserRuleContext at) =>
        string.Join(' ', Tokens(at).Select(static t => t.Word)).Replace(" ,", ",", StringComparison.Ordinal);

    private static IEnumerable<ClaimToken> Tokens(ParserRuleContext at)
    {
        for (int i = 0; i < at.ChildCount; i++)
        {
            switch (at.GetChild(i))
            {
                case Antlr4.Runtime.Tree.ITerminalNode leaf:
                    yield return (ClaimToken)leaf.Symbol;
                    break;
                case ParserRuleContext inner:
                    foreach (ClaimToken token in Tokens(inner))
                    {
                        yield return token;
                    }

                    break;
            }
        }
    }

    private Formula Body(Parser.BodyContext body)
    {
        switch (body)
        {
            case Parser.DeniedContext denied:
                return !Body(denied.body());
            case Parser.ConditionalContext conditional:
                _generalizes = true;
                Formula antecedent = Disjunction(conditional.left);
                _generalizes = false;
                EndClause();
                Formula consequent = Disjunction(conditional.right);
                return conditional.viceVersa is null ? Close(antecedent, consequent) : Close(null, antecedent.IfAndOnlyIf(consequent));
            case Parser.ExceptionContext exception:
                _generalizes = true;
                Formula unless = Disjunction(exception.left);
                EndClause();
                return CloseException(unless, Disjunction(exception.right));
            case Parser.PlainContext plain when plain.by is { } link:
                _generalizes = true;
                Formula left = Disjunction(plain.left);
                EndClause();
                Formula right = Disjunction(plain.right);
                if (plain.viceVersa is not null)
                {
                    return Close(null, left.IfAndOnlyIf(right));
                }

                return link.Start.Type switch
                {
                    Parser.UNLESS => CloseException(right, left),
                    Parser.ONLY_IF or Parser.IMPLIES => Close(left, right),
                    Parser.IFF => Close(null, left.IfAndOnlyIf(right)),
                    _ => Close(right, left),
                };
            case Parser.PlainContext plain when _lifted.Count > 0:
                return Close(null, Disjunction(plain.left));
            default:
                return Disjunction(((Parser.PlainContext)body).left);
        }
    }

    // No phrase may leave out a subject or a verb from the other side of "then" or "if".
    private void EndClause()
    {
        _last = default;
        _lastComplement = null;
        _scope.LastSubject = null;
    }

    // Binds the variables of the whole sentence; what restricts them ("a bird") joins the condition.
    private Formula Close(Formula? antecedent, Formula consequent)
    {
        IEnumerable<Formula> conditions = antecedent switch
        {
            null => _scope.Restrictions,
            Conjunction conjunction when _scope.Restrictions.Count > 0 => [.. _scope.Restrictions, .. conjunction.Operands],
            _ => [.. _scope.Restrictions, antecedent],
        };
        Formula whole = conditions.Any() ? Formula.And(conditions).Implies(consequent) : consequent;
        return _scope.Variables.Count == 0 ? whole : new UniversalQuantification([.. _scope.Variables], whole);
    }

    // "Unless P, Q". What P alone speaks of ("unless someone comes") is any one thing: not P of all things.
    private Formula CloseException(Formula exception, Formula consequent)
    {
        List<Term> shared = FreeVariables.AllOf(consequent);
        ImmutableArray<Term> own = [.. _scope.Variables.Where(v => !shared.Contains(v))];
        if (own.IsEmpty)
        {
            return Close(!exception, consequent);
        }

        List<Formula> parts = [];
        foreach (Formula restriction in _scope.Restrictions.ToList())
        {
            if (FreeVariables.AllOf(restriction).TrueForAll(v => own.Contains(v)))
            {
                parts.Add(restriction);
                _scope.Restrictions.Remove(restriction);
            }
        }

        _scope.Variables.RemoveAll(v => own.Contains(v));
        parts.AddRange(exception is Conjunction conjunction ? conjunction.Operands : [exception]);
        return Close(!new ExistentialQuantification(own, Formula.And(parts)), consequent);
    }

    private Formula Disjunction(Parser.DisjunctionContext disjunction)
    {
        IList<Parser.ConjunctionContext> parts = disjunction._parts;
        bool notBoth = disjunction.notBoth is not null;
        if (notBoth && parts.Count == 1 && parts[0]._items is [Parser.ClauseContext { about: Parser.OrSubjectContext { } two } one] && two._nouns.Count == 2)
        {
            // "Either Alice or Bob is the manager, but not both".
            GrammaticalNumber number = NumberOf(one.says);
            return Formula.Xor(
                Apply(two._nouns[0], isSubject: true, number, 2, t => Predicate(one.says, t)), Apply(two._nouns[1], isSubject: true, number, 2, t => Predicate(one.says, t)));
        }

        if (notBoth && parts.Count != 2)
        {
            throw Unreadable(
                DiagnosticCatalogue.Ambiguous, "'but not both' needs exactly two alternatives before it.", "Write 'P or Q but not both'.", disjunction);
        }

        if (!notBoth && OrFirst(disjunction, parts) is { } other)
        {
            return other;
        }

        if (parts[0]._items[0] is Parser.ClauseContext clause && HaveOneSubject(parts))
        {
            return !notBoth && ReachesAll(clause.says, parts)
                ? Subject(clause.about, clause.says, t => Formula.And(Each(parts, p => Denied(clause, p._items, t))))
                : Subject(clause.about, clause.says, t => Join(Each(parts, p => Predicates(p._items, t)), notBoth));
        }

        return Join(Each(parts, Conjunction), notBoth);
    }

    // Whether all that follows leaves out its subject, so that it is said of the first one.
    private static bool HaveOneSubject(IList<Parser.ConjunctionContext> parts)
    {
        for (int i = 0; i < parts.Count; i++)
        {
            for (int k = i == 0 ? 1 : 0; k < parts[i]._items.Count; k++)
            {
                if (parts[i]._items[k] is not (Parser.SameSubjectContext or Parser.SameVerbContext))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static Formula Join(ImmutableArray<Formula> alternatives, bool notBoth) =>
        notBoth ? Formula.Xor(alternatives[0], alternatives[1]) : Formula.Or(alternatives);

    private Formula Predicates(IList<Parser.ItemContext> items, Term subject) =>
        items.Count == 1 ? Predicate(items[0], subject) : Formula.And(Each(items, i => Predicate(i, subject)));

    // Sentences are read by the million; this saves what a query would allocate.
    private static ImmutableArray<Formula> Each<T>(IList<T> phrases, Func<T, Formula> read)
    {
        Formula[] formulas = new Formula[phrases.Count];
        for (int i = 0; i < formulas.Length; i++)
        {
            formulas[i] = read(phrases[i]);
        }

        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(formulas);
    }

    // "is not red and big", read as if "not" stood before each word.
    private Formula Denied(Parser.ClauseContext clause, IList<Parser.ItemContext> items, Term subject) => Formula.And(
        Each(items, i => IsWithoutNot(i, clause.says) ? Negated(true, Predicate(i, subject)) : Predicate(i, subject)));

    private Formula Conjunction(Parser.ConjunctionContext conjunction)
    {
        IList<Parser.ItemContext> items = conjunction._items;
        List<Formula> parts = [];
        for (int i = 0; i < items.Count;)
        {
            int start = i++;
            while (i < items.Count && items[i] is Parser.SameSubjectContext or Parser.SameVerbContext)
            {
                i++;
            }

            IList<Parser.ItemContext> run = i - start == items.Count ? items : [.. items.Skip(start).Take(i - start)];
            switch (items[start])
            {
                case Parser.DeniedItemContext denied when run.Count == 1:
                    parts.Add(!Single(denied.item()));
                    break;
                case Parser.ExistenceContext existence when run.Count == 1:
                    parts.Add(Existence(existence));
                    break;
                case Parser.ClauseContext clause:
                    bool all = run.Count > 1 && ReachesAll(clause.says, [conjunction]);
                    parts.Add(Subject(clause.about, clause.says, t => all ? Denied(clause, run, t) : Predicates(run, t)));
                    break;
                case Parser.SameSubjectContext or Parser.SameVerbContext when _scope.LastSubject is { } subject:
                    parts.Add(Predicates(run, subject));
                    break;
                default:
                    throw Unreadable(
                        DiagnosticCatalogue.Unexpected,
                        $"'{Said(items[start])}' has no subject that it could belong to.",
                        "Say of what or whom this holds.",
                        items[start]);
            }
        }

        return Formula.And(parts);
    }

    private Formula Single(Parser.ItemContext item) => item switch
    {
        Parser.DeniedItemContext denied => !Single(denied.item()),
        Parser.ExistenceContext existence => Existence(existence),
        Parser.ClauseContext clause => Subject(clause.about, clause.says, t => Predicate(clause, t)),
        _ => throw Unreadable(DiagnosticCatalogue.Unexpected, $"'{Said(item)}' is no whole sentence.", "Write a sentence after 'that'.", item),
    };

    private Formula Subject(Parser.SubjectContext subject, Parser.PredicateContext predicate, Func<Term, Formula> holds)
    {
        GrammaticalNumber number = NumberOf(predicate);
        if (predicate is Parser.DoingContext { auxiliary: null } && number == GrammaticalNumber.Plural)
        {
            CheckAgreement(subject, predicate);
        }

        if (DeniesTheWhole(subject, predicate))
        {
            return !Apply(((Parser.AndSubjectContext)subject)._nouns[0], isSubject: true, number, 1, t => Negated(true, holds(t)));
        }

        if (Together(subject, predicate) is { } together)
        {
            return together;
        }

        switch (subject)
        {
            case Parser.NeitherSubjectContext neither:
                return Formula.And(Each(neither._nouns, n => n is Parser.BareContext or Parser.DefiniteContext
                    ? Apply(n, isSubject: true, number, neither._nouns.Count, t => Denied(holds, t))
                    : !Apply(n, isSubject: true, number, neither._nouns.Count, holds)));
            case Parser.OrSubjectContext or:
                return Formula.Or(Each(or._nouns, n => Apply(n, isSubject: true, number, or._nouns.Count, holds)));
            default:
                IList<Parser.NounContext> nouns = ((Parser.AndSubjectContext)subject)._nouns;
                if (nouns.Count == 1)
                {
                    return Apply(nouns[0], isSubject: true, number, 1, holds);
                }

                if (Tokens(predicate).Any(static t => t.Lower == "each other"))
                {
                    return EachOther(nouns, number, holds);
                }

                List<Term> group = [];
                Formula each = Formula.And(Each(nouns, n => Apply(n, isSubject: true, number, nouns.Count, t =>
                {
                    group.Add(t);
                    return holds(t);
                })));
                if (group.TrueForAll(static t => !t.IsVariable))
                {
                    _scope.Group = group;
                }

                return each;
        }
    }

    // "Alice like Bob": a name with a verb of many. "Fish swim" and "Birds sing" speak of many.
    private void CheckAgreement(Parser.SubjectContext subject, Parser.PredicateContext predicate)
    {
        if (subject is Parser.AndSubjectContext { } one && one._nouns.Count == 1 && one._nouns[0] is Parser.BareContext { who: null, kind: { thing: null, comma: null } kind } bare
            && bare.Start == bare.Stop && Letter(bare) is null && ((ClaimToken)kind.Start) is { IsCapitalized: true } word && word.Lower is not ("we" or "you" or "i")
            && !Inflection.LooksPlural(word.Lower) && !Lexicon.PluralsAsTheyAre.Contains(word.Lower))
        {
            ClaimToken verb = (ClaimToken)predicate.Start;
            throw Unreadable(
                DiagnosticCatalogue.Ambiguous,
                $"It is not clear whether '{word.Word}' is a name or a kind of things: '{verb.Word}' has no -s.",
                $"Write '{word.Word} {Inflection.ThirdPerson(verb.Lower)}' for one, 'All {word.Lower} {verb.Word}' for a kind of things.",
                predicate);
        }
    }

    // "Alice and Bob like each other": both ways.
    private Formula EachOther(IList<Parser.NounContext> nouns, GrammaticalNumber number, Func<Term, Formula> holds)
    {
        if (nouns.Count != 2)
        {
            throw Unreadable(
                DiagnosticCatalogue.Unsupported, "'each other' is understood of two only.", "Write a sentence for each two of them.", nouns[^1]);
        }

        Formula Holds(Term of, Term other)
        {
            _other = other;
            Formula formula = holds(of);
            _other = null;
            return formula;
        }

        return Apply(nouns[0], isSubject: true, number, 2, a => Apply(nouns[1], isSubject: true, number, 2, b => Formula.And(Holds(a, b), Holds(b, a))));
    }

    private Formula Predicate(Parser.ItemContext item, Term subject) => item switch
    {
        Parser.ClauseContext clause => Predicate(clause.says, subject),
        Parser.SameSubjectContext same => Predicate(same.says, subject),
        Parser.SameVerbContext verb => SameVerb(verb.what, verb.negation is not null, subject),
        _ => throw Unreadable(DiagnosticCatalogue.Unexpected, $"'{Said(item)}' was not expected here.", null, item),
    };
}
