using Antlr4.Runtime;
using Consistency.Language.Generated;
using Consistency.Logic;

namespace Consistency.Language;

/// <summary>Gives the formula of one English sentence from its syntax tree.</summary>
/// <remarks>
/// "Someone", "something" and "a bird" in a condition are about everything, and "it" and "they" behind them are the same
/// thing, even where a named thing stands nearer; elsewhere "someone" is about at least one thing. A plural ("birds can fly") and "a bird can fly" are about all.
/// In "is not big and strong" the negation reaches over both, unless the second has one of its own.
/// </remarks>
internal sealed class SentenceMeaning(VocabularyBuilder vocabulary, int offset)
{
    // "Red things", "young people": with an adjective these nouns add nothing.
    private static readonly HashSet<string> EmptyNouns = new(StringComparer.OrdinalIgnoreCase)
    {
        "thing", "person", "one", "object", "somebody", "individual", "entity",
    };

    private readonly PredicateWords _words = new(vocabulary);
    private readonly List<Term> _universals = [];
    private bool _isConditional;
    private bool _inCondition;
    private Term? _someone;
    private Term? _subject;
    private Term? _object;
    private int _variables;

    /// <summary>Gives the meaning of a sentence.</summary>
    /// <exception cref="LanguageProblem">A pronoun refers to nothing.</exception>
    public Formula Of(EnglishParser.TopContext top)
    {
        Formula formula;
        switch (top)
        {
            case EnglishParser.ConditionalContext conditional:
                _isConditional = true;
                Formula condition = Condition(conditional.clauses(0));
                formula = condition.Implies(Clauses(conditional.clauses(1)));
                break;
            case EnglishParser.TrailingConditionContext trailing:
                _isConditional = true;
                Formula conclusion = Condition(trailing.clauses(0));
                formula = Condition(trailing.clauses(1)).Implies(conclusion);
                break;
            case EnglishParser.ExceptionContext exception:
                _isConditional = true;
                Formula rule = Condition(exception.clauses(0));
                formula = (!Condition(exception.clauses(1))).Implies(rule);
                break;
            case EnglishParser.EquivalenceContext equivalence:
                _isConditional = true;
                Formula left = Condition(equivalence.clauses(0));
                formula = left.IfAndOnlyIf(Condition(equivalence.clauses(1)));
                break;
            default:
                formula = Clauses(((EnglishParser.PlainContext)top).clauses());
                break;
        }

        return _universals.Count == 0 ? formula : new UniversalQuantification([.. _universals], formula);
    }

    private Formula Condition(EnglishParser.ClausesContext clauses)
    {
        _inCondition = true;
        Formula formula = Clauses(clauses);
        _inCondition = false;
        return formula;
    }

    private Formula Clauses(EnglishParser.ClausesContext clauses) =>
        Join(
        [.. clauses.clause().Select(Clause)],
        [.. clauses.children.OfType<Antlr4.Runtime.Tree.ITerminalNode>()
            .Where(static n => n.Symbol.Type != EnglishParser.COMMA).Select(static n => n.Symbol.Type == EnglishParser.OR)]);

    private Formula Clause(EnglishParser.ClauseContext clause) => clause switch
    {
        EnglishParser.DeniedContext denied => !Clause(denied.clause()),
        EnglishParser.StressedContext stressed => Clause(stressed.clause()),
        EnglishParser.AlternativeContext alternative => Formula.Or(Clause(alternative.clause(0)), Clause(alternative.clause(1))),
        EnglishParser.SimpleContext simple => Simple(simple),
        _ => throw new InvalidOperationException($"Unknown tree {clause.GetType().Name}."),
    };

    private Formula Simple(EnglishParser.SimpleContext simple)
    {
        EnglishParser.PredicatesContext predicates = simple.predicates();
        bool isPlural = IsPlural(predicates);
        Formula Body(Term thing) => Predicates(predicates, thing, isPlural);
        switch (simple.subject())
        {
            case EnglishParser.SeveralContext several:
                return Formula.And(several.reference().Select(r =>
                    Reference(r, r.words() is { } w && r.article is null && Inflection.IsPlural(LastOf(w)), Body)));
            case EnglishParser.OneContext one:
                EnglishParser.ReferenceContext reference = one.reference();
                bool isGeneral = isPlural || (HasNoNumber(predicates) && reference.words() is { } words && Inflection.IsPlural(LastOf(words)));
                return Reference(reference, isGeneral, Body);
            case EnglishParser.ListContext list:
                return All(Group([.. list.words()], isUnion: false), Body);
            case EnglishParser.GeneralContext general:
                return Quantified(general.quantified(), Body);
            default:
                throw new InvalidOperationException("Unknown subject.");
        }
    }

