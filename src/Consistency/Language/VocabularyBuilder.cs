using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Language;

/// <summary>Collects the users' words while a text is read; the first words for a thing stay.</summary>
internal sealed class VocabularyBuilder
{
    private readonly Dictionary<Predicate, Wording> _wordings = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Makes a predicate of words.</summary>
    /// <param name="name">The words that name it.</param>
    /// <param name="arity">Its number of arguments.</param>
    /// <param name="positive">How it is said, with {0} and {1} for the arguments.</param>
    /// <param name="negative">How it is denied.</param>
    public Predicate Predicate(string name, int arity, string positive, string negative)
    {
        Predicate predicate = new(name, arity);
        _wordings.TryAdd(predicate, new Wording(positive, negative));
        return predicate;
    }

    /// <summary>Makes a constant that is written in a certain way.</summary>
    public Term Constant(string name, string written)
    {
        Term constant = Term.Constant(name);
        _names.TryAdd(constant.Name, written);
        return constant;
    }

    public Vocabulary Build() => new(_wordings, _names);
}
