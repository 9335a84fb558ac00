using System.Collections.Immutable;
using Antlr4.Runtime;
using Consistency.Logic;
using Parser = Consistency.Language.Generated.EnglishParser;

namespace Consistency.Language;

/// <content>Noun phrases: names, kinds of things, pronouns and quantifiers.</content>
internal sealed partial class EnglishReader
{
    // Applies what is said of a noun phrase to the thing or things that it stands for.
    private Formula Apply(Parser.NounContext noun, bool isSubject, GrammaticalNumber number, int coordinated, Func<Term, Formula> holds)
    {
        switch (noun)
        {
            case Parser.PronounContext:
                return Pronoun(noun, [], holds);
            case Parser.QuotedNameContext:
                return Individual(Unquote(((ClaimToken)noun.Start).Word), isSubject, holds);
            case Parser.DefiniteContext definite:
                return Definite(definite, isSubject, number, coordinated, holds);
            case Parser.AnybodyContext anybody:
                return Anybody(anybody, isSubject, holds);
            case Parser.DeterminedContext determined:
                return Determined(determined, isSubject, number, holds);
            case Parser.CountedNamesContext counted when counted._nouns.Count > Counting.MostNames:
                throw Unreadable(
                    DiagnosticCatalogue.Unsupported, $"Counted are {counted._nouns.Count} names; at most {Counting.MostNames} are understood.", "Write several sentences.", counted);
            case Parser.CountedNamesContext counted:
                return Counting.OfFormulas(
                    CountOf(counted), [.. counted._nouns.Select(n => Apply(n, isSubject, number, counted._nouns.Count, holds))]);
            default:
                Parser.BareContext bare = (Parser.BareContext)noun;
                if (Letter(bare) is { } letter)
                {
                    _scope.LastSubject = isSubject ? letter : _scope.LastSubject;
                    return holds(letter);
                }

                if (isSubject ? IsKind(bare, number, coordinated) : IsKind(bare))
                {
                    return Kind(bare, isSubject, holds);
                }

                if (bare.who is { } relative)
                {
                    throw Unreadable(
                        DiagnosticCatalogue.Unsupported, $"'{Said(relative)}' cannot follow a name.", "Make it a sentence of its own.", relative);
                }

                CheckName(bare.kind);
                CheckWhose(bare.kind);
                CheckTwoNames(bare.kind);
                return Individual(Written(bare.kind._words), isSubject, holds);
        }
    }

    // "quickly" says how something is done; "family" is a noun.
    public static bool IsAdverb(string lower) => lower.Length > 4 && lower.EndsWith("ly", StringComparison.Ordinal) && !Lexicon.NounsInLy.Contains(lower);

    // "Alice thinks Bob" is no name; "Vincent van Gogh" is.
    private static void CheckName(Parser.NominalContext name)
    {
        IList<IToken> words = name._words;
        ClaimToken last = (ClaimToken)words[^1];
        if (words.Count == 1 ? last.Lower is "mr" or "mrs" or "ms" or "dr" : char.IsLower(last.Word[0]) && IsAdverb(last.Lower))
        {
            throw Unreadable(
                DiagnosticCatalogue.Unexpected,
                $"'{last.Word}' is no name.",
                words.Count == 1 ? "Write the whole name, one sentence for each." : "Put the word behind the verb: 'Bob runs quickly.'",
                name);
        }

        if (words.Count > 1 && last.Lower is "alone" or "himself" or "herself" or "itself" or "themselves")
        {
            throw Unreadable(DiagnosticCatalogue.Unsupported, $"'{last.Word}' is no part of a name.", "Write 'Only Alice is kind.', or leave the word out.", name);
        }

        for (int i = 1; i + 1 < words.Count; i++)
        {
            ClaimToken word = (ClaimToken)words[i];
            if (char.IsLower(word.Word[0]) && ((ClaimToken)words[i - 1]).IsCapitalized && ((ClaimToken)words[i + 1]).IsCapitalized
                && !Lexicon.NameParticles.Contains(word.Lower))
            {
                throw Unreadable(
                    DiagnosticCatalogue.Unexpected, $"'{word.Word}' was not expected inside a name.", "Put the name in quotes; or write 'Alice says that Bob is kind.'", name);
            }
        }
    }