    private Formula Quantified(EnglishParser.QuantifiedContext quantified, Func<Term, Formula> body)
    {
        Func<Term, Formula?> group = quantified.group() is { } g
            ? Group([.. g.words()], isUnion: g.AND().Length > 0 && Inflection.IsPlural(LastOf(g.words(0))))
            : static _ => null;
        EnglishParser.RelativeContext? relative = quantified.relative();
        Formula? Restriction(Term thing)
        {
            Formula? first = group(thing);
            Formula? second = relative is null ? null : Predicates(relative.predicates(), thing, isPlural: false);
            return first is null ? second : second is null ? first : first & second;
        }

        switch (quantified.quantifier.Type)
        {
            case EnglishParser.ALL or EnglishParser.EVERYONE:
                Formula all = All(Restriction, body);
                return quantified.NOT() is null ? all : !all;
            case EnglishParser.NO or EnglishParser.NOONE:
                return All(Restriction, thing => !body(thing));
            case EnglishParser.ONLY:
                return InScope(thing => new UniversalQuantification([thing], body(thing).Implies(Restriction(thing)!)));
            case EnglishParser.SOMEONE when !_inCondition && relative is not null:
                return All(Restriction, body);
            default:
                return _inCondition
                    ? Universal(thing => Restriction(thing) is { } restriction ? restriction & body(thing) : body(thing))
                    : InScope(thing => new ExistentialQuantification(
                        [thing], Restriction(thing) is { } restriction ? restriction & body(thing) : body(thing)));
        }
    }

    private Formula All(Func<Term, Formula?> restriction, Func<Term, Formula> body) => InScope(thing =>
        new UniversalQuantification([thing], restriction(thing) is { } r ? r.Implies(body(thing)) : body(thing)));

    // A variable that the whole sentence binds: what comes later can refer to it.
    private Formula Universal(Func<Term, Formula> body)
    {
        Term variable = NewVariable();
        _universals.Add(variable);
        _someone ??= variable;
        _subject = variable;
        return body(variable);
    }

    private Formula InScope(Func<Term, Formula> body)
    {
        (Term? subject, Term? other) = (_subject, _object);
        Term variable = NewVariable();
        _subject = variable;
        Formula formula = body(variable);
        (_subject, _object) = (subject, other);
        return formula;
    }

    private Formula Reference(EnglishParser.ReferenceContext reference, bool isGeneral, Func<Term, Formula> body)
    {
        if (reference.PRONOUN() is { } pronoun)
        {
            return body(_someone ?? _subject ?? throw Dangling(pronoun.Symbol));
        }

        if (reference.article?.Type == EnglishParser.A || (reference.article is null && isGeneral))
        {
            Func<Term, Formula?> group = Group([reference.words()], isUnion: false);
            return _inCondition
                ? Universal(thing => group(thing) is { } restriction ? restriction & body(thing) : body(thing))
                : All(group, body);
        }

        Term term = Named(reference);
        _subject = term;
        return body(term);
    }

    private Term Named(EnglishParser.ReferenceContext reference)
    {
        string words = TextOf(reference.words());
        if (_isConditional && reference.article is null && words is "X" or "Y" or "Z")
        {
            Term variable = Term.Variable(words.ToLowerInvariant());
            if (!_universals.Contains(variable))
            {
                _universals.Add(variable);
            }

            return variable;
        }

        return vocabulary.Constant(words, reference.article is null ? words : $"the {words}");
    }

    // "red, cold things" is red and cold; "cats and dogs" is one or the other.
    private Func<Term, Formula?> Group(EnglishParser.WordsContext[] parts, bool isUnion)
    {
        string[] last = WordsOf(parts[^1]);
        bool isEmpty = EmptyNouns.Contains(Inflection.Singular(last[^1])) && !isUnion;
        List<string> adjectives = [.. parts[..^1].Select(TextOf)];
        if (isEmpty)
        {
            adjectives.AddRange(last[..^1]);
        }

        bool isEverything = isEmpty && adjectives.Count == 0 && !Inflection.Singular(last[^1]).Equals("person", StringComparison.OrdinalIgnoreCase);
        return thing =>
        {
            List<Formula> all = [];
            foreach (string adjective in adjectives)
            {
                all.Add(isUnion ? _words.Noun(adjective, thing) : _words.Adjective(adjective, thing));
            }

            if (!isEmpty || (adjectives.Count == 0 && !isEverything))
            {
                all.Add(_words.Noun(string.Join(' ', last), thing));
            }

            return all.Count == 0 ? null : isUnion ? Formula.Or(all) : Formula.And(all);
        };
    }

