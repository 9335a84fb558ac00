using System.Collections.Immutable;
using System.Globalization;
using Antlr4.Runtime;
using Consistency.Logic;
using Parser = Consistency.Language.Generated.EnglishParser;

namespace Consistency.Language;

/// <content>Predicates: what is said of a thing.</content>
internal sealed partial class EnglishReader
{
    private static GrammaticalNumber NumberOf(Parser.PredicateContext predicate)
    {
        switch (predicate)
        {
            case Parser.BeingContext:
                return ((ClaimToken)predicate.Start).Lower is "are" or "were" ? GrammaticalNumber.Plural : GrammaticalNumber.Singular;
            case Parser.HavingContext or Parser.DoingContext:
                ClaimToken word = (ClaimToken)predicate.Start;
                return word.Type switch
                {
                    Parser.HAVE or Parser.DO when word.Lower is "had" or "did" => GrammaticalNumber.Unknown,
                    Parser.HAVE => word.Lower == "have" ? GrammaticalNumber.Plural : GrammaticalNumber.Singular,
                    Parser.DO => word.Lower == "do" ? GrammaticalNumber.Plural : GrammaticalNumber.Singular,
                    _ when word.IsPast || Inflection.LooksPast(word.Lower) => GrammaticalNumber.Unknown,
                    _ => Inflection.LooksThirdPerson(word.Lower) ? GrammaticalNumber.Singular : GrammaticalNumber.Plural,
                };
            default:
                return GrammaticalNumber.Unknown;
        }
    }

    private Formula Predicate(Parser.PredicateContext predicate, Term subject)
    {
        Formula formula = PredicateAlone(predicate, subject);
        if (_detached.Count == 0 || predicate.Parent is Parser.RelativeContext)
        {
            return formula;
        }

        List<Parser.PredicateContext> detached = [.. _detached.Distinct()];
        _detached.Clear();
        return Formula.And([formula, .. detached.Select(p => PredicateAlone(p, subject))]);
    }

    private Formula PredicateAlone(Parser.PredicateContext predicate, Term subject)
    {
        bool wasDenied = _isDenied;
        _isDenied |= IsNegated(predicate);
        try
        {
            return Says(predicate, subject);
        }
        finally
        {
            _isDenied = wasDenied;
        }
    }

    private Formula Says(Parser.PredicateContext predicate, Term subject)
    {
        GrammaticalNumber number = NumberOf(predicate);
        _lastComplement = null;
        _lastSaid = null;
        _before = null;
        _lastIsDenied = IsNegated(predicate);
        switch (predicate)
        {
            case Parser.BeingContext being:
                _last = new LastVerb(LastVerb.Forms.Being, null, number, IsPast(predicate));
                return Negated(being.negation is not null, InTime(_last, Complement(being.what, subject, number == GrammaticalNumber.Plural), subject));
            case Parser.AbilityContext ability:
                _last = new LastVerb(LastVerb.Forms.Ability, (ClaimToken)ability.verb, number);
                _modal = (((ClaimToken)ability.Start).Lower, ability.negation is not null);
                return Negated(ability.negation is not null, Verb(_last, _lastObjects = Objects(ability.whom), subject));
            case Parser.HavingContext having:
                _last = new LastVerb(LastVerb.Forms.Having, null, number, IsPast(predicate));
                return Negated(having.negation is not null, InTime(_last, Having(having.what, subject), subject));
            default:
                Parser.DoingContext doing = (Parser.DoingContext)predicate;
                bool stillCan = _last.Form == LastVerb.Forms.Ability && doing.auxiliary is null && predicate.Parent is Parser.SameSubjectContext
                    && !Inflection.LooksThirdPerson(((ClaimToken)doing.verb).Lower);
                _last = new LastVerb(stillCan ? LastVerb.Forms.Ability : LastVerb.Forms.Doing, (ClaimToken)doing.verb, number, doing.auxiliary is null ? ((ClaimToken)doing.verb).IsPast : IsPast(predicate));
                return Negated(doing.negation is not null, Verb(_last, _lastObjects = Objects(ObjectOf(doing)), subject, doing.auxiliary is not null));
        }
    }

    private static bool IsPast(Parser.PredicateContext predicate) => ((ClaimToken)predicate.Start).Lower is "was" or "were" or "had" or "did";

    // What was is another atom than what is: a text that says both does not contradict itself. What says which others are meant
    // ("older than every cat") is said of no time.
    private Formula InTime(LastVerb verb, Formula formula, Term subject) =>
        verb.IsPast ? Renaming.Of(formula, a => a.Arguments.Length > 0 && a.Arguments[0].Equals(subject) ? new AtomicFormula(Past(a.Predicate), a.Arguments) : a) : formula;

