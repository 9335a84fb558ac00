using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Tells whether words of one text are tied by their meaning to other words of another: "three children" to "two children".</summary>
/// <remarks>Says yes too often rather than too seldom; who asks then looks at both texts together.</remarks>
internal sealed class MeaningTies
{
    private readonly HashSet<string> _scales = new(StringComparer.Ordinal);
    private readonly HashSet<string> _existences = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _relations = new(StringComparer.Ordinal);
    private readonly HashSet<string> _kinds = new(StringComparer.Ordinal);
    private readonly List<(string Relation, string Kind)> _compounds = [];
    private readonly HashSet<Predicate> _roles = [];
    private readonly HashSet<Predicate> _general;
    private readonly bool _speaksOfKinds;
    private readonly List<Predicate> _holding = [];
    private readonly List<string> _constants;

    /// <summary>Notes the words of a text.</summary>
    /// <param name="text">Its statements.</param>
    public MeaningTies(ClaimSet text)
    {
        _general = [.. GeneralPredicatesOf(text)];
        _speaksOfKinds = SpeaksOfKinds(text);
        _constants = [.. text.Vocabulary.Names.Keys];
        foreach ((Predicate predicate, Wording wording) in text.Vocabulary.Wordings)
        {
            _names.Add(predicate.Name);
            if (wording.Amount is { } amount)
            {
                _scales.Add(amount.Scale);
                _existences.Add(amount.Existence ?? amount.Scale);
            }

            if (SoleRoleLaws.RoleOf(wording) is not null)
            {
                _roles.Add(predicate);
            }

            if (HolderLaws.IsRole(predicate, wording))
            {
                _holding.Add(predicate);
            }

            Note(predicate, _relations, _kinds, _compounds);
        }
    }

    /// <summary>Tells whether another text has words that are tied to these.</summary>
    /// <param name="text">Its statements.</param>
    public bool Reach(ClaimSet text)
    {
        if ((_speaksOfKinds || SpeaksOfKinds(text)) && GeneralPredicatesOf(text).Any(_general.Contains))
        {
            return true;
        }

        HashSet<string> relations = new(StringComparer.Ordinal);
        HashSet<string> kinds = new(StringComparer.Ordinal);
        List<(string Relation, string Kind)> compounds = [];
        foreach ((Predicate predicate, Wording wording) in text.Vocabulary.Wordings)
        {
            if (HolderLaws.IsRole(predicate, wording) && _constants.Exists(c => HolderLaws.MayName(predicate, c)))
            {
                return true;
            }

            if ((wording.Amount is { } amount && (_scales.Contains(amount.Scale) || (amount.Existence is { } one && _names.Contains(one))))
                || _existences.Contains(predicate.Name) || _roles.Contains(predicate))
            {
                return true;
            }

            Note(predicate, relations, kinds, compounds);
        }

        if (_holding.Count > 0 && text.Vocabulary.Names.Keys.Any(c => _holding.Exists(h => HolderLaws.MayName(h, c))))
        {
            return true;
        }

        return compounds.Exists(c => _relations.Contains(c.Relation) || (relations.Contains(c.Relation) && _kinds.Contains(c.Kind)))
            || _compounds.Exists(c => relations.Contains(c.Relation) || (_relations.Contains(c.Relation) && kinds.Contains(c.Kind)));
    }

    // What is said of all things; "birds" of the one text may be excluded by the other.
    private static IEnumerable<Predicate> GeneralPredicatesOf(ClaimSet text) =>
        text.Statements.Where(static s => s.Formula is UniversalQuantification or Conjunction).SelectMany(static s => Mentions.PredicatesOf(s.Formula!));

    private static bool SpeaksOfKinds(ClaimSet text) => text.Statements.Any(static s => s.SpeaksOfKinds);

    // "owns_dog" can be owning and a dog.
    private static void Note(Predicate predicate, HashSet<string> relations, HashSet<string> kinds, List<(string Relation, string Kind)> compounds)
    {
        string name = predicate.Name;
        if (predicate.Arity == 2)
        {
            relations.Add(name);
        }
        else if (predicate.Arity == 1)
        {
            kinds.Add(name);
            for (int at = name.IndexOf('_'); at > 0; at = name.IndexOf('_', at + 1))
            {
                compounds.Add((name[..at], name[(at + 1)..]));
            }
        }
    }
}