    private Formula Predicates(EnglishParser.PredicatesContext predicates, Term thing, bool isPlural)
    {
        List<Formula> formulas = [];
        EnglishParser.PredicateContext? carried = null;
        foreach (EnglishParser.PredicateContext predicate in predicates.predicate())
        {
            _subject = thing;

            // "can swim and dive": a bare verb goes on with the auxiliary before it.
            bool goesOn = carried is not null && predicate is EnglishParser.DoingContext doing
                && doing.action() is EnglishParser.VerbContext verb && !Inflection.IsThirdPerson(verb.VERB().GetText());
            formulas.Add(Predicate(predicate, goesOn ? carried : null, thing, isPlural));
            carried = goesOn ? carried : predicate is EnglishParser.AbilityContext or EnglishParser.EmphasisContext ? predicate : null;
        }

        return Join(formulas, Connectives(predicates.joint()));
    }

    private Formula Predicate(EnglishParser.PredicateContext predicate, EnglishParser.PredicateContext? auxiliary, Term thing, bool isPlural)
    {
        EnglishParser.ActionContext Action() => ((EnglishParser.DoingContext)predicate).action();
        switch (auxiliary ?? predicate)
        {
            case EnglishParser.BeingContext being:
                return Complements(being.complements(), being.NOT() is not null || being.ISNT() is not null, thing, isPlural);
            case EnglishParser.AbilityContext ability:
                Formula can = this.Action(auxiliary is null ? ability.action() : Action(), thing, isAbility: true);
                return ability.NOT() is not null || ability.CANNOT() is not null ? !can : can;
            case EnglishParser.EmphasisContext emphasis:
                Formula does = this.Action(auxiliary is null ? emphasis.action() : Action(), thing, isAbility: false);
                return emphasis.NOT() is not null || emphasis.DONT() is not null ? !does : does;
            default:
                return this.Action(Action(), thing, isAbility: false);
        }
    }

    private Formula Complements(EnglishParser.ComplementsContext complements, bool isNegated, Term thing, bool isPlural)
    {
        EnglishParser.ComplementContext[] parts = complements.complement();
        Formula[] formulas = [.. parts.Select(c => Complement(c, thing, isPlural))];
        if (complements.NEITHER() is not null)
        {
            Formula neither = !formulas[0] & !formulas[1];
            return isNegated ? !neither : neither;
        }

        bool reachesFirstOnly = isNegated && parts.Skip(1).Any(static c => c.Start.Type == EnglishParser.NOT);
        if (reachesFirstOnly)
        {
            formulas[0] = !formulas[0];
        }

        Formula joined = Join(formulas, Connectives(complements.joint()));
        return isNegated && !reachesFirstOnly ? !joined : joined;
    }

    private Formula Complement(EnglishParser.ComplementContext complement, Term thing, bool isPlural)
    {
        switch (complement)
        {
            case EnglishParser.AbleContext able:
                Formula can = Action(able.action(), thing, isAbility: true);
                return able.NOT() is null ? can : !can;
            case EnglishParser.WhereContext where:
                Formula place = WithObject(where.@object(), thing, string.Empty, PrepositionOf(where.preposition()), PredicateWords.Being);
                return where.NOT() is null ? place : !place;
            default:
                EnglishParser.WhatContext what = (EnglishParser.WhatContext)complement;
                Formula formula = What(what, thing, isPlural);
                return what.NOT() is null ? formula : !formula;
        }
    }

    private Formula What(EnglishParser.WhatContext what, Term thing, bool isPlural)
    {
        string words = TextOf(what.words());
        string[] split = WordsOf(what.words());
        if (what.preposition() is { } preposition)
        {
            string article = what.article is null ? string.Empty : what.article.Text.ToLowerInvariant() + " ";
            return WithObject(what.@object(), thing, words, PrepositionOf(preposition), PredicateWords.BeingWith(article));
        }

        bool isNoun = what.article is not null || (isPlural && Inflection.IsPlural(split[^1]));
        if (isNoun && split.Length > 1 && EmptyNouns.Contains(Inflection.Singular(split[^1])))
        {
            return Formula.And(split[..^1].Select(w => (Formula)_words.Adjective(w, thing)));
        }

        return what.article?.Type == EnglishParser.THE ? _words.Role(words, thing)
            : !isNoun ? _words.Adjective(words, thing)
            : what.article is null ? _words.Noun(words, thing)
            : _words.SingularNoun(words, thing);
    }

    private Formula Action(EnglishParser.ActionContext action, Term thing, bool isAbility)
    {
        if (action is EnglishParser.HavingContext having)
        {
            Formula has = WithObject(
                having.@object(), thing, isAbility ? "have" : "has", string.Empty, isAbility ? PredicateWords.Can : PredicateWords.Doing);
            return having.NOT() is null ? has : !has;
        }

        EnglishParser.VerbContext verb = (EnglishParser.VerbContext)action;
        string word = verb.VERB().GetText();
        string preposition = verb.preposition() is { } p ? PrepositionOf(p) : string.Empty;
        VerbFrame frame = isAbility ? PredicateWords.Can : PredicateWords.Doing;
        word = isAbility ? Inflection.Base(word) : Inflection.ThirdPerson(word);
        return verb.@object() is { } target
            ? WithObject(target, thing, word, preposition, frame)
            : _words.Plain(word + (preposition.Length == 0 ? string.Empty : " " + preposition), thing, frame);
    }