    private Predicate Past(Predicate predicate)
    {
        if (_vocabulary.WordingOf(predicate) is not { } now)
        {
            return predicate;
        }

        string? name = now.Positive.StartsWith("{0} is", StringComparison.Ordinal) ? "was_" + predicate.Name
            : now.Positive.StartsWith("{0} has", StringComparison.Ordinal) ? "had" + predicate.Name[3..]
            : null;
        if (name is null)
        {
            return predicate;
        }

        Predicate past = new(name, predicate.Arity);
        _vocabulary.Add(
            past,
            now.Positive[4] == 'i' ? "{0} was" + now.Positive[6..] : "{0} had" + now.Positive[7..],
            now.Negative.StartsWith("{0} is not", StringComparison.Ordinal) ? "{0} was not" + now.Negative[10..] : now.Negative.Replace("does not", "did not", StringComparison.Ordinal));
        return past;
    }

    private static Formula Negated(bool isNegated, Formula formula) => !isNegated ? formula : formula is Negation negation ? negation.Operand : !formula;

    // "… and big", "… and the dog": the verb is the last one that was said.
    private Formula SameVerb(Parser.ComplementContext complement, bool isNegated, Term subject)
    {
        bool wasDenied = _isDenied;
        _isDenied |= isNegated;
        try
        {
            return Continued(complement, isNegated, subject);
        }
        finally
        {
            _isDenied = wasDenied;
        }
    }

    private Formula Continued(Parser.ComplementContext complement, bool isNegated, Term subject)
    {
        switch (_last.Form)
        {
            case LastVerb.Forms.Being when complement.ChildCount == 1 && complement._nouns[0] is Parser.DefiniteContext:
                // "in the house and the cat": the cat may be the place or what is said of the subject.
                throw Unreadable(
                    DiagnosticCatalogue.Ambiguous,
                    $"It is not clear what '{Said(complement)}' belongs to.",
                    "Repeat the words before it: 'is in the house and is in the garden'.",
                    complement);
            case LastVerb.Forms.Being when _lastComplement is { } relation && complement.ChildCount == 1 && IsAnotherObject(complement._nouns[0]):
                // "owned by Alice and Bob", "older than Alice and Bob": one more of what the relation is to.
                if (_lastIsDenied && !isNegated)
                {
                    throw Unreadable(
                        DiagnosticCatalogue.Ambiguous, $"It is not clear whether 'not' is said of '{Said(complement)}', too.", "Write a sentence for each.", complement);
                }

                return Negated(isNegated, InTime(_last, Complement(relation, subject, _last.Number == GrammaticalNumber.Plural, complement._nouns[0]), subject));
            case LastVerb.Forms.Being when _lastComplement is { than: not null } compared && complement.ChildCount == 1 && complement._nouns[0] is Parser.BareContext { who: null } more && IsComparative(more.kind):
                // "is faster than the bus but more expensive": than the bus, too.
                (string degree, string words) = HeadOf(more, isPlural: false);
                return Negated(isNegated, InTime(_last, Relation(degree, "is", "is not", " " + words, [subject], Phrases(compared, 1), 0), subject));
            case LastVerb.Forms.Being when _lastComplement is { } related && complement.ChildCount == 1 && IsPartOfRelation(related, complement._nouns[0]):
                // "made of wood and steel", "afraid of dogs and happy": it may be one more of the kind or what is said of the subject.
                throw Unreadable(
                    DiagnosticCatalogue.Ambiguous,
                    $"It is not clear what '{Said(complement)}' belongs to.",
                    "Repeat the words before it: 'is made of wood and is made of steel', 'is made of wood and is heavy'.",
                    complement);
            case LastVerb.Forms.Being:
                _before = _lastComplement;
                return Negated(isNegated, InTime(_last, Complement(complement, subject, _last.Number == GrammaticalNumber.Plural), subject));
            case LastVerb.Forms.Having when complement.ChildCount == 1:
                if (_lastHad is { } had)
                {
                    CheckApposed(had, complement._nouns[0]);
                }

                return Negated(isNegated, InTime(_last, Having(complement._nouns[0], subject), subject));
            case LastVerb.Forms.Ability or LastVerb.Forms.Doing when complement.than is null:
                _modal.IsDenied = isNegated;
                return Negated(isNegated, Verb(_last, Continued(Phrases(complement, 0)), subject));
            default:
                throw Unreadable(
                    DiagnosticCatalogue.Unexpected, $"'{Said(complement)}' has no verb that it could belong to.", "Repeat the verb.", complement);
        }
    }

    private static bool IsComparative(Parser.NominalContext kind) =>
        kind is { thing: null, comma: null } && (kind._words.Count == 1 ? Lexicon.IsComparative(((ClaimToken)kind.Start).Lower) : kind._words.Count == 2 && ((ClaimToken)kind.Start).Lower is "more" or "less");

