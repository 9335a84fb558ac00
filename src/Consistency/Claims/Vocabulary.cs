using System.Collections.ObjectModel;
using Consistency.Logic;

namespace Consistency.Claims;

/// <summary>The users' words for predicates and constants, so that results speak as the input did.</summary>
/// <remarks>Immutable and thread-safe. Where two inputs word a name differently, the first wording stays.</remarks>
public sealed class Vocabulary
{
    // Hashed, and in the order of the input; nobody else holds what is inside.
    private readonly ReadOnlyDictionary<Predicate, Wording> _wordings;
    private readonly ReadOnlyDictionary<string, string> _names;
    private KeyValuePair<Predicate, Amount>[]? _amounts;

    /// <summary>Creates a vocabulary.</summary>
    /// <param name="wordings">How the atoms of predicates are said.</param>
    /// <param name="names">How constants are written: the normal form to the users' form, such as <c>tweety</c> to <c>Tweety</c>.</param>
    public Vocabulary(IReadOnlyDictionary<Predicate, Wording> wordings, IReadOnlyDictionary<string, string> names)
    {
        ArgumentNullException.ThrowIfNull(wordings);
        ArgumentNullException.ThrowIfNull(names);
        _wordings = new(new Dictionary<Predicate, Wording>(wordings));
        _names = new(new Dictionary<string, string>(names, StringComparer.Ordinal));
    }

    /// <summary>Gets the vocabulary without any words: everything is said in the formal register.</summary>
    public static Vocabulary Empty { get; } =
        new(new Dictionary<Predicate, Wording>(), new Dictionary<string, string>());

    /// <summary>Gets how the atoms of predicates are said.</summary>
    public IReadOnlyDictionary<Predicate, Wording> Wordings => _wordings;

    /// <summary>Gets how constants are written, by their normal form.</summary>
    public IReadOnlyDictionary<string, string> Names => _names;

    /// <summary>Gets the numbers that predicates say in words.</summary>
    internal IReadOnlyList<KeyValuePair<Predicate, Amount>> Amounts => _amounts ??=
        [.. _wordings.Where(static w => w.Value.Amount is not null).Select(static w => KeyValuePair.Create(w.Key, w.Value.Amount!))];

    /// <summary>Joins two vocabularies.</summary>
    /// <param name="later">The vocabulary whose words count only where this one has none.</param>
    /// <returns>The joint vocabulary.</returns>
    public Vocabulary Merge(Vocabulary later)
    {
        ArgumentNullException.ThrowIfNull(later);
        if (_wordings.Count == 0 && _names.Count == 0)
        {
            return later;
        }

        Dictionary<Predicate, Wording> wordings = new(_wordings);
        foreach ((Predicate predicate, Wording wording) in later._wordings)
        {
            wordings.TryAdd(predicate, wording);
        }

        Dictionary<string, string> names = new(_names, StringComparer.Ordinal);
        foreach ((string name, string written) in later._names)
        {
            names.TryAdd(name, written);
        }

        return new Vocabulary(wordings, names);
    }

    /// <summary>Says an atom or its negation in the users' words, or in the formal register where there are none.</summary>
    /// <param name="atom">The atom.</param>
    /// <param name="holds">Whether it is said to hold.</param>
    /// <returns>A sentence without a full stop, such as <c>Tweety is a bird</c>.</returns>
    public string Say(AtomicFormula atom, bool holds) => Say(atom, holds, static _ => null);

    /// <summary>Says an atom or its negation with other names for some things.</summary>
    /// <param name="atom">The atom.</param>
    /// <param name="holds">Whether it is said to hold.</param>
    /// <param name="otherName">Gives the name of a thing; null for the usual one.</param>
    internal string Say(AtomicFormula atom, bool holds, Func<Term, string?> otherName)
    {
        ArgumentNullException.ThrowIfNull(atom);
        if (!_wordings.TryGetValue(atom.Predicate, out Wording? wording))
        {
            AtomicFormula renamed = atom.Arguments.Any(a => otherName(a) is not null)
                ? atom.Predicate.Of([.. atom.Arguments.Select(a => otherName(a) is { } other ? Term.Constant(other) : a)])
                : atom;
            return holds ? renamed.ToString() : $"!{renamed}";
        }

        string pattern = holds ? wording.Positive : wording.Negative;
        string said = string.Format(
            System.Globalization.CultureInfo.InvariantCulture, pattern, [.. atom.Arguments.Select(a => (object)(otherName(a) ?? NameOf(a)))]);
        return said.Length > 0 && char.IsLower(said[0]) ? char.ToUpperInvariant(said[0]) + said[1..] : said;
    }

    /// <summary>Writes a constant as the users did.</summary>
    /// <param name="term">The constant, or a variable, which is written as it is.</param>
    /// <returns>The name.</returns>
    public string NameOf(Term term)
    {
        ArgumentNullException.ThrowIfNull(term);
        return !term.IsVariable && _names.TryGetValue(term.Name, out string? name) ? name : term.Name;
    }
}
