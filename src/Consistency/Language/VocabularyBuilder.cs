using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Language;

/// <summary>Collects the users' words; the first wording of a predicate or a name stays.</summary>
internal sealed class VocabularyBuilder
{
    private readonly Dictionary<Predicate, Wording> _wordings = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    // The same objects for the same words: a text says much of few things.
    private readonly Dictionary<(string Name, int Arity), Predicate> _predicates = [];
    private readonly Dictionary<string, Term> _constants = new(StringComparer.Ordinal);

    public bool IsWorded(Predicate predicate) => _wordings.ContainsKey(predicate);

    /// <summary>Gives a predicate that has words already; null when it has none.</summary>
    /// <param name="name">Its name, which need not be in normal form.</param>
    /// <param name="arity">The number of its arguments.</param>
    public Predicate? Worded(string name, int arity)
    {
        if (!_predicates.TryGetValue((name, arity), out Predicate? predicate))
        {
            predicate = new Predicate(name, arity);
            if (!IsWorded(predicate))
            {
                return null;
            }

            _predicates.Add((name, arity), predicate);
        }

        return predicate;
    }

    /// <summary>Gives the constant of a name, and keeps how it is written.</summary>
    /// <param name="name">The name as written, without its article.</param>
    /// <param name="article">The article with a space behind it, or nothing.</param>
    /// <param name="isDeclared">Whether the name is one as it stands; otherwise "Alice's car" names what "the car of Alice" does.</param>
    public Term Constant(string name, string article, bool isDeclared = false)
    {
        string written = article + name;
        if (!_constants.TryGetValue(written, out Term? constant))
        {
            constant = Term.Constant(isDeclared ? name : Possessive.WithOf(name, article));
            Add(constant, written);
            _constants.Add(written, constant);
        }

        return constant;
    }

    /// <summary>Gives how a constant is written.</summary>
    public string NameOf(Term constant) => _names.GetValueOrDefault(constant.Name) ?? constant.Name;

    public Wording? WordingOf(Predicate predicate) => _wordings.GetValueOrDefault(predicate);

    /// <summary>Tells whether the words of a predicate have some others in them.</summary>
    public bool Says(Predicate predicate, string words) =>
        _wordings.TryGetValue(predicate, out Wording? wording) && wording.Positive.Contains(words, StringComparison.Ordinal);

    public void Add(Predicate predicate, string positive, string negative)
    {
        if (!_wordings.ContainsKey(predicate))
        {
            Amount? amount = AmountReader.MayBe(predicate.Name) ? AmountReader.Of(predicate.Name, predicate.Arity, positive) : null;
            _wordings.Add(predicate, new Wording(positive, negative) { Amount = amount });
        }
    }

    public void Add(Term constant, string written)
    {
        if (constant.Name != written)
        {
            _names.TryAdd(constant.Name, written);
        }
    }

    /// <summary>Adds words for the atoms of a formula as somebody says them, or as they are at a time.</summary>
    /// <param name="formula">What is said.</param>
    /// <param name="mark">Who and when, as <see cref="Attribution.Marks"/> gives it.</param>
    public void AddMarked(Formula formula, string mark)
    {
        if (mark.Length > 0)
        {
            foreach (Predicate predicate in Mentions.PredicatesOf(formula))
            {
                if (WordingOf(predicate) is { } said)
                {
                    _wordings.TryAdd(Attribution.Marked(predicate, mark), said.After(mark));
                }
            }
        }
    }

    /// <summary>Adds all words of a vocabulary; those that are there already stay.</summary>
    public void Add(Vocabulary vocabulary)
    {
        foreach ((Predicate predicate, Wording wording) in vocabulary.Wordings)
        {
            _wordings.TryAdd(predicate, wording);
        }

        foreach ((string name, string written) in vocabulary.Names)
        {
            _names.TryAdd(name, written);
        }
    }

    public Vocabulary Build() => _wordings.Count == 0 && _names.Count == 0 ? Vocabulary.Empty : new(_wordings, _names);

    /// <summary>Makes the users' words safe inside a pattern.</summary>
    public static string Escape(string words) => Wording.Escape(words);
}