    // "works on phones and tablets", "gives flowers to Bob and to Carol": one more of the last object, or of the one with that preposition.
    private List<(string? Preposition, Parser.NounContext Noun)> Continued(List<(string? Preposition, Parser.NounContext Noun)> phrases)
    {
        if (phrases is [(null, _), _, ..] && _lastObjects is [(not null, _), ..])
        {
            // "Alice goes to Paris and Bob to London": another subject without its verb.
            throw Unreadable(
                DiagnosticCatalogue.Unsupported, $"'{Said(phrases[0].Noun)}' has no verb of its own.", "Write a sentence for each: 'Alice goes to Paris and Bob goes to London.'", phrases[0].Noun);
        }

        if (phrases is not [var next] || _lastObjects.Count == 0)
        {
            return phrases;
        }

        int at = next.Preposition is null ? _lastObjects.Count - 1 : _lastObjects.FindLastIndex(o => o.Preposition == next.Preposition);
        if (at < 0 && _last.Verb?.Lower == "be")
        {
            // "can be bought online or at the station": what is done stands before.
            throw Unreadable(
                DiagnosticCatalogue.Ambiguous, $"It is not clear what '{next.Preposition} {Said(next.Noun)}' belongs to.", "Repeat the words before it: 'can be bought online or can be bought at the station'.", next.Noun);
        }

        if (at < 0)
        {
            return phrases;
        }

        if (next.Preposition is null && _lastObjects[at].Preposition == "of" && IsCounted(next.Noun))
        {
            // "needs 200 g of flour and two eggs": the eggs are no stuff of the 200 g.
            return phrases;
        }

        CheckApposed(_lastObjects[at].Noun, next.Noun);
        List<(string? Preposition, Parser.NounContext Noun)> continued = [.. _lastObjects];
        continued[at] = (continued[at].Preposition, next.Noun);
        return continued;
    }

    private static bool IsCounted(Parser.NounContext noun) => noun is Parser.DeterminedContext { Start.Type: Parser.A or Parser.AT_LEAST or Parser.AT_MOST or Parser.EXACTLY }
        || (noun is Parser.BareContext { kind: { } kind } && NumberWords.ValueOf(((ClaimToken)kind.Start).Lower) is not null);

    // "has two languages, English and French": the names are those two and no more things that it has.
    private static void CheckApposed(Parser.NounContext counted, Parser.NounContext named)
    {
        if (counted is Parser.BareContext { kind: { } kind } && NumberWords.ValueOf(((ClaimToken)kind.Start).Lower) is > 1 && named is Parser.BareContext { Start: ClaimToken { IsCapitalized: true } })
        {
            throw Unreadable(
                DiagnosticCatalogue.Ambiguous, $"'{Said(named)}' can be one of '{Said(counted)}' or one thing more.", "Write two sentences: 'Canada has two languages. English is a language.'", named);
        }
    }

    // "buys and sells cars": the first verb has the object of the second.
    private static Parser.ObjectContext? ObjectOf(Parser.DoingContext doing)
    {
        if (doing.whom is not null || !Lexicon.TakesObject.Contains(BaseOf(((ClaimToken)doing.verb).Lower)) || doing.Parent?.Parent is not Parser.ConjunctionContext all)
        {
            return doing.whom;
        }

        int next = all._items.IndexOf((Parser.ItemContext)doing.Parent) + 1;
        Parser.ItemContext? item = next < all._items.Count ? all._items[next]
            : all.Parent is Parser.DisjunctionContext either && either._parts.IndexOf(all) + 1 is var other && other < either._parts.Count ? either._parts[other]._items[0] : null;
        return item is Parser.SameSubjectContext { says: Parser.DoingContext { auxiliary: null } following } ? ObjectOf(following) : null;
    }

    private static string BaseOf(string verb) =>
        Inflection.LooksPast(verb) ? Inflection.BaseOfPast(verb) : Inflection.LooksThirdPerson(verb) ? Inflection.BaseForm(verb) : verb;

    private bool IsAnotherObject(Parser.NounContext noun) => noun switch
    {
        Parser.QuotedNameContext => true,
        Parser.BareContext { who: null } bare => !Lexicon.Demonyms.Contains(((ClaimToken)bare.Stop).Lower)
            && (!IsKind(bare) || (bare.kind.comma is null && bare.kind.thing is null && Inflection.LooksPlural(((ClaimToken)bare.Stop).Lower) && _lastComplement!._nouns[^1] is Parser.BareContext)),
        _ => false,
    };

    private bool IsPartOfRelation(Parser.ComplementContext relation, Parser.NounContext noun) =>
        relation._nouns[^1] is Parser.BareContext last && IsKind(last) && noun is Parser.BareContext { who: null } bare && bare.Start == bare.Stop && IsKind(bare);