    // "Bob likes Alice, and Alice Bob": a sentence without its verb, and no name of two words.
    private void CheckTwoNames(Parser.NominalContext name)
    {
        if (name._words.Count > 1 && name._words.All(w => _scope.IsName(((ClaimToken)w).Word)))
        {
            throw Unreadable(
                DiagnosticCatalogue.Unsupported, $"'{Said(name)}' is two names that this sentence mentions before it, without a verb.", "Repeat the verb; put the words in quotes when they are one name.", name);
        }
    }

    private Formula Individual(string name, bool isSubject, Func<Term, Formula> holds, string article = "")
    {
        Term constant = _vocabulary.Constant(name, article, _constants.Count > 0 && _constants.Contains(SymbolName.Normalize(name)));
        _scope.AddName(constant, name, isSubject);
        if (isSubject)
        {
            _scope.LastSubject = constant;
        }

        return holds(constant);
    }

    // "If a customer complains then the customer is called": the one that was spoken of, and else the only one there is.
    private Formula Definite(Parser.DefiniteContext definite, bool isSubject, GrammaticalNumber number, int coordinated, Func<Term, Formula> holds)
    {
        string name = Written(definite._words);
        string phrase = Spoken(definite._words, isPlural: false);
        if (phrase is "former" or "latter")
        {
            throw Unreadable(DiagnosticCatalogue.UnboundPronoun, $"It cannot be told what '{Said(definite)}' stands for.", "Write the name instead.", definite);
        }

        if (_constants.Contains(SymbolName.Normalize(name)) || Mentioned(definite, phrase) is not { } mentioned)
        {
            ClaimToken last = (ClaimToken)definite.Stop;
            bool isMany = Inflection.LooksPlural(last.Lower) ? number != GrammaticalNumber.Singular : number == GrammaticalNumber.Plural && coordinated == 1;
            if (isSubject && isMany && !last.IsCapitalized && !_constants.Contains(SymbolName.Normalize(name)))
            {
                // "The employees are paid", "The rich are happy": of every one of them.
                CheckCounted(definite._words, definite);
                bool isNoun = Inflection.LooksPlural(last.Lower);
                string said = Spoken(definite._words, isNoun);
                Func<Term, Formula?> kind = t => isNoun ? Noun(Joined(definite._words, isPlural: true), said, t) : Adjective(Joined(definite._words, isPlural: false), said, t);
                return LiftsIn(definite) ? Wide(phrase, kind, holds) : ForAll(phrase, kind, holds, definite);
            }

            return phrase is not ("person" or "thing") ? Individual(name, isSubject, holds, "the ") : throw Unreadable(
                DiagnosticCatalogue.UnboundPronoun, $"'{Said(definite)}' stands for nothing that this sentence mentions before it.", "Write the name instead.", definite);
        }

        NoteMention(definite, mentioned, isSubject);
        _scope.LastSubject = isSubject ? mentioned : _scope.LastSubject;
        return holds(mentioned);
    }

    // "The three primary colors are red, yellow and blue": how many there are and what holds of them are two things.
    private static void CheckCounted(IList<IToken> words, Antlr4.Runtime.ParserRuleContext at)
    {
        if (words.Count > 1 && NumberWords.ValueOf(((ClaimToken)words[0]).Lower) is > 1 and < 1000 && Inflection.LooksPlural(((ClaimToken)words[^1]).Lower))
        {
            throw Unreadable(
                DiagnosticCatalogue.Unsupported, $"'{Said(at)}' counts things and speaks of each of them.", "Write two sentences: 'There are exactly three teams. Every team has five players.'", at);
        }
    }

