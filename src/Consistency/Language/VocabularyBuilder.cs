using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Language;

/// <summary>Collects the users' words; the first wording of a predicate or a name stays.</summary>
internal sealed class VocabularyBuilder
{
    private readonly Dictionary<Predicate, Wording> _wordings = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public bool IsWorded(Predicate predicate) => _wordings.ContainsKey(predicate);

    public Wording? WordingOf(Predicate predicate) => _wordings.GetValueOrDefault(predicate);

    /// <summary>Tells whether the words of a predicate have some others in them.</summary>
    public bool Says(Predicate predicate, string words) =>
        _wordings.TryGetValue(predicate, out Wording? wording) && wording.Positive.Contains(words, StringComparison.Ordinal);

    public void Add(Predicate predicate, string positive, string negative) =>
        _wordings.TryAdd(predicate, new Wording(positive, negative));

    public void Add(Term constant, string written)
    {
        if (constant.Name != written)
        {
            _names.TryAdd(constant.Name, written);
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

    public Vocabulary Build() => new(_wordings, _names);

    /// <summary>Makes the users' words safe inside a pattern.</summary>
    public static string Escape(string words) =>
        words.Contains('{') || words.Contains('}')
            ? words.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)
            : words;
}