    // What "is" says of a subject; "instead" stands for the last noun of it.
    private Formula Complement(Parser.ComplementContext complement, Term subject, bool isPlural, Parser.NounContext? instead = null)
    {
        IList<Parser.NounContext> nouns = complement._nouns;
        if (complement.than is not null && _lastSaid is { ChildCount: 1 } said && said._nouns[0] is Parser.BareContext { who: null } bareHead && IsComparative(bareHead.kind))
        {
            // "faster and more expensive than the bus": faster than what?
            throw Unreadable(
                DiagnosticCatalogue.Ambiguous, $"It is not clear what '{Said(said)}' is compared with.", $"Repeat what it is compared with: '{Said(said)} than …, and {Said(complement)}'.", said);
        }

        _lastSaid = complement;
        bool startsWithPreposition = complement.Start.Type == Parser.PREPOSITION;
        if (startsWithPreposition && instead is null && _before is { } before && nouns.Count == 1 && before.Start.Type != Parser.PREPOSITION && before._nouns.Count == 2
            && before.GetChild(1) is Antlr4.Runtime.Tree.ITerminalNode { Symbol: ClaimToken same } && same.Lower == ((ClaimToken)complement.Start).Lower)
        {
            // "is effective against bacteria but not against viruses".
            return Complement(before, subject, isPlural, nouns[0]);
        }

        _lastComplement = startsWithPreposition || nouns.Count > 1 ? complement : null;
        if (startsWithPreposition)
        {
            return Relation(string.Empty, "is", "is not", string.Empty, [subject], Phrases(complement, 0, instead), 0);
        }

        Parser.NounContext head = nouns[0];
        Parser.NounContext? whom = nouns.Count == 1 ? null : nouns.Count == 2 ? instead ?? nouns[1] : nouns[1];
        if (whom is not null && !IsFused(whom) && Passive(head, (ClaimToken)complement.GetChild(1).Payload) is { } active)
        {
            return ByWhom(active, whom, subject, nouns.Count > 2 ? Phrases(complement, 2, instead) : []);
        }

        if (whom is not null && nouns.Count == 2 && complement.GetChild(1) is Antlr4.Runtime.Tree.ITerminalNode { Symbol: ClaimToken { Lower: "with" } } && What(head) is { } what
            && NameOfKind(whom) is not null && !Lexicon.Mutual.Contains(((ClaimToken)what.Stop).Lower) && Nominal(what, subject, isPlural && head is Parser.BareContext) is { } patient)
        {
            // "is a patient with asthma" is one, and has asthma.
            return Formula.And(patient, Having(whom, subject));
        }

        if (whom is not null)
        {
            if (complement.than is not null && nouns[1] is Parser.BareContext { who: null } owned)
            {
                CheckOwned(owned.kind);
            }

            (string name, string spoken) = HeadOf(head, isPlural);
            if (complement.than is not null && nouns.Count == 2 && AllOf(instead ?? nouns[1]) is { } others)
            {
                // "Elephants are bigger than mice": than every one of them; "not bigger than a mouse": than none, and "than mice": not than all.
                Parser.NounContext noun = instead ?? nouns[1];
                Formula Compared(Term other) => Relation(name + "_than", "is", "is not", $" {spoken} than {{1}}", [subject, other], [], 0);
                Func<Term, Formula?> restriction = t => Nominal(others, t, isPlural: noun is Parser.BareContext);
                return _isDenied && noun is Parser.DeterminedContext ? Exists(PhraseOf(others), restriction, Compared) : ForAll(PhraseOf(others), restriction, Compared);
            }

            return Relation(name, "is", "is not", " " + spoken, [subject], Phrases(complement, 1, instead), 0);
        }

        switch (head)
        {
            case Parser.DeterminedContext { Start.Type: Parser.A } kind:
                return Both(Nominal(kind.kind, subject, isPlural: false), kind.who is { } r ? Relative(r, subject) : null)
                    ?? throw Nothing(kind.kind);
            case Parser.DeterminedContext { Start.Type: Parser.AT_LEAST or Parser.AT_MOST or Parser.EXACTLY } measured when measured.who is null && measured.kind.thing is null && measured.kind.comma is null:
                // "is at least 18 years old".
                string amount = AmountOf(measured);
                return Adjective($"{amount.Replace(' ', '_')}_{Joined(measured.kind._words, isPlural: false)}", $"{amount} {Written(measured.kind._words)}", subject);
            case Parser.DeterminedContext { Start.Type: Parser.NO } kind when kind.who is null:
                return !(Nominal(kind.kind, subject, isPlural) ?? throw Nothing(kind.kind));
            case Parser.BareContext bare when bare.who is null:
                return Bare(bare.kind, subject, isPlural);
            case Parser.BareContext { } bare:
                return Both(Nominal(bare.kind, subject, isPlural), Relative(bare.who, subject)) ?? throw Nothing(bare.kind);
            case Parser.DefiniteContext { _words: [ClaimToken first, _, ..] } role when first.Lower.Length > 2 && first.Lower.EndsWith("'s", StringComparison.Ordinal):
                // "is the company's CEO".
                return RoleOf([.. role._words.Skip(1)], _vocabulary.Constant(first.Word[..^2], "the "), subject);
            case Parser.DefiniteContext many when isPlural && Inflection.LooksPlural(((ClaimToken)many.Stop).Lower):
                // "Alice and Bob are the members": each is one.
                return Noun(Joined(many._words, isPlural: true), Spoken(many._words, isPlural: true), subject);
            case Parser.DefiniteContext definite:
                IList<IToken> words = definite._words;
                Predicate predicate = new(Joined(words, isPlural: false), 1);
                string title = VocabularyBuilder.Escape(Spoken(words, isPlural: false));
                _vocabulary.Add(predicate, "{0} is the " + title, "{0} is not the " + title);
                return predicate.Of(subject);
            default:
                throw Unreadable(
                    DiagnosticCatalogue.Unsupported,
                    $"'{Said(head)}' cannot stand after 'is'.",
                    "Say what kind of thing it is ('is a bird'), what it is like ('is green'), or write 'a = b'.",
                    head);
        }
    }