    private Term? Mentioned(Parser.NounContext definite, string phrase)
    {
        IReadOnlyList<Term> mentions = _scope.Mentions(phrase);
        return mentions.Count switch
        {
            1 when _scope.DissolvedAs(phrase) is { Noun.Start.Type: Parser.SOME } => throw Several(definite),
            1 => mentions[0],
            0 when _scope.DissolvedAs(phrase) is { } introduced => throw new LiftException(introduced, definite),
            0 when _scope.Resembles(phrase) is { } other => throw Unreadable(
                DiagnosticCatalogue.Ambiguous,
                $"'{Said(definite)}' could be '{other}', which this sentence mentions before it, or another one.",
                $"Write 'the {phrase[(phrase.LastIndexOf(' ') + 1)..]}' for the one mentioned, and put the words in quotes when it is another one's name.",
                definite),
            0 when !_scope.HasEnded(phrase) => null,
            0 => throw Unreadable(
                DiagnosticCatalogue.Unsupported,
                $"'{Said(definite)}' seems to be one of those that only a part of this sentence speaks of.",
                "Use X and Y: 'If X is a customer and Y is a car and X owns Y then X insures Y.'",
                definite),
            _ => throw Several(definite),
        };
    }

    private static UnreadableException Several(Parser.NounContext definite) => Unreadable(
        DiagnosticCatalogue.Ambiguous,
        $"'{Said(definite)}' could stand for several things that this sentence mentions before it.",
        "Use X and Y: 'If X is older than Y then …'.",
        definite);

    private static string PhraseOf(Parser.NominalContext nominal) => Spoken(WordsOf(nominal), isPlural: false);

    private static IList<IToken> WordsOf(Parser.NominalContext nominal) => nominal.thing is { } thing ? [.. nominal._words, thing] : nominal._words;

    private static string Unquote(string quoted) => TextForms.Unquote(quoted);

    // "does not like anyone" and "Does anyone sing?" ask for one; "anyone can sing" speaks of all.
    private bool IsOneOfAny(ClaimToken word, bool isSubject) => word.Lower.StartsWith("any", StringComparison.Ordinal) && (IsQuestion || (_isDenied && !isSubject));

    private Formula Anybody(Parser.AnybodyContext anybody, bool isSubject, Func<Term, Formula> holds)
    {
        ClaimToken word = (ClaimToken)anybody.Start;
        bool any = !IsOneOfAny(word, isSubject) && (word.Type == Parser.EVERYONE || word.Lower.StartsWith("any", StringComparison.Ordinal));
        Func<Term, Formula?> restriction = t => anybody.who is { } relative ? Relative(relative, t) : null;

        // "If everyone is kind then …" needs all of them, "if someone is kind then …" any one.
        if (_generalizes && word.Type == Parser.SOMEONE && !IsOneOfAny(word, isSubject))
        {
            return General(word.Lower, isSubject, restriction, holds);
        }

        if (LiftsIn(anybody))
        {
            return word.Type == Parser.NO_ONE ? Wide(word.Lower, restriction, t => Denied(holds, t))
                : any ? Wide(word.Lower, restriction, holds)
                : throw Unreadable(
                    DiagnosticCatalogue.Unsupported, $"'{Said(anybody)}' speaks of a thing that is taken up later.", "Name the things, one sentence for each.", anybody);
        }

        return word.Type == Parser.NO_ONE ? ForAll(word.Lower, restriction, t => Denied(holds, t), isSubject ? anybody : null)
            : any ? ForAll(word.Lower, restriction, holds, isSubject ? anybody : null)
            : Exists(word.Lower, restriction, holds);
    }

    // What is said of nothing, with "any" in it meaning "one".
    private Formula Denied(Func<Term, Formula> holds, Term term)
    {
        bool wasDenied = _isDenied;
        _isDenied = true;
        Formula denied = !holds(term);
        _isDenied = wasDenied;
        return denied;
    }

