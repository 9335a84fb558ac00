using Consistency.Logic;

namespace Consistency.Language;

/// <summary>What the words of one sentence can refer to: its variables, and the names that were its subjects.</summary>
internal sealed class SentenceScope
{
    private static readonly Term[] Usual = [.. "xyzuvw".Select(static c => Term.Variable(c.ToString()))];

    private readonly List<(Term Variable, string Word)> _candidates = [];
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
        _subjects.Clear();
        _used.Clear();
        Variables.Clear();
        Restrictions.Clear();
        LastSubject = null;
    }

    /// <summary>Gives a variable for the whole sentence.</summary>
    /// <param name="word">The word that introduced it; it decides which pronouns fit.</param>
    public Term Introduce(string word)
    {
        Term variable = Fresh();
        Variables.Add(variable);
        _candidates.Add((variable, word));
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
    public void Enter(Term variable, string word) => _candidates.Add((variable, word));

    public void Release(Term variable)
    {
        _used.Remove(variable.Name);
        _candidates.RemoveAll(c => c.Variable.Equals(variable));
    }

    /// <summary>Gives the word that introduced a variable; null when it is not known any more.</summary>
    public string? WordOf(Term variable) => _candidates.Find(c => c.Variable.Equals(variable)).Word;

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
                : [.. _candidates.Where(c => Fits(pronoun, c.Word)).Select(static c => c.Variable)];
        }

        return _subjects;
    }

    private static bool Fits(string pronoun, string word)
    {
        bool isPerson = word is "someone" or "somebody" or "anyone" or "anybody" or "everyone" or "everybody" or "person" or "people";
        bool isThing = word is "something" or "anything" or "everything" or "thing" or "things";
        return pronoun switch
        {
            "it" => !isPerson,
            "he" or "she" or "him" or "her" => !isThing,
            _ => true,
        };
    }
}