    // "mice", "a mouse" behind "than": all of a kind; null for names, and for numbers.
    private Parser.NominalContext? AllOf(Parser.NounContext noun) => noun switch
    {
        Parser.DeterminedContext { Start.Type: Parser.A, who: null, kind: { comma: null, conjunct: null, negation: null } kind } when !IsAmount(kind) => kind,
        Parser.BareContext { who: null, kind: { thing: null, comma: null, conjunct: null, negation: null } kind } bare when Letter(bare) is null && IsKind(bare)
            && Inflection.LooksPlural(((ClaimToken)kind.Stop).Lower) && !IsAmount(kind) => kind,
        _ => null,
    };

    private static bool IsAmount(Parser.NominalContext kind) =>
        kind._words.Any(static w => char.IsAsciiDigit(((ClaimToken)w).Lower[0]) || NumberWords.ValueOf(((ClaimToken)w).Lower) is not null || ((ClaimToken)w).Lower is "hundred" or "dozen" or "few" or "lot");

    // "heavier than water", "is before dinner": a bare noun is a name there, as it is for a subject.
    private bool IsStuff(Parser.NounContext noun) =>
        noun is Parser.BareContext { who: null, kind: { thing: null, comma: null, conjunct: null, negation: null } kind } bare && Letter(bare) is null
        && !Inflection.LooksPlural(((ClaimToken)kind.Stop).Lower) && !IsAmount(kind);

    // "delayed by two hours", "enabled by default", "signed by both parties": a kind, and nobody who does it.
    private bool IsFused(Parser.NounContext noun) =>
        noun is Parser.BareContext { who: null } bare && Letter(bare) is null && bare.kind.comma is null && bare.kind.thing is null && IsKind(bare);

    // "a patient", "patients": a kind of which more is said.
    private static Parser.NominalContext? What(Parser.NounContext head) => head switch
    {
        Parser.DeterminedContext { Start.Type: Parser.A, who: null, kind: { thing: null, comma: null } kind } => kind,
        Parser.BareContext { who: null, kind: { thing: null, comma: null } kind } when Inflection.LooksPlural(((ClaimToken)kind.Stop).Lower) => kind,
        _ => null,
    };

    // In a method of its own: what the lambda uses would be allocated for every complement.
    private Formula ByWhom(string active, Parser.NounContext whom, Term subject, List<(string? Preposition, Parser.NounContext Noun)> more)
    {
        bool isPast = _last.IsPast || Inflection.LooksPast(active);
        string negative = isPast ? "did not " + Inflection.BaseOfPast(active) : "does not " + Inflection.BaseForm(active);
        return Apply(whom, isSubject: false, GrammaticalNumber.Unknown, 1, t => Relation(active, active, negative, " {1}", [t, subject], more, 0));
    }

    // "The car is Bob's": a thing that is not named.
    private static void CheckOwned(Parser.NominalContext nominal)
    {
        if (((ClaimToken)nominal.Stop).Lower.EndsWith("'s", StringComparison.Ordinal))
        {
            throw Unreadable(
                DiagnosticCatalogue.Unsupported, $"'{Said(nominal)}' does not say what it is that is owned.", "Write 'Bob owns the car', or 'faster than Bob's car'.", nominal);
        }
    }

    // "until Alice leaves": a sentence and no noun.
    private static void CheckClause(Parser.NounContext noun)
    {
        IList<IToken> words = noun switch
        {
            Parser.BareContext bare => bare.kind._words,
            Parser.DefiniteContext definite => definite._words,
            _ => [],
        };
        for (int i = 1; i < words.Count; i++)
        {
            ClaimToken word = (ClaimToken)words[i];
            if (((ClaimToken)words[i - 1]).IsCapitalized && char.IsLower(word.Word[0]) && (Inflection.LooksThirdPerson(word.Lower) || Inflection.LooksPast(word.Lower)))
            {
                throw Unreadable(
                    DiagnosticCatalogue.Unsupported, $"'{Said(noun)}' says when something else holds, which is not understood.", "Name the time, or write two sentences.", noun);
            }
        }
    }

    // "its capital": whose it is cannot be told.
    private static void CheckWhose(Parser.NominalContext nominal)
    {
        if (((ClaimToken)nominal.Start).Lower is "his" or "its" or "their")
        {
            throw Unreadable(
                DiagnosticCatalogue.UnboundPronoun, $"It cannot be told whose '{Said(nominal)}' is meant.", "Write whose it is: 'Alice's car', 'the capital of France'.", nominal);
        }
    }