    // "All water is wet": what is true of all of a stuff is true of the stuff that sentences speak of by its name.
    private Formula AllStuff(Parser.NominalContext nominal, Formula formula)
    {
        Term stuff = _vocabulary.Constant(Written(nominal._words), string.Empty);
        return Formula.And(Noun(Joined(nominal._words, isPlural: false), Spoken(nominal._words, isPlural: false), stuff), formula);
    }

    private static bool IsStuff(Parser.DeterminedContext determined, bool isSubject, GrammaticalNumber number)
    {
        Parser.NominalContext nominal = determined.kind;
        ClaimToken last = (ClaimToken)nominal.Stop;
        return isSubject && number == GrammaticalNumber.Singular && ((ClaimToken)determined.Start).Lower == "all" && determined.who is null
            && nominal is { thing: null, comma: null, conjunct: null, negation: null } && !last.IsCapitalized && !Inflection.LooksPlural(last.Lower);
    }

    private Formula Determined(Parser.DeterminedContext determined, bool isSubject, GrammaticalNumber number, Func<Term, Formula> holds)
    {
        ClaimToken determiner = (ClaimToken)determined.Start;
        bool isOne = determiner.Lower is "every" or "each" or "a" or "an";
        Parser.NominalContext nominal = determined.kind;
        string phrase = PhraseOf(nominal);
        if (determiner.Type == Parser.EVERY)
        {
            CheckCounted(nominal._words, determined);
        }

        bool anyPerson = determiner.Type == Parser.A && nominal.thing is not null;
        Func<Term, Formula?> restriction = t =>
            Both(Nominal(nominal, t, !isOne, dropPerson: anyPerson && _generalizes), determined.who is { } r ? Relative(r, t) : null);
        switch (determiner.Type)
        {
            case Parser.EVERY when IsOneOfAny(determiner, isSubject):
                return Exists(phrase, restriction, holds);
            case Parser.EVERY when _generalizes && determiner.Lower == "any":
            case Parser.A or Parser.SOME when _generalizes:
                return General(phrase, isSubject, restriction, holds, determined);
            case Parser.A when !isSubject:
                return Exists(phrase, restriction, holds);
            case Parser.EVERY when !_generalizes && IsStuff(determined, isSubject, number):
                return AllStuff(nominal, ForAll(phrase, restriction, holds));
            case Parser.EVERY or Parser.A:
                return isSubject && LiftsIn(determined) ? Wide(phrase, restriction, holds) : ForAll(phrase, restriction, holds, isSubject ? determined : null);
            case Parser.NO:
                return isSubject && LiftsIn(determined)
                    ? Wide(phrase, restriction, t => Denied(holds, t)) : ForAll(phrase, restriction, t => Denied(holds, t), isSubject ? determined : null);
            case Parser.AT_LEAST or Parser.AT_MOST or Parser.EXACTLY:
                return Counted(determined, phrase, t => Both(restriction(t), holds(t))!);
            case Parser.NOT_EVERY:
                return !ForAll(phrase, restriction, holds);
            case Parser.ONLY:
                Term x = _scope.Fresh();
                if (nominal.thing is null && nominal.comma is null && determined.who is null && nominal._words.All(static w => ((ClaimToken)w).IsCapitalized))
                {
                    // "Only Alice is kind": who is kind is Alice, and she is.
                    Term named = _vocabulary.Constant(Written(nominal._words), string.Empty);
                    Formula alone = holds(named) & new UniversalQuantification([x], holds(x).Implies(new Equality(x, named)));
                    _scope.Release(x);
                    return alone;
                }

                Formula only = new UniversalQuantification([x], holds(x).Implies(restriction(x) ?? throw Nothing(nominal)));
                _scope.Release(x);
                return only;
            default:
                return Exists(phrase, restriction, holds);
        }
    }

