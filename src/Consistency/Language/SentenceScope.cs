using Consistency.Logic;

namespace Consistency.Language;

/// <summary>What the words of one sentence can refer to: its variables, and the names that were its subjects.</summary>
internal sealed class SentenceScope
{
    private static readonly Term[] Usual = [.. "xyzuvw".Select(static c => Term.Variable(c.ToString()))];

    private readonly List<(Term Variable, string Phrase)> _candidates = [];
    private readonly List<string> _ended = [];
    private readonly List<Dissolved> _dissolved = [];
    private readonly List<Term> _subjects = [];
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>The variables bound over the whole sentence, in order of appearance.</summary>
    public List<Term> Variables { get; } = [];

    /// <summary>What is known of them, such as "bird(x)" for "a bird".</summary>
    public List<Formula> Restrictions { get; } = [];

    /// <summary>The last subject that was a name or a variable.</summary>
    public Term? LastSubject { get; set; }

    public void Clear()
    {
        _candidates.Clear();
        _ended.Clear();
        _dissolved.Clear();
        _subjects.Clear();
        _used.Clear();
        Variables.Clear();
        Restrictions.Clear();
        LastSubject = null;
    }

    /// <summary>Gives a variable for the whole sentence.</summary>
    /// <param name="phrase">The words that introduced it, without their article; they decide which pronouns fit, and what "the customer" can be.</param>
    public Term Introduce(string phrase)
    {
        Term variable = Fresh();
        Variables.Add(variable);
        _candidates.Add((variable, phrase));
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
    public void Enter(Term variable, string phrase) => _candidates.Add((variable, phrase));

    public void Release(Term variable)
    {
        _used.Remove(variable.Name);
        _ended.AddRange(_candidates.Where(c => c.Variable.Equals(variable)).Select(static c => c.Phrase));
        _candidates.RemoveAll(c => c.Variable.Equals(variable));
    }

    /// <summary>Remembers that a phrase became part of a relation's name, so that nothing stands for it.</summary>
    public void Dissolve(Dissolved dissolved) => _dissolved.Add(dissolved);

    /// <summary>Gives the kind that became part of a relation's name and that a phrase such as "(the) car" takes up; null when there is none.</summary>
    public Dissolved? DissolvedAs(string phrase) => _dissolved.Find(d => TakesUp(phrase, d.Phrase));

    /// <summary>Gives the kind that became part of a relation's name and that a pronoun can stand for; null when there is none.</summary>
    public Dissolved? DissolvedFor(string pronoun) => _dissolved.Count == 0 ? null : _dissolved.Find(d => d.Noun.Start.Type is Generated.EnglishParser.A or Generated.EnglishParser.SOME && pronoun switch
    {
        "it" => !IsPerson(Head(d.Phrase)),
        "he" or "she" or "him" or "her" => IsPerson(Head(d.Phrase)),
        _ => false,
    });

    /// <summary>Gives the stuff that became part of a relation's name, as "leave" in "takes leave"; null when there is none.</summary>
    public Dissolved? DissolvedStuff() => _dissolved.Find(static d => d.Noun is Generated.EnglishParser.BareContext && !Inflection.LooksPlural(Head(d.Phrase)));

    /// <summary>Gives what was introduced with the same noun as a phrase, but not with all of its words: "a customer" for "(the) happy customer".</summary>
    public string? Resembles(string phrase)
    {
        (Term Variable, string Phrase) found = _candidates.Find(c => Head(c.Phrase) == Head(phrase));
        return found.Phrase ?? _dissolved.Find(d => Head(d.Phrase) == Head(phrase))?.Phrase;
    }

    /// <summary>Gives the words that introduced a variable; null when they are not known any more.</summary>
    public string? PhraseOf(Term variable) => _candidates.Find(c => c.Variable.Equals(variable)).Phrase;

    public void AddSubject(Term constant)
    {
        if (!_subjects.Contains(constant))
        {
            _subjects.Add(constant);
        }
    }

    /// <summary>Gives what a pronoun can stand for.</summary>
    public IReadOnlyList<Term> Antecedents(string pronoun)
    {
        if (_candidates.Count > 0)
        {
            return _candidates.Count == 1
                ? [_candidates[0].Variable]
                : [.. _candidates.Where(c => Fits(pronoun, c.Phrase)).Select(static c => c.Variable)];
        }

        return _subjects;
    }

    /// <summary>Gives the variables that a phrase such as "(the) customer" can take up: those introduced as "a customer", "a new customer".</summary>
    public IReadOnlyList<Term> Mentions(string phrase) => [.. _candidates.Where(c => TakesUp(phrase, c.Phrase)).Select(static c => c.Variable)];

    /// <summary>Tells whether a phrase takes up what only a part of the sentence speaks of, or the name of a relation.</summary>
    public bool HasEnded(string phrase) => _ended.Exists(e => TakesUp(phrase, e));

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

    private static string Head(string phrase) => phrase[(phrase.LastIndexOf(' ') + 1)..];

    private static bool IsThing(string word) => word is "something" or "anything" or "everything" or "thing" or "things";

    /// <summary>Tells whether a pronoun can stand for what was introduced with some words.</summary>
    public static bool Fits(string pronoun, string phrase)
    {
        string word = Head(phrase);
        return pronoun switch
        {
            "it" => !IsPerson(word),
            "he" or "she" or "him" or "her" => !IsThing(word),
            _ => true,
        };
    }
}
