using Consistency.Logic;

namespace Consistency.Language;

/// <summary>What the words of one sentence can refer to: its variables, and the names that were its subjects.</summary>
internal sealed class SentenceScope
{
    private static readonly Term[] Usual = [.. "xyzuvw".Select(static c => Term.Variable(c.ToString()))];

    private readonly List<Referent> _candidates = [];
    private List<Referent> _names = [];
    private List<Referent> _before = [];
    private readonly List<(string Phrase, Generated.EnglishParser.NounContext? Noun)> _ended = [];
    private readonly List<Dissolved> _dissolved = [];
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>The variables bound over the whole sentence, in order of appearance.</summary>
    public List<Term> Variables { get; } = [];

    /// <summary>What is known of them, such as "bird(x)" for "a bird".</summary>
    public List<Formula> Restrictions { get; } = [];

    /// <summary>The last subject that was a name or a variable.</summary>
    public Term? LastSubject { get; set; }

    /// <summary>The names that were a subject together, for "they"; empty when there were none.</summary>
    public IReadOnlyList<Term> Group { get; set; } = [];

    /// <summary>Those that were a subject together in the sentence before, for "they"; empty when there were none.</summary>
    public IReadOnlyList<Term> GroupBefore { get; private set; } = [];

    /// <summary>Begins another sentence.</summary>
    /// <param name="follows">Whether it follows one that was read, whose names its pronouns can take up.</param>
    /// <param name="tookUp">Whether that one had such a pronoun itself: then the names before it can still be meant.</param>
    public void Begin(bool follows, bool tookUp)
    {
        if (tookUp)
        {
            _names.InsertRange(0, _before.Where(b => !_names.Exists(n => n.Term.Equals(b.Term))).Select(static b => b with { IsSubject = false }).ToList());
        }

        // The lists change places, since sentences are read by the million.
        (_before, _names) = (_names, _before);
        if (!follows)
        {
            _before.Clear();
        }

        GroupBefore = follows ? Group : [];
        Clear();
    }

    public void Clear()
    {
        _candidates.Clear();
        _ended.Clear();
        _dissolved.Clear();
        _names.Clear();
        _used.Clear();
        Variables.Clear();
        Restrictions.Clear();
        LastSubject = null;
        Group = [];
    }

    /// <summary>Gives a variable for the whole sentence.</summary>
    /// <param name="phrase">The words that introduced it, without their article; they decide which pronouns fit, and what "the customer" can be.</param>
    /// <param name="isSubject">Whether it is what something is said of.</param>
    public Term Introduce(string phrase, bool isSubject)
    {
        Term variable = Fresh();
        Variables.Add(variable);
        _candidates.Add(new Referent(variable, phrase, isSubject));
        return variable;
    }

    /// <summary>Gives the variable that a capital letter stands for.</summary>
    public Term Letter(char letter)
    {
        string name = char.ToLowerInvariant(letter).ToString();
        Term variable = Term.Variable(name);
        if (!Variables.Contains(variable))
        {
            _used.Add(name);
            Variables.Add(variable);
        }

        return variable;
    }