    private static Count CountOf(Antlr4.Runtime.ParserRuleContext noun)
    {
        ClaimToken word = (ClaimToken)noun.Start;
        int number = word.Number;
        if (number > Counting.Highest)
        {
            throw Unreadable(
                DiagnosticCatalogue.Unsupported, $"'{word.Word}' counts too far; up to {Counting.Highest} is understood.", "Name the things instead.", noun);
        }

        return word.Type switch
        {
            Parser.AT_LEAST => new Count(number, null),
            Parser.AT_MOST => new Count(0, number),
            _ => new Count(number, number),
        };
    }

    // "At least two birds can fly": that many different things, of which both hold.
    private Formula Counted(Parser.DeterminedContext determined, string word, Func<Term, Formula> part)
    {
        Count count = CountOf(determined);
        int variables = Math.Max(count.Least, count.Most is { } most ? most + 1 : 0);
        ImmutableArray<Term> terms = [.. Enumerable.Range(0, variables).Select(_ => _scope.Fresh())];
        _scope.Enter(terms[0], word);
        ImmutableArray<Formula> parts = [.. terms.Select(part)];
        foreach (Term term in terms)
        {
            _scope.Release(term);
        }

        return Counting.OfThings(count, terms, parts);
    }

    // "There is a bird that can fly": somebody or something, of which the noun holds.
    private Formula Existence(Parser.ExistenceContext existence)
    {
        Parser.NounContext noun = existence.what;
        (string word, int type, Func<Term, Formula?> described) = noun switch
        {
            Parser.AnybodyContext anybody => (
                ((ClaimToken)anybody.Start).Lower, anybody.Start.Type, (Func<Term, Formula?>)(t => anybody.who is { } r ? Relative(r, t) : null)),
            Parser.DeterminedContext determined => (
                PhraseOf(determined.kind),
                determined.Start.Type,
                t => Both(Nominal(determined.kind, t, isPlural: ((ClaimToken)determined.Start).Lower is not ("a" or "an")), determined.who is { } r ? Relative(r, t) : null)),
            Parser.BareContext bare => (
                PhraseOf(bare.kind), Parser.SOME, t => Both(Nominal(bare.kind, t, isPlural: true), bare.who is { } r ? Relative(r, t) : null)),
            _ => throw Unreadable(
                DiagnosticCatalogue.Unsupported, $"'{Said(noun)}' is not what can be said to be there.", "Write 'There is a bird that can fly.'", noun),
        };
        Func<Term, Formula> whole = t =>
        {
            Formula? place = existence.place is null ? null
                : Relation(
                    string.Empty, "is", "is not", string.Empty, [t], [(((ClaimToken)existence.PREPOSITION().Symbol).Lower, existence.place)], 0);
            return Both(described(t), place) ?? throw Unreadable(
                DiagnosticCatalogue.Unexpected, $"'{Said(existence)}' says nothing of what is there.", "Say what is there: 'There is a bird.'", existence);
        };
        bool isDenied = existence.negation is not null;
        if (type == Parser.NO_ONE || type == Parser.NO)
        {
            return Negated(isDenied, ForAll(word, static _ => null, t => !whole(t)));
        }

        if (noun is Parser.DeterminedContext { Start.Type: Parser.AT_LEAST or Parser.AT_MOST or Parser.EXACTLY } counted)
        {
            return Negated(isDenied, Counted(counted, word, whole));
        }

        if (_generalizes && !isDenied)
        {
            Term x = _scope.Introduce(word, isSubject: true);
            _scope.LastSubject = x;
            return whole(x);
        }

        return Negated(isDenied, Exists(word, static _ => null, whole));
    }

    private static UnreadableException Nothing(Parser.NominalContext nominal) => Unreadable(
        DiagnosticCatalogue.Unexpected, $"'{Said(nominal)}' says nothing that could restrict.", "Name a kind of things.", nominal);