    // "is eaten by": the verb in the active form, in the past for "was signed by"; null when it is no passive.
    private string? Passive(Parser.NounContext head, ClaimToken preposition)
    {
        if (preposition.Lower != "by" || head is not Parser.BareContext bare || head.Start != head.Stop || bare.kind.thing is not null)
        {
            return null;
        }

        string word = ((ClaimToken)head.Start).Lower;
        string? verb = Inflection.Participles.TryGetValue(word, out string? irregular) ? irregular : Inflection.LooksPast(word) ? Inflection.BaseOfPast(word) : null;
        return verb is null ? null
            : !_last.IsPast ? Inflection.ThirdPerson(verb)
            : irregular is null && !Inflection.Participles.ContainsKey(word) ? word
            : Inflection.Past(verb);
    }

    private Formula Bare(Parser.NominalContext nominal, Term subject, bool isPlural)
    {
        if (nominal._words.Count > 1 && nominal.comma is null && Owner((ClaimToken)nominal._words[0]) is { } name)
        {
            return RoleOf([.. nominal._words.Skip(1)], _vocabulary.Constant(name, string.Empty), subject);
        }

        if (nominal.thing is not null || nominal.comma is not null)
        {
            return Nominal(nominal, subject, isPlural) ?? throw Nothing(nominal);
        }

        CheckOwned(nominal);
        CheckWhose(nominal);

        IList<IToken> words = nominal._words;
        return isPlural && Inflection.LooksPlural(((ClaimToken)words[^1]).Lower)
            ? Noun(Joined(words, isPlural: true), Spoken(words, isPlural: true), subject)
            : Adjective(Joined(words, isPlural: false), Written(words), subject);
    }

    // "is Alice's father": of whom, and what.
    private Formula RoleOf(List<IToken> role, Term owner, Term subject) =>
        Relation(Joined(role, isPlural: false) + "_of", "is", "is not", $" the {VocabularyBuilder.Escape(Spoken(role, isPlural: false))} of {{1}}", [subject, owner], [], 0);

    private static string? Owner(ClaimToken word) =>
        word.IsCapitalized && word.Lower.Length > 2 && word.Lower.EndsWith("'s", StringComparison.Ordinal) ? word.Word[..^2] : null;

    // The words before "of", "than", "to": they become part of the relation's name, without their article.
    private static (string Name, string Spoken) HeadOf(Parser.NounContext head, bool isPlural)
    {
        string article;
        IList<IToken> words;
        switch (head)
        {
            case Parser.DefiniteContext definite:
                article = "the ";
                words = definite._words;
                break;
            case Parser.DeterminedContext { Start.Type: Parser.A } kind when kind.who is null && kind.kind.thing is null && kind.kind.comma is null:
                article = ((ClaimToken)kind.Start).Lower + " ";
                words = kind.kind._words;
                break;
            case Parser.BareContext bare when bare.who is null && bare.kind.thing is null && bare.kind.comma is null:
                article = string.Empty;
                words = bare.kind._words;
                break;
            default:
                throw Unreadable(
                    DiagnosticCatalogue.Unsupported,
                    $"'{Said(head)}' cannot name a relation.",
                    "Write 'is the parent of', 'is a friend of', 'is older than', 'is next to'.",
                    head);
        }

        bool pluralNoun = isPlural && Inflection.LooksPlural(((ClaimToken)words[^1]).Lower);
        string spoken = VocabularyBuilder.Escape(Spoken(words, pluralNoun));
        return (Joined(words, pluralNoun), pluralNoun ? Inflection.WithArticle(spoken) : article + spoken);
    }

    private Formula Having(Parser.NounContext noun, Term subject)
    {
        _lastHad = noun;
        if (noun is Parser.DeterminedContext { Start.Type: Parser.NO } none && none.who is null)
        {
            (string name, string spoken) = KindOf(none.kind, isPlural: true);
            return !Relation("has_" + name, "has", "does not have", " " + spoken, [subject], [], 0);
        }

        return Relation("has", "has", "does not have", string.Empty, [subject], [(null, noun)], 0);
    }

    private Formula Verb(LastVerb verb, List<(string?, Parser.NounContext)> objects, Term subject, bool isBase = false)
    {
        string word = verb.Verb!.Lower;
        if (objects is [(null, Parser.QuotedNameContext quoted), ..] && Lexicon.Reporting.Contains(word) && Unquote(((ClaimToken)quoted.Start).Word).Contains(' ', StringComparison.Ordinal))
        {
            throw Unreadable(
                DiagnosticCatalogue.Unsupported, "What somebody says word for word is not understood.", "Write 'Alice says that Bob is kind.'", quoted);
        }

        if (verb.Form == LastVerb.Forms.Ability)
        {
            string spoken = VocabularyBuilder.Escape(word);
            if (_modal.Word is "must" or "need" or "may" or "allowed" or "should")
            {
                return Modal(word, spoken, subject, objects);
            }

            return Relation("can_" + word, "can " + spoken, "cannot " + spoken, string.Empty, [subject], objects, 0);
        }

        if (verb.IsPast)
        {
            // "did not like" denies "liked".
            word = Inflection.Past(word);
            isBase = false;
        }

        if (!isBase && (verb.IsPast || Inflection.LooksPast(word)))
        {
            return Relation(
                word,
                VocabularyBuilder.Escape(word),
                "did not " + VocabularyBuilder.Escape(Inflection.BaseOfPast(word)),
                string.Empty,
                [subject],
                objects,
                0);
        }

        string third = !isBase && Inflection.LooksThirdPerson(word) ? word : Inflection.ThirdPerson(word);
        return Relation(
            third,
            VocabularyBuilder.Escape(third),
            "does not " + VocabularyBuilder.Escape(Inflection.BaseForm(third)),
            string.Empty,
            [subject],
            objects,
            0);
    }

