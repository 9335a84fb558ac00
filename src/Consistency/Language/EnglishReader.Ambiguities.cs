using Antlr4.Runtime;
using Consistency.Claims;
using Consistency.Logic;
using Parser = Consistency.Language.Generated.EnglishParser;

namespace Consistency.Language;

/// <content>Sentences with two readings: the usual one is given, the others are kept beside it.</content>
/// <remarks>
/// The sentence is read once as usual, which notes the phrases that have another reading, and once more for each of these
/// with the other reading there. Phrases are told apart by their place in the tree, which is the same each time.
/// </remarks>
internal sealed partial class EnglishReader
{
    // More than this in one sentence is said by nobody who wants to be understood.
    private const int MostAlternatives = 4;

    private readonly List<Ambiguity> _ambiguities = [];
    private readonly List<AlternativeReading> _alternatives = [];
    private readonly List<Parser.PredicateContext> _detached = [];
    private Ambiguity? _taken;

    /// <summary>Gets the other readings of the last sentence.</summary>
    public IReadOnlyList<AlternativeReading> Alternatives => _alternatives;

    /// <summary>Forgets the other readings of the last sentence.</summary>
    public void Forget()
    {
        BeginSentence();
        _alternatives.Clear();
        SpeaksOfKinds = false;
    }

    /// <summary>Makes each other reading its opposite, for a sentence that somebody denies.</summary>
    public void DenyAlternatives()
    {
        for (int i = 0; i < _alternatives.Count; i++)
        {
            _alternatives[i] = new AlternativeReading(!_alternatives[i].Formula, _alternatives[i].Usual, _alternatives[i].Meaning);
        }
    }

    /// <summary>Reads a sentence in every way that it can be read.</summary>
    /// <returns>The usual reading.</returns>
    public Formula Read(Parser.SentenceContext sentence)
    {
        _alternatives.Clear();
        _ambiguities.Clear();
        _taken = null;
        Formula usual = ReadOnce(sentence);
        if (_ambiguities.Count > 0)
        {
            string? unlinked = Unlinked;
            bool speaksOfKinds = SpeaksOfKinds;
            foreach (Ambiguity ambiguity in _ambiguities.Take(MostAlternatives).ToList())
            {
                AddReading(sentence, ambiguity, usual);
            }

            _taken = null;
            Unlinked = unlinked;
            SpeaksOfKinds = speaksOfKinds;
        }

        _wasRead = true;
        return usual;
    }

    private void AddReading(Parser.SentenceContext sentence, Ambiguity ambiguity, Formula usual)
    {
        _taken = ambiguity;
        try
        {
            Formula other = ReadOnce(sentence);
            if (!other.Equals(usual) && FreeVariables.FirstOf(other) is null)
            {
                _alternatives.Add(new AlternativeReading(other, ambiguity.Usual, ambiguity.Other));
            }
        }
        catch (UnreadableException)
        {
            // Then it cannot be read in the other way.
        }
    }

    // Whether a phrase is to be read the other way this time; notes that it has one.
    private bool IsOther(AmbiguityKind kind, ParserRuleContext at, Func<(string Usual, string Other)> words)
    {
        if (_taken is not null)
        {
            return _taken.Kind == kind && ReferenceEquals(_taken.At, at);
        }

        if (!_ambiguities.Exists(a => a.Kind == kind && ReferenceEquals(a.At, at)))
        {
            (string usual, string other) = words();
            _ambiguities.Add(new Ambiguity(kind, at, usual, other));
        }

        return false;
    }

    // "is not red and big": does the "not" reach to "big"? Gives whether it is to be read as if it did.
    private bool ReachesAll(Parser.PredicateContext first, IList<Parser.ConjunctionContext> parts)
    {
        if (!IsNegated(first))
        {
            return false;
        }

        foreach (Parser.ConjunctionContext part in parts)
        {
            foreach (Parser.ItemContext item in part._items)
            {
                if (IsWithoutNot(item, first) && !IsAfterBut(part, item))
                {
                    // "does not eat meat or fish" eats neither, unless "not red or blue" is a list of what something is.
                    return parts.Count > 1 && !IsOfAdjectives(first) ? !IsSplitList(first, item) : IsOtherList(first, item, isOr: parts.Count > 1);
                }
            }
        }

        return false;
    }