    private Formula Kind(Parser.BareContext bare, bool isSubject, Func<Term, Formula> holds)
    {
        if (bare.kind is { comma: not null, thing: null } list && ((ClaimToken)list._words[^1]).IsCapitalized)
        {
            throw Unreadable(
                DiagnosticCatalogue.Unsupported, $"'{Said(list)}' is no kind of things.", "Put a name with a comma in it in quotes, or leave out what stands before the comma.", list);
        }

        CheckWhose(bare.kind);
        Func<Term, Formula?> restriction = t => Both(Nominal(bare.kind, t, isPlural: true), bare.who is { } r ? Relative(r, t) : null);
        string phrase = PhraseOf(bare.kind);
        if (LiftsIn(bare))
        {
            return Wide(phrase, restriction, holds);
        }

        return _generalizes ? General(phrase, isSubject, restriction, holds) : ForAll(phrase, restriction, holds, isSubject ? bare : null);
    }

    private Formula General(string word, bool isSubject, Func<Term, Formula?> restriction, Func<Term, Formula> holds, Parser.NounContext? noun = null)
    {
        Term x = _scope.Introduce(word, isSubject);
        if (noun is not null)
        {
            NoteLifted(noun, x);
        }

        _scope.LastSubject = x;
        if (restriction(x) is { } restricted)
        {
            _scope.Restrictions.Add(restricted);
        }

        return holds(x);
    }

    private UniversalQuantification ForAll(string word, Func<Term, Formula?> restriction, Func<Term, Formula> holds, Parser.NounContext? subject = null)
    {
        Term x = _scope.Fresh();
        _scope.Enter(x, word);
        Formula? restricted = restriction(x);
        Formula body = holds(x);
        if (subject is not null && !_isConditional)
        {
            SpeaksOfKinds = true;
            _kindSubject ??= subject;
        }

        _scope.Release(x, subject);
        return new UniversalQuantification([x], restricted is null ? body : restricted.Implies(body));
    }

    private ExistentialQuantification Exists(string word, Func<Term, Formula?> restriction, Func<Term, Formula> holds)
    {
        Term x = _scope.Fresh();
        _scope.Enter(x, word);
        Formula? restricted = restriction(x);
        Formula body = holds(x);
        _scope.Release(x);
        return new ExistentialQuantification([x], restricted is null ? body : Both(restricted, body)!);
    }

    private static Formula? Both(Formula? left, Formula? right) => left is null ? right : right is null ? left : Formula.And(
        [.. left is Conjunction l ? l.Operands : [left], .. right is Conjunction r ? r.Operands : [right]]);

    private Formula? Relative(Parser.RelativeContext relative, Term subject)
    {
        if (relative.ChildCount == 2)
        {
            return Predicate(relative.predicate(0), subject);
        }

        // Groups joined by "or", of parts joined by "and"; the other way round in the other reading.
        List<List<Formula>> groups = [[]];
        bool isMixed = relative.OR().Length > 0 && relative.AND().Length > 0;
        bool orFirst = isMixed && IsOrFirst(relative);
        bool deniesAll = !isMixed && relative.OR().Length > 0 && IsNegated(relative.predicate(0)) && DeniesAlternatives(relative);
        bool detach = false;
        bool negated = false;
        for (int i = 0; i < relative.ChildCount; i++)
        {
            switch (relative.GetChild(i))
            {
                case Parser.PredicateContext predicate when detach:
                    _detached.Add(predicate);
                    break;
                case Parser.PredicateContext predicate:
                    Formula said = Predicate(predicate, subject);
                    groups[^1].Add(deniesAll && i > 1 ? !said : said);
                    break;
                case Parser.ComplementContext complement:
                    groups[^1].Add(SameVerb(complement, negated || deniesAll, subject));
                    break;
                case Antlr4.Runtime.Tree.ITerminalNode { Symbol.Type: Parser.AND }:
                    if (orFirst)
                    {
                        groups.Add([]);
                    }

                    // "likes someone who is kind and is nice": who is nice?
                    detach = !isMixed && relative.GetChild(i + 1) is Parser.PredicateContext next && IsInObject(relative)
                        && IsDetached(relative, next);
                    break;
                case Antlr4.Runtime.Tree.ITerminalNode { Symbol.Type: Parser.OR } when !orFirst && !deniesAll:
                    groups.Add([]);
                    break;
            }

            negated = relative.GetChild(i) is Antlr4.Runtime.Tree.ITerminalNode { Symbol.Type: Parser.NOT };
        }

        return orFirst ? Formula.And(groups.Select(static g => Formula.Or(g))) : Formula.Or(groups.Select(static g => Formula.And(g)));
    }