    // "must" and "may" are what is demanded and allowed, not what is so. What must be may be, and what must not be may not.
    private Formula Modal(string word, string spoken, Term subject, List<(string?, Parser.NounContext)> objects)
    {
        bool isPassive = word == "be" && objects is [(_, Parser.BareContext { kind: { } kind }), ..] && (Inflection.LooksPast(((ClaimToken)kind.Start).Lower)
            || Inflection.Participles.ContainsKey(((ClaimToken)kind.Start).Lower));
        bool isMeasured = word == "be" && objects is [(null, Parser.DeterminedContext { Start.Type: Parser.AT_LEAST or Parser.AT_MOST or Parser.EXACTLY }), ..];
        if (_modal.Word != "allowed" && !isMeasured && (_modal.Word == "may" || word == "be") && !isPassive && (!subject.IsVariable || word == "be"))
        {
            throw new UnreadableException(
                DiagnosticCatalogue.Unsupported,
                $"'{_modal.Word} {word}' can say what is allowed or demanded, or how surely something holds.",
                "Write 'is allowed to', 'is required to', or a confidence: 'Tweety can fly. @ 0.7'.",
                _last.Verb!.Start,
                _last.Verb.Length);
        }

        Formula Of(string modal, string positive, string negative) =>
            Relation($"{modal}_{word}", $"{positive} {spoken}", $"{negative} {spoken}", string.Empty, [subject], objects, 0);
        Formula Allowed() => Of("may", "is allowed to", "is not allowed to");
        return _modal.Word switch
        {
            "should" => Of("should", "should", "should not"),
            "need" => Of("must", "must", "need not"),
            "must" when !_modal.IsDenied => Formula.And(Of("must", "must", "need not"), Allowed()),
            _ => Allowed(),
        };
    }

    private static List<(string? Preposition, Parser.NounContext Noun)> Objects(Parser.ObjectContext? phrase) =>
        phrase is null ? [] : Phrases(phrase, 0);

    // The nouns of a phrase, each with the preposition before it.
    private static List<(string? Preposition, Parser.NounContext Noun)> Phrases(ParserRuleContext phrase, int skip, Parser.NounContext? lastInstead = null)
    {
        List<(string? Preposition, Parser.NounContext Noun)> phrases = [];
        string? preposition = null;
        for (int i = 0; i < phrase.ChildCount; i++)
        {
            if (phrase.GetChild(i) is Parser.NounContext noun)
            {
                if (skip-- <= 0)
                {
                    phrases.Add((preposition, noun));
                }

                preposition = null;
            }
            else
            {
                // One without words only parts a name from what is said behind it.
                preposition = ((ClaimToken)((Antlr4.Runtime.Tree.ITerminalNode)phrase.GetChild(i)).Symbol).Lower is { Length: > 0 } written ? written : null;
            }
        }

        if (lastInstead is not null && phrases.Count > 0)
        {
            phrases[^1] = (phrases[^1].Preposition, lastInstead);
        }

        return phrases;
    }