    // In a method of its own, as below: what a lambda uses is allocated where its method starts, also where it is not needed.
    private bool IsOtherList(Parser.PredicateContext first, Parser.ItemContext item, bool isOr) => IsOther(AmbiguityKind.NegatedList, first, () =>
    {
        string denied = Said(first);
        string rest = Said(item);
        return ($"{denied}; {(isOr ? "or else" : "but")} {rest}", $"{denied}, and not {rest} either");
    });

    private bool IsSplitList(Parser.PredicateContext first, Parser.ItemContext item) => IsOther(AmbiguityKind.NegatedList, first, () =>
    {
        string denied = Said(first);
        string rest = Said(item);
        return ($"{denied}, and not {rest} either", $"{denied}; or else {rest}");
    });

    private static bool IsOfAdjectives(Parser.PredicateContext first) =>
        first is Parser.BeingContext { what: { } what } && what._nouns is [Parser.BareContext { who: null }] && what.Start.Type != Parser.PREPOSITION;

    private static bool IsWithoutNot(Parser.ItemContext item, Parser.PredicateContext first) =>
        (item is Parser.SameVerbContext verb && verb.negation is null)
        || (item is Parser.SameSubjectContext { } same && same.says is Parser.DoingContext doing && doing.auxiliary is null && first is Parser.AbilityContext or Parser.DoingContext { auxiliary: not null });

    // "is not red but big" says clearly what is denied.
    private static bool IsAfterBut(Parser.ConjunctionContext part, Parser.ItemContext item)
    {
        for (int i = 1; i < part.ChildCount; i++)
        {
            if (ReferenceEquals(part.GetChild(i), item))
            {
                return part.GetChild(i - 1) is Antlr4.Runtime.Tree.ITerminalNode { Symbol: ClaimToken { Lower: "but" } };
            }
        }

        return false;
    }

    // "A or B and C" the other way: (A or B) and C. Null when it has no other way, or is to be read as usual.
    private Formula? OrFirst(Parser.DisjunctionContext disjunction, IList<Parser.ConjunctionContext> parts) =>
        parts.Count < 2 || !parts.Any(static p => p._items.Count > 1) ? null : OrFirstOfMixed(disjunction, parts);

    private Formula? OrFirstOfMixed(Parser.DisjunctionContext disjunction, IList<Parser.ConjunctionContext> parts)
    {
        List<List<Parser.ItemContext>> groups = [];
        foreach (Parser.ConjunctionContext part in parts)
        {
            for (int i = 0; i < part._items.Count; i++)
            {
                if (i > 0 || groups.Count == 0)
                {
                    groups.Add([]);
                }

                groups[^1].Add(part._items[i]);
            }
        }

        bool haveOneSubject = HaveOneSubject(parts);
        if (!haveOneSubject && groups.Exists(static g => g.Exists(static i => i is Parser.SameSubjectContext or Parser.SameVerbContext)))
        {
            return null;
        }

        if (!IsOther(AmbiguityKind.MixedConnectives, disjunction, () => (
            Grouped(parts.Select(static p => (IList<Parser.ItemContext>)p._items), " and ", " or "),
            Grouped(groups, " or ", " and "))))
        {
            return null;
        }

        if (haveOneSubject && parts[0]._items[0] is Parser.ClauseContext clause)
        {
            return Subject(clause.about, clause.says, t => Formula.And(groups.Select(g => Formula.Or(g.Select(i => Predicate(i, t))))));
        }

        return Formula.And(groups.Select(g => Formula.Or(g.Select(Single))));
    }

    // What follows "and" behind a relative clause in the object.
    private bool IsDetached(Parser.RelativeContext relative, Parser.PredicateContext next) => IsOther(
        AmbiguityKind.RelativeClause, next, () => ($"'{Said(next)}' is said of '{Said(Noun(relative))}'", $"'{Said(next)}' is said of the subject before"));