    // "who is not red or blue": not red, or else blue; or, the other way, neither.
    private bool DeniesAlternatives(Parser.RelativeContext relative)
    {
        for (int i = 2; i < relative.ChildCount; i++)
        {
            if (relative.GetChild(i) is Parser.PredicateContext and not Parser.DoingContext { auxiliary: null } or Antlr4.Runtime.Tree.ITerminalNode { Symbol.Type: Parser.NOT })
            {
                return false;
            }
        }

        if (!IsOfAdjectives(relative.predicate(0)))
        {
            // "who does not smoke or drink" does neither.
            return !IsOther(AmbiguityKind.NegatedList, relative, () => ($"'not' belongs to every alternative in '{Said(relative)}'", $"'not' belongs to the first alternative only in '{Said(relative)}'"));
        }

        return IsOther(AmbiguityKind.NegatedList, relative, () => ($"'not' belongs to the first alternative only in '{Said(relative)}'", $"'not' belongs to every alternative in '{Said(relative)}'"));
    }

    private static Antlr4.Runtime.ParserRuleContext Noun(Parser.RelativeContext relative) => (Antlr4.Runtime.ParserRuleContext)relative.Parent;

    // Whether a relative clause ends the object of a sentence: then a further "and" may go on with the sentence.
    private static bool IsInObject(Parser.RelativeContext relative) =>
        relative.Parent.Parent is Parser.ObjectContext { Parent.Parent: Parser.ClauseContext or Parser.SameSubjectContext } whom && whom.Stop == relative.Stop;

    // What a noun with its adjectives says of a thing; null for "thing", which says nothing.
    private Formula? Nominal(Parser.NominalContext nominal, Term subject, bool isPlural, bool dropPerson = false)
    {
        IList<IToken> words = nominal._words;
        ClaimToken? thing = (ClaimToken?)nominal.thing;
        bool isList = nominal.comma is not null || nominal.conjunct is not null;
        if (thing is not null && words.Count == 0)
        {
            // In a condition "all people", like "everyone", speaks of all there is; elsewhere people are a kind.
            return thing.Lower is "thing" or "things" || dropPerson || (_isConditional && thing.Lower == "people") ? null : Noun("person", "person", subject);
        }

        if (isList)
        {
            List<Formula> parts = [.. words.SkipLast(1).Cast<ClaimToken>().Select(w => Adjective(w.Lower, w.Word, subject))];
            ClaimToken last = (ClaimToken)words[^1];
            parts.Add(thing is not null ? Adjective(last.Lower, last.Word, subject) : Noun(isPlural ? Inflection.Singular(last.Lower) : last.Lower, null, subject));
            return Formula.And(parts);
        }

        if (nominal.negation is not null)
        {
            return !Adjective(Joined(words, isPlural: false), Spoken(words, isPlural: false), subject);
        }

        if (thing is not null)
        {
            return Adjective(Joined(words, isPlural: false), Spoken(words, isPlural: false), subject);
        }

        string name = Joined(words, isPlural);
        return Noun(name, Spoken(words, isPlural), subject);
    }

    private static string Joined(IList<IToken> words, bool isPlural) => Lower(words, isPlural, '_');

    private static string Spoken(IList<IToken> words, bool isPlural) => Lower(words, isPlural, ' ');