    // Things that have a name become arguments; kinds of things become part of the relation's name.
    private Formula Relation(
        string name, string positive, string negative, string tail, ImmutableArray<Term> arguments, List<(string? Preposition, Parser.NounContext Noun)> phrases, int next)
    {
        if (next == phrases.Count)
        {
            if (_vocabulary.Worded(name, arguments.Length) is not { } predicate)
            {
                predicate = new Predicate(name, arguments.Length);
                _vocabulary.Add(predicate, "{0} " + positive + tail, "{0} " + negative + tail);
            }

            return new AtomicFormula(predicate, arguments);
        }

        (string? preposition, Parser.NounContext noun) = phrases[next];
        if (preposition is not null)
        {
            name = name.Length == 0 ? preposition : name + "_" + preposition;
            tail += " " + preposition;
        }

        if (preposition is "in" or "on" or "from" or "of" && next > 0 && phrases[next - 1].Noun is Parser.AnybodyContext { Start: ClaimToken { Lower: "everything" or "everyone" or "everybody" or "nothing" or "nobody" } } all)
        {
            throw Unreadable(
                DiagnosticCatalogue.Ambiguous,
                $"It is not clear whether '{preposition} {Said(noun)}' says which ones are meant.",
                $"Write '{Said(all)} that is {preposition} {Said(noun)}' if it does, or name the things.",
                noun);
        }

        if (preposition is "until" or "after" or "before" or "since" or "during" or "as")
        {
            CheckClause(noun);
        }

        string place = " {" + arguments.Length.ToString(CultureInfo.InvariantCulture) + "}";
        if (((preposition == "than" && name is not ("more_than" or "less_than")) || (name is "before" or "after" && arguments.Length == 1 && next == 0)) && IsStuff(noun))
        {
            Parser.NominalContext stuff = ((Parser.BareContext)noun).kind;
            CheckName(stuff);
            CheckWhose(stuff);
            return Individual(
                Written(stuff._words), isSubject: false, t => Relation(name, positive, negative, tail + place, arguments.Add(t), phrases, next + 1));
        }

        if (NameOfKind(noun) is { } kind)
        {
            if (Taken(noun) is null)
            {
                _scope.Dissolve(new Dissolved(
                    PhraseOf(noun is Parser.DeterminedContext determined ? determined.kind : ((Parser.BareContext)noun).kind), noun, _generalizes));
            }

            return Relation(name + "_" + kind.Name, positive, negative, tail + " " + kind.Spoken, arguments, phrases, next + 1);
        }

        if (noun is Parser.DeterminedContext { Start.Type: Parser.NO, who: null, kind.comma: null } none)
        {
            // "eats no meat" denies "eats meat", as "has no legs" denies "has legs".
            (string denied, string said) = KindOf(none.kind, Inflection.LooksPlural(((ClaimToken)none.kind.Stop).Lower));
            return !Relation(name + "_" + denied, positive, negative, tail + " " + said, arguments, phrases, next + 1);
        }

        if (noun is Parser.PronounContext)
        {
            return Pronoun(noun, arguments, t => Relation(name, positive, negative, tail + place, arguments.Add(t), phrases, next + 1));
        }

        return Apply(
            noun,
            isSubject: false,
            GrammaticalNumber.Unknown,
            1,
            t =>
            {
                if (preposition is "in" or "at" or "on" or "near" or "into")
                {
                    _scope.AddPlace(t);
                }

                return Relation(name, positive, negative, tail + place, arguments.Add(t), phrases, next + 1);
            });
    }

    private (string Name, string Spoken)? NameOfKind(Parser.NounContext noun)
    {
        switch (noun)
        {
            case var taken when Taken(taken) is { } introduced:
                return NameOfKind(introduced);
            case Parser.DeterminedContext lifted when IsLifted(lifted):
                return null;
            case Parser.DeterminedContext { Start: ClaimToken { Lower: "any" } } any when (_isDenied || IsQuestion) && any.who is null && any.kind.comma is null:
                bool isMany = Inflection.LooksPlural(((ClaimToken)any.kind.Stop).Lower);
                (string none, string said) = KindOf(any.kind, isMany);
                return (none, isMany ? said : Inflection.WithArticle(said));
            case Parser.DeterminedContext { Start.Type: Parser.A } kind when kind.who is null && kind.kind.comma is null:
                (string name, string spoken) = KindOf(kind.kind, isPlural: false);
                return (name, ((ClaimToken)kind.Start).Lower + " " + spoken);
            case Parser.DeterminedContext { Start.Type: Parser.SOME } some when some.who is null && some.kind.comma is null && some.kind.thing is null:
                bool areSome = Inflection.LooksPlural(((ClaimToken)some.kind.Stop).Lower);
                (string few, string called) = KindOf(some.kind, areSome);
                return (few, areSome || ((ClaimToken)some.Start).Lower == "some" ? called : Inflection.WithArticle(called));
            case Parser.DeterminedContext { Start.Type: Parser.AT_LEAST or Parser.AT_MOST or Parser.EXACTLY } counted when counted.who is null && counted.kind.comma is null:
                (string counts, string those) = KindOf(counted.kind, isPlural: true);
                string amount = AmountOf(counted);
                return ($"{amount.Replace(' ', '_')}_{counts}", $"{VocabularyBuilder.Escape(amount)} {those}");
            case Parser.BareContext bare when Letter(bare) is null && bare.who is null && bare.kind.comma is null && IsKind(bare):
                return KindOf(bare.kind, isPlural: true);
            default:
                return null;
        }
    }

    // "at least two"; "exactly two" and "only two" are two.
    private static string AmountOf(Parser.DeterminedContext counted)
    {
        string amount = ((ClaimToken)counted.Start).Lower;
        return counted.Start.Type == Parser.EXACTLY ? amount[(amount.IndexOf(' ', StringComparison.Ordinal) + 1)..] : amount;
    }

    private static (string Name, string Spoken) KindOf(Parser.NominalContext nominal, bool isPlural)
    {
        IList<IToken> words = WordsOf(nominal);
        return (Joined(words, isPlural), VocabularyBuilder.Escape(Spoken(words, isPlural: false)));
    }
}
