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

    private readonly SentenceNotes _notes;

    private bool _isConditional;
    private bool _generalizes;
    private LastVerb _last;

    public EnglishReader(VocabularyBuilder vocabulary, HashSet<string> constants, HashSet<char> letterNames, SentenceNotes notes)
    {
        _notes = notes;
        _vocabulary = vocabulary;
        _scope = new SentenceScope();
        _constants = constants;
        _letterNames = letterNames;
    }

    public Formula Read(Parser.SentenceContext sentence)
    {
        _scope.Clear();
        _isConditional = IsConditional(sentence.body());
        _generalizes = false;
        _last = default;
        Formula formula = Body(sentence.body());
        return formula;
    }

    private static bool IsConditional(Parser.BodyContext body) => body switch
    {
        Parser.DeniedContext denied => IsConditional(denied.body()),
        Parser.PlainContext plain => plain.link() is not null,
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
                Formula antecedent = Disjunction(conditional.disjunction(0));
                _generalizes = false;
                EndClause();
                Formula consequent = Disjunction(conditional.disjunction(1));
                return conditional.VICE_VERSA() is null ? Close(antecedent, consequent) : Close(null, antecedent.IfAndOnlyIf(consequent));
            case Parser.ExceptionContext exception:
                _generalizes = true;
                Formula unless = Disjunction(exception.disjunction(0));
                EndClause();
                return CloseException(unless, Disjunction(exception.disjunction(1)));
            case Parser.PlainContext plain when plain.link() is { } link:
                _generalizes = true;
                Formula left = Disjunction(plain.disjunction(0));
                EndClause();
                Formula right = Disjunction(plain.disjunction(1));
                if (plain.VICE_VERSA() is not null)
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
            default:
                return Disjunction(((Parser.PlainContext)body).disjunction(0));
        }
    }

    // No phrase may leave out a subject or a verb from the other side of "then" or "if".
    private void EndClause()
    {
        _last = default;
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
        Parser.ConjunctionContext[] parts = disjunction.conjunction();
        bool notBoth = disjunction.NOT_BOTH() is not null;
        if (notBoth && parts.Length != 2)
        {
            throw Unreadable(
                DiagnosticCatalogue.Ambiguous, "'but not both' needs exactly two alternatives before it.", "Write 'P or Q but not both'.", disjunction);
        }

        Parser.ItemContext[] first = parts[0].item();
        bool oneSubject = first[0] is Parser.ClauseContext
            && parts.All(p => p.item().All(i => i == first[0] || i is Parser.SameSubjectContext or Parser.SameVerbContext));
        if (oneSubject)
        {
            Parser.ClauseContext clause = (Parser.ClauseContext)first[0];
            CheckNegatedList(clause.predicate(), parts);
            return Subject(clause.subject(), clause.predicate(), t => Join([.. parts.Select(p => Formula.And(p.item().Select(i => Predicate(i, t)).ToImmutableArray()))], notBoth));
        }

        List<Formula> alternatives = [];
        foreach (Parser.ConjunctionContext part in parts)
        {
            alternatives.Add(Conjunction(part));
        }

        return Join(alternatives, notBoth);
    }

    private static Formula Join(List<Formula> alternatives, bool notBoth) =>
        notBoth ? Formula.Xor(alternatives[0], alternatives[1]) : Formula.Or(alternatives);

    // "is not red and big": does the "not" reach to "big"? It is read as reaching to the next word only, and this is said.
    private void CheckNegatedList(Parser.PredicateContext first, Parser.ConjunctionContext[] parts)
    {
        bool isNegated = first switch
        {
            Parser.BeingContext being => being.NOT() is not null,
            Parser.AbilityContext ability => ability.NOT() is not null,
            Parser.DoingContext doing => doing.NOT() is not null,
            Parser.HavingContext having => having.NOT().Length > 0,
            _ => false,
        };
        if (!isNegated)
        {
            return;
        }

        foreach (Parser.ItemContext item in parts.SelectMany(static p => p.item()))
        {
            if ((item is Parser.SameVerbContext verb && verb.NOT() is null)
                || (item is Parser.SameSubjectContext { } same && same.predicate() is Parser.DoingContext doing && doing.DO() is null
                    && first is Parser.AbilityContext))
            {
                _notes.Add(
                    DiagnosticCatalogue.Ambiguous,
                    Claims.DiagnosticSeverity.Warning,
                    $"'{Said(item)}' may or may not belong to the 'not' before it; it was read as if not.",
                    "Repeat the verb, with 'not' or without it: 'is not … and is not …'.",
                    (ClaimToken)item.Start,
                    (ClaimToken)item.Stop);
                return;
            }
        }
    }

    private Formula Conjunction(Parser.ConjunctionContext conjunction)
    {
        Parser.ItemContext[] items = conjunction.item();
        List<Formula> parts = [];
        for (int i = 0; i < items.Length;)
        {
            int start = i++;
            while (i < items.Length && items[i] is Parser.SameSubjectContext or Parser.SameVerbContext)
            {
                i++;
            }

            ArraySegment<Parser.ItemContext> run = new(items, start, i - start);
            switch (items[start])
            {
                case Parser.DeniedItemContext denied when run.Count == 1:
                    parts.Add(!Single(denied.item()));
                    break;
                case Parser.ExistenceContext existence when run.Count == 1:
                    parts.Add(Existence(existence));
                    break;
                case Parser.ClauseContext clause:
                    CheckNegatedList(clause.predicate(), [conjunction]);
                    parts.Add(Subject(clause.subject(), clause.predicate(), t => Formula.And(run.Select(r => Predicate(r, t)).ToImmutableArray())));
                    break;
                case Parser.SameSubjectContext or Parser.SameVerbContext when _scope.LastSubject is { } subject:
                    parts.Add(Formula.And(run.Select(r => Predicate(r, subject)).ToImmutableArray()));
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
        Parser.ClauseContext clause => Subject(clause.subject(), clause.predicate(), t => Predicate(clause, t)),
        _ => throw Unreadable(DiagnosticCatalogue.Unexpected, $"'{Said(item)}' is no whole sentence.", "Write a sentence after 'that'.", item),
    };

    private Formula Subject(Parser.SubjectContext subject, Parser.PredicateContext predicate, Func<Term, Formula> holds)
    {
        GrammaticalNumber number = NumberOf(predicate);
        switch (subject)
        {
            case Parser.NeitherSubjectContext neither:
                return Formula.And(neither.noun().Select(n => (Formula)!Apply(n, isSubject: true, number, neither.noun().Length, holds)).ToImmutableArray());
            case Parser.OrSubjectContext or:
                return Formula.Or(or.noun().Select(n => Apply(n, isSubject: true, number, or.noun().Length, holds)).ToImmutableArray());
            default:
                Parser.NounContext[] nouns = ((Parser.AndSubjectContext)subject).noun();
                return Formula.And(nouns.Select(n => Apply(n, isSubject: true, number, nouns.Length, holds)).ToImmutableArray());
        }
    }

    private Formula Predicate(Parser.ItemContext item, Term subject) => item switch
    {
        Parser.ClauseContext clause => Predicate(clause.predicate(), subject),
        Parser.SameSubjectContext same => Predicate(same.predicate(), subject),
        Parser.SameVerbContext verb => SameVerb(verb.complement(), verb.NOT() is not null, subject),
        _ => throw Unreadable(DiagnosticCatalogue.Unexpected, $"'{Said(item)}' was not expected here.", null, item),
    };
}