    // The words in lower case; the last one of a plural noun in the singular.
    private static string Lower(IList<IToken> words, bool isPlural, char separator)
    {
        string last = ((ClaimToken)words[^1]).Lower;
        last = isPlural ? Inflection.Singular(last) : last;
        return words.Count == 1 ? last : string.Join(separator, words.SkipLast(1).Select(static w => ((ClaimToken)w).Lower).Append(last));
    }

    private static string Written(IList<IToken> words) =>
        words.Count == 1 ? ((ClaimToken)words[0]).Word : string.Join(' ', words.Select(static w => ((ClaimToken)w).Word));

    private AtomicFormula Noun(string name, string? spoken, Term subject)
    {
        if (_vocabulary.Worded(name, 1) is not { } predicate)
        {
            predicate = new Predicate(name, 1);
            string words = VocabularyBuilder.Escape(Inflection.WithArticle(spoken ?? name));
            _vocabulary.Add(predicate, "{0} is " + words, "{0} is not " + words);
        }

        return new AtomicFormula(predicate, ImmutableArray.Create(subject));
    }

    private AtomicFormula Adjective(string name, string spoken, Term subject)
    {
        if (_vocabulary.Worded(name, 1) is not { } predicate)
        {
            predicate = new Predicate(name, 1);
            string words = VocabularyBuilder.Escape(string.Equals(spoken, name, StringComparison.OrdinalIgnoreCase) ? name : spoken);
            _vocabulary.Add(predicate, "{0} is " + words, "{0} is not " + words);
        }

        return new AtomicFormula(predicate, ImmutableArray.Create(subject));
    }

    private Term? Letter(Parser.BareContext bare)
    {
        if (!_isConditional || bare.Start != bare.Stop || bare.Start.Type != Parser.WORD)
        {
            return null;
        }

        string word = ((ClaimToken)bare.Start).Word;
        return word.Length == 1 && char.IsAsciiLetterUpper(word[0]) && !_constants.Contains(word.ToLowerInvariant())
            && (word[0] >= 'U' || !_letterNames.Contains(word[0]))
            ? _scope.Letter(word[0])
            : null;
    }

    // A bare noun as an object: capitals and declared constants are names, everything else is a kind of things.
    private bool IsKind(Parser.BareContext bare)
    {
        Parser.NominalContext nominal = bare.kind;
        return nominal.thing is not null || nominal.comma is not null || IsCountOfCapitals(nominal)
            || (!((ClaimToken)nominal.Stop).IsCapitalized && !IsDeclared(nominal) && !(nominal._words.Count > 1 && Owner((ClaimToken)nominal.Start) is not null));
    }

    // "two Nobel Prizes": so many of a kind whose name has capitals.
    private static bool IsCountOfCapitals(Parser.NominalContext nominal) =>
        nominal._words.Count > 1 && NumberWords.ValueOf(((ClaimToken)nominal.Start).Lower) is > 1 and < 1000 && Inflection.LooksPlural(((ClaimToken)nominal.Stop).Lower);

    private bool IsDeclared(Parser.NominalContext nominal) =>
        _constants.Count > 0 && _constants.Contains(SymbolName.Normalize(Written(nominal._words)));

    // A bare noun as a subject: "are" makes a kind of it and "is" a name; "can" leaves it to the form of the word.
    private bool IsKind(Parser.BareContext bare, GrammaticalNumber number, int coordinated)
    {
        Parser.NominalContext nominal = bare.kind;
        if (nominal.thing is not null || nominal.comma is not null)
        {
            return true;
        }

        ClaimToken last = (ClaimToken)nominal.Stop;
        ClaimToken first = (ClaimToken)nominal.Start;
        if (IsDeclared(nominal) || last.Lower is "we" or "you" or "i" || (first != last && Owner(first) is not null) || (last.IsCapitalized && (first != last || first.TokenIndex > 0)))
        {
            return false;
        }

        if (coordinated == 1 && number != GrammaticalNumber.Unknown)
        {
            return number == GrammaticalNumber.Plural;
        }

        return Inflection.LooksPlural(last.Lower);
    }
}