    // A named object makes a relation between two things; "a car", "meat" and "mice" make a property of one.
    private Formula WithObject(EnglishParser.ObjectContext target, Term thing, string words, string preposition, VerbFrame frame)
    {
        if (target.SOMEONE() is not null)
        {
            if (_inCondition)
            {
                Term variable = NewVariable();
                _universals.Add(variable);
                _object = variable;
                return _words.Relation(words, preposition, thing, variable, frame);
            }

            Term some = NewVariable();
            return new ExistentialQuantification([some], _words.Relation(words, preposition, thing, some, frame));
        }

        EnglishParser.ReferenceContext reference = target.reference();
        if (reference.PRONOUN() is { } pronoun)
        {
            return _words.Relation(words, preposition, thing, _object ?? _subject ?? throw Dangling(pronoun.Symbol), frame);
        }

        bool isDefinite = reference.article?.Type == EnglishParser.THE
            || (reference.article is null && (reference.words().QUOTED().Length > 0 || char.IsUpper(TextOf(reference.words())[0])));
        if (!isDefinite)
        {
            string article = reference.article is null ? string.Empty : reference.article.Text.ToLowerInvariant() + " ";
            return _words.Property(words, preposition, article, TextOf(reference.words()), thing, frame);
        }

        Term named = Named(reference);
        _object = named;
        return _words.Relation(words, preposition, thing, named, frame);
    }

    private static bool IsPlural(EnglishParser.PredicatesContext predicates)
    {
        string verb = predicates.Start.Text;
        return predicates.Start.Type switch
        {
            EnglishParser.IS or EnglishParser.ISNT => verb.StartsWith("are", StringComparison.OrdinalIgnoreCase),
            EnglishParser.HAS => verb.Equals("have", StringComparison.OrdinalIgnoreCase),
            EnglishParser.DO or EnglishParser.DONT => !verb.StartsWith("does", StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
    }

    // "can" and a bare verb do not tell one from many.
    private static bool HasNoNumber(EnglishParser.PredicatesContext predicates) =>
        predicates.Start.Type is EnglishParser.CAN or EnglishParser.CANNOT
        || (predicates.Start.Type == EnglishParser.VERB && !Inflection.IsThirdPerson(predicates.Start.Text));

    // What stands between the parts of a list; true for "or". In "red, green or blue" a bare comma is as the next connective.
    private static bool[] Connectives(EnglishParser.JointContext[] joints)
    {
        bool[] isOr = [.. joints.Select(static j => j.OR() is not null)];
        for (int i = isOr.Length - 2; i >= 0; i--)
        {
            isOr[i] |= isOr[i + 1] && joints[i].ChildCount == 1 && joints[i].COMMA() is not null;
        }

        return isOr;
    }

    // "And" binds tighter than "or".
    private static Formula Join(IReadOnlyList<Formula> parts, bool[] isOr)
    {
        List<Formula> alternatives = [];
        List<Formula> together = [parts[0]];
        for (int i = 1; i < parts.Count; i++)
        {
            if (isOr[i - 1])
            {
                alternatives.Add(Formula.And(together));
                together = [];
            }

            together.Add(parts[i]);
        }

        alternatives.Add(Formula.And(together));
        return Formula.Or(alternatives);
    }

    private static string[] WordsOf(EnglishParser.WordsContext words)
    {
        string[] texts = new string[words.ChildCount];
        for (int i = 0; i < texts.Length; i++)
        {
            string text = words.GetChild(i).GetText();
            texts[i] = text[0] == '"' ? text[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal) : text;
        }

        return texts;
    }

    private static string TextOf(EnglishParser.WordsContext words) => string.Join(' ', WordsOf(words));

    private static string LastOf(EnglishParser.WordsContext words) => WordsOf(words)[^1];

    private static string PrepositionOf(EnglishParser.PrepositionContext preposition) =>
        string.Join(' ', preposition.PREPOSITION().Select(static p => p.GetText().ToLowerInvariant()));

    private Term NewVariable() => Term.Variable(_variables++ switch { 0 => "x", 1 => "y", 2 => "z", int n => $"x{n}" });

    private LanguageProblem Dangling(IToken pronoun) => new(
        DiagnosticIds.DanglingPronoun,
        $"'{pronoun.Text}' refers to nothing in this sentence.",
        "Name the thing; every statement is read by itself.",
        offset + pronoun.StartIndex,
        pronoun.Text.Length);
}