    private bool IsOrFirst(Parser.RelativeContext relative) => IsOther(
        AmbiguityKind.MixedConnectives, relative, () => ($"'and' joins more closely in '{Said(relative)}'", $"'or' joins more closely in '{Said(relative)}'"));

    private bool IsSecond(Parser.NounContext pronoun, Term first, Term second) => IsOther(
        AmbiguityKind.Pronoun, pronoun, () => ($"{pronoun.Start.Text} = {Spoken(first)}", $"{pronoun.Start.Text} = {Spoken(second)}"));

    private static string Grouped(IEnumerable<IList<Parser.ItemContext>> groups, string inner, string outer) =>
        string.Join(outer, groups.Select(g => g.Count == 1 ? Said(g[0]) : $"({string.Join(inner, g.Select(Said))})"));

    private static bool IsNegated(Parser.PredicateContext predicate) => predicate switch
    {
        Parser.BeingContext being => being.negation is not null,
        Parser.AbilityContext ability => ability.negation is not null,
        Parser.DoingContext doing => doing.negation is not null,
        Parser.HavingContext having => having.negation is not null,
        _ => false,
    };

    // "Every bird is not red": none is; or, the other way, not every one is.
    private bool DeniesTheWhole(Parser.SubjectContext subject, Parser.PredicateContext predicate)
    {
        if (_generalizes || subject is not Parser.AndSubjectContext { } one || one._nouns.Count != 1 || !IsNegated(predicate))
        {
            return false;
        }

        bool isUniversal = one._nouns[0] switch
        {
            Parser.DeterminedContext determined => determined.Start is ClaimToken { Type: Parser.EVERY, Length: > 0 } every && every.Lower is "every" or "all" or "each",
            Parser.AnybodyContext anybody => anybody.Start.Type == Parser.EVERYONE,
            _ => false,
        };
        return isUniversal && IsOtherDenial(one, predicate);
    }

    private bool IsOtherDenial(Parser.AndSubjectContext subject, Parser.PredicateContext predicate) =>
        IsOther(AmbiguityKind.DeniedUniversal, subject._nouns[0], () =>
        {
            string affirmed = Said(predicate).Replace("cannot", "can", StringComparison.Ordinal).Replace(" not", string.Empty, StringComparison.Ordinal);
            return ($"of none: {Said(subject)} {affirmed}", $"not of all: {Said(subject)} {affirmed}");
        });

    // "Alice and Bob are married": each of them is; or, the other way, to one another.
    private Formula? Together(Parser.SubjectContext subject, Parser.PredicateContext predicate)
    {
        if (subject is not Parser.AndSubjectContext { } both || both._nouns.Count != 2
            || predicate is not Parser.BeingContext { what: { ChildCount: 1 } what } being || what._nouns[0] is not Parser.BareContext { who: null } bare
            || bare.Start != bare.Stop || !Lexicon.Reciprocal.TryGetValue(((ClaimToken)bare.Start).Lower, out string? relation)
            || both._nouns.Any(static n => n is not (Parser.BareContext { Start: ClaimToken { IsCapitalized: true } } or Parser.DefiniteContext or Parser.QuotedNameContext)))
        {
            return null;
        }

        return Together(both, being, ((ClaimToken)bare.Start).Lower, relation);
    }

    private Formula? Together(Parser.AndSubjectContext both, Parser.BeingContext being, string word, string relation)
    {
        if (!IsOther(AmbiguityKind.Together, both, () => ($"each is {Inflection.Singular(word)}", $"they are {word} with one another")))
        {
            return null;
        }

        Formula Related(Parser.NounContext a, Parser.NounContext b) => Apply(a, isSubject: true, GrammaticalNumber.Unknown, 2, x => Apply(
            b, isSubject: false, GrammaticalNumber.Unknown, 1, y => Relation(relation, "is", "is not", " " + relation.Replace('_', ' ') + " {1}", [x, y], [], 0)));
        return Negated(being.negation is not null, Related(both._nouns[0], both._nouns[1]) & Related(both._nouns[1], both._nouns[0]));
    }
}