    /// <summary>Gives a variable for a part of the sentence; <see cref="Release"/> ends it.</summary>
    public Term Fresh()
    {
        for (int i = 0; ; i++)
        {
            Term variable = i < Usual.Length
                ? Usual[i]
                : Term.Variable("x" + (i - Usual.Length + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (_used.Add(variable.Name))
            {
                return variable;
            }
        }
    }

    /// <summary>Makes a variable of a part visible to pronouns in that part.</summary>
    public void Enter(Term variable, string phrase) => _candidates.Add(new Referent(variable, phrase, IsSubject: true));

    /// <summary>Ends a variable of a part.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="all">The noun, when the variable stands for all of its kind, so that a later pronoun can take it up.</param>
    public void Release(Term variable, Generated.EnglishParser.NounContext? all = null)
    {
        _used.Remove(variable.Name);
        for (int i = _candidates.Count - 1; i >= 0; i--)
        {
            if (_candidates[i].Term.Equals(variable))
            {
                _ended.Add((_candidates[i].Phrase, all));
                _candidates.RemoveAt(i);
            }
        }
    }

    /// <summary>Remembers that a phrase became part of a relation's name, so that nothing stands for it.</summary>
    public void Dissolve(Dissolved dissolved) => _dissolved.Add(dissolved);

    /// <summary>Gives the kind that became part of a relation's name and that a phrase such as "(the) car" takes up; null when there is none.</summary>
    public Dissolved? DissolvedAs(string phrase) => _dissolved.Find(d => TakesUp(phrase, d.Phrase));

    /// <summary>Gives the kind that became part of a relation's name and that a pronoun can stand for; null when there is none.</summary>
    public Dissolved? DissolvedFor(string pronoun) => _dissolved.Count == 0 ? null : _dissolved.Find(d => d.Noun.Start.Type is Generated.EnglishParser.A or Generated.EnglishParser.SOME && pronoun switch
    {
        "it" => !IsPerson(Head(d.Phrase)),
        "he" or "she" or "him" or "her" => IsPerson(Head(d.Phrase)) && Fits(pronoun, d.Phrase),
        _ => false,
    });

    /// <summary>Gives the stuff that became part of a relation's name, as "leave" in "takes leave"; null when there is none.</summary>
    public Dissolved? DissolvedStuff() => _dissolved.Find(static d => d.Noun is Generated.EnglishParser.BareContext && !Inflection.LooksPlural(Head(d.Phrase)));

    /// <summary>Gives what was introduced with the same noun as a phrase, but not with all of its words: "a customer" for "(the) happy customer".</summary>
    public string? Resembles(string phrase)
    {
        return _candidates.Find(c => Head(c.Phrase) == Head(phrase)).Phrase ?? _dissolved.Find(d => Head(d.Phrase) == Head(phrase))?.Phrase;
    }

    /// <summary>Gives the words that introduced a variable or a name; null when they are not known any more.</summary>
    public string? PhraseOf(Term term) => _candidates.Find(c => c.Term.Equals(term)).Phrase ?? _names.Find(c => c.Term.Equals(term)).Phrase;

    /// <summary>Remembers a name that a pronoun can stand for.</summary>
    public void AddName(Term constant, string phrase, bool isSubject)
    {
        int known = IndexOf(constant);
        if (known >= 0)
        {
            isSubject |= _names[known].IsSubject;
            _names.RemoveAt(known);
        }

        _names.Add(new Referent(constant, phrase, isSubject));
    }

    /// <summary>Gets whether the sentence mentions anything that a pronoun could stand for.</summary>
    public bool HasReferents => _names.Count + _candidates.Count > 0;

    /// <summary>Tells whether the sentence mentions a name before.</summary>
    public bool IsName(string written) => _names.Exists(n => n.Phrase == written);

    /// <summary>Tells whether something was said of a name.</summary>
    public bool IsSubject(Term name) => _names.Exists(n => n.IsSubject && n.Term.Equals(name));

    /// <summary>Gives what a pronoun can stand for, the likeliest first; more than two only when several were subjects.</summary>
    /// <param name="pronoun">The pronoun in lower case.</param>
    /// <param name="excluded">What stands beside it at its verb: in "the cat eats it", it is not the cat. None for a subject.</param>
    /// <param name="isSubject">Whether the pronoun is what something is said of.</param>
    public IReadOnlyList<Term> Antecedents(string pronoun, IReadOnlyList<Term> excluded, bool isSubject)
    {
        List<Referent> variables = Suitable(_candidates, pronoun, excluded, mustFit: false);
        if (variables.Count > 0)
        {
            // "If Alice likes someone then she helps him": as a rule, a subject takes up a subject.
            Referent named = isSubject && variables.TrueForAll(static v => !v.IsSubject)
                ? Suitable(_names, pronoun, excluded, mustFit: true).Find(static n => n.IsSubject) : default;
            return named.Phrase is null ? [.. variables.Select(static v => v.Term)] : [named.Term, variables[0].Term];
        }

        List<Referent> names = Suitable(_names, pronoun, excluded, mustFit: false);
        if (!isSubject)
        {
            names.Reverse();
            return [.. names.OrderBy(static n => n.IsSubject).Take(2).Select(static n => n.Term)];
        }

        List<Term> subjects = [.. names.Where(static n => n.IsSubject).Select(static n => n.Term)];
        return subjects.Count > 1 ? subjects : [.. subjects, .. names.Where(static n => !n.IsSubject).Reverse().Take(2 - subjects.Count).Select(static n => n.Term)];
    }

    /// <summary>Remembers that a name stands behind "in" or "at", and so is nobody.</summary>
    public void AddPlace(Term name)
    {
        int at = IndexOf(name);
        if (at >= 0)
        {
            _names[at] = _names[at] with { IsPlace = true };
        }
    }

    /// <summary>Gives what a pronoun can stand for of what the sentence before names, the likeliest first; two at most.</summary>
    public IReadOnlyList<Referent> Earlier(string pronoun, IReadOnlyList<Term> excluded, bool isSubject)
    {
        List<Referent> names = Suitable([.. _before.Where(n => n.Phrase != "weather" && (!n.IsPlace || pronoun == "it"))], pronoun, excluded, mustFit: true);
        names.Reverse();
        List<Referent> likely = [.. names.OrderBy(n => n.IsSubject != isSubject).Take(2)];

        // "Alice is the CEO of Acme. She lives in Berlin.": a woman who was spoken of, rather than what may be no person.
        bool isSure = likely.Count == 2 && pronoun is not ("it" or "they" or "them") && FirstNames.GenderOf(likely[0].Phrase) != Gender.Unknown && !IsPerson(Head(likely[1].Phrase))
            && FirstNames.GenderOf(likely[1].Phrase) == Gender.Unknown;
        return isSure ? likely[..1] : likely;
    }

    /// <summary>Gives the noun for all of a kind, in a part of the sentence that has ended, that a pronoun can take up; null when there is none.</summary>
    public Generated.EnglishParser.NounContext? EndedFor(string pronoun) => _ended.Find(e => e.Noun is not null && Fits(pronoun, e.Phrase)).Noun;

    /// <summary>Tells whether a pronoun can take up what only a part of the sentence, which has ended, speaks of.</summary>
    public bool CanBeEnded(string pronoun) => _ended.Exists(e => Fits(pronoun, e.Phrase));

    /// <summary>Gives the variables that a phrase such as "(the) customer" can take up: those introduced as "a customer", "a new customer".</summary>
    public IReadOnlyList<Term> Mentions(string phrase) => [.. _candidates.Where(c => TakesUp(phrase, c.Phrase)).Select(static c => c.Term)];

    /// <summary>Tells whether a phrase takes up what only a part of the sentence speaks of, or the name of a relation.</summary>
    public bool HasEnded(string phrase) => _ended.Exists(e => TakesUp(phrase, e.Phrase));

    private int IndexOf(Term name)
    {
        for (int i = 0; i < _names.Count; i++)
        {
            if (_names[i].Term.Equals(name))
            {
                return i;
            }
        }

        return -1;
    }

    private static List<Referent> Suitable(List<Referent> referents, string pronoun, IReadOnlyList<Term> excluded, bool mustFit)
    {
        List<Referent> others = referents.FindAll(r => !excluded.Contains(r.Term));
        List<Referent> fitting = others.Count == 0 ? others : others.FindAll(r => Fits(pronoun, r.Phrase));
        List<Referent> likely = fitting.Count < 2 ? fitting : fitting.FindAll(r => IsLikely(pronoun, r.Phrase));
        return likely.Count > 0 ? likely : fitting.Count > 0 || mustFit ? fitting : others.Count == 1 ? others : [];
    }

    private static bool TakesUp(string phrase, string introduced)
    {
        string[] words = phrase.Split(' ');
        string[] known = introduced.Split(' ');
        return words[^1] switch
        {
            "person" when words.Length == 1 => IsPerson(known[^1]),
            "thing" when words.Length == 1 => known[^1] == "thing" || IsThing(known[^1]),
            _ => words[^1] == known[^1] && words.All(known.Contains),
        };
    }

    private static bool IsPerson(string word) =>
        word is "someone" or "somebody" or "anyone" or "anybody" or "everyone" or "everybody" or "nobody" or "no … one" or "person" or "people"
        || Lexicon.People.Contains(Inflection.Singular(word)) || (word.Length > 5 && word.EndsWith("man", StringComparison.Ordinal));

    // A name in quotes may be anything, nothing but a space as well.
    private static bool IsCapitalized(string word) => word.Length > 0 && char.IsUpper(word[0]);

    private static string Head(string phrase) => phrase[(phrase.LastIndexOf(' ') + 1)..];

    private static bool IsThing(string word) => word is "something" or "anything" or "everything" or "thing" or "things";

    /// <summary>Tells whether a pronoun can stand for what was introduced with some words.</summary>
    public static bool Fits(string pronoun, string phrase)
    {
        string word = Head(phrase);
        return pronoun switch
        {
            "it" => !IsPerson(word) && FirstNames.GenderOf(phrase) == Gender.Unknown && (IsCapitalized(word) || !Inflection.LooksPlural(word)),
            "he" or "him" => !IsThing(word) && FirstNames.GenderOf(phrase) != Gender.Female,
            "she" or "her" => !IsThing(word) && FirstNames.GenderOf(phrase) != Gender.Male,
            _ => true,
        };
    }

    /// <summary>Tells whether a pronoun is likely for some words that it fits: "they" are rather several than one, and "he" is rather a person than a cat.</summary>
    public static bool IsLikely(string pronoun, string phrase)
    {
        string word = Head(phrase);
        return pronoun switch
        {
            "it" => !IsCapitalized(word),
            "they" or "them" => !IsCapitalized(word) && Inflection.LooksPlural(word),
            _ => IsCapitalized(word) || IsPerson(word),
        };
    }
}
