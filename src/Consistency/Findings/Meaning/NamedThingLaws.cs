using System.Collections.Frozen;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Says that who owns Rex, a dog, owns a dog.</summary>
/// <remarks>
/// A kind behind a verb is part of the predicate's name ("owns a dog"), a name is an argument ("owns Rex"). Where a text says both, and what
/// kind a thing is, the one follows from the other: for all x and y, if x owns y and y is a dog then x owns a dog. The other
/// direction is left open: "Alice owns a dog" names none. So are verbs of what one feels or knows, and comparisons: who
/// likes one dog does not like dogs.
/// </remarks>
internal static class NamedThingLaws
{
    private static readonly FrozenSet<string> General =
        ("likes like liked loves love loved hates hate hated fears fear feared prefers prefer preferred enjoys enjoy enjoyed wants want wanted needs need needed avoids avoid avoided " +
         "dislikes dislike disliked understands understand understood trusts trust trusted admires admire admired respects respect respected studies study studied knows know knew " +
         "seeks seek sought lacks lack lacked misses miss missed requires require required means mean meant resembles resemble").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Places =
        "in on at near by behind beside inside outside under over above below within across from with".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Gives the laws for what statements say of named things and of their kinds.</summary>
    /// <param name="statements">All statements.</param>
    /// <param name="vocabulary">How predicates are said.</param>
    /// <param name="ids">Names the laws.</param>
    public static List<Statement> LawsOf(IReadOnlyList<Statement> statements, Vocabulary vocabulary, FreshIds ids)
    {
        UsedPredicates all = default;
        foreach (Statement statement in statements)
        {
            all |= statement.UsedPredicates;
        }

        if (!all.HasRelation || !all.HasCompound)
        {
            return [];
        }

        HashSet<string> relations = new(StringComparer.Ordinal);
        HashSet<string> kinds = new(StringComparer.Ordinal);
        List<Predicate> compounds = [];
        foreach (Predicate predicate in statements.Where(static s => s.Formula is not null).SelectMany(static s => Mentions.PredicatesOf(s.Formula!)).Distinct())
        {
            if (predicate.Arity == 2)
            {
                relations.Add(predicate.Name);
            }
            else if (predicate.Arity == 1)
            {
                kinds.Add(predicate.Name);
                if (predicate.Name.Contains('_'))
                {
                    compounds.Add(predicate);
                }
            }
        }

        Term x = Term.Variable("x");
        Term y = Term.Variable("y");
        List<Statement> laws = [];
        foreach (Predicate compound in compounds)
        {
            string name = compound.Name;
            for (int at = name.IndexOf('_'); at > 0; at = name.IndexOf('_', at + 1))
            {
                string relation = name[..at];
                string kind = name[(at + 1)..];
                if (!relations.Contains(relation) || !kinds.Contains(kind))
                {
                    continue;
                }

                Predicate related = new(relation, 2);
                Predicate of = new(kind, 1);
                if (vocabulary.Wordings.TryGetValue(related, out Wording? wording) && IsOfOne(wording) && vocabulary.Wordings.ContainsKey(of) && vocabulary.Wordings.ContainsKey(compound))
                {
                    laws.Add(Statement.Create(
                        StatementKind.Rule,
                        ids.Next($"meaning of '{name}'"),
                        new UniversalQuantification([x, y], (related.Of(x, y) & of.Of(y)).Implies(compound.Of(x))),
                        $"If {Said(related, vocabulary, "X", "Y")} and {Said(of, vocabulary, "Y")} then {Said(compound, vocabulary, "X")}"));
                }
            }
        }

        return laws;
    }

    // "owns", "lives in", "is in", "is a member of"; not "likes", "is afraid of", "is older than".
    private static bool IsOfOne(Wording wording)
    {
        int subject = wording.Positive.IndexOf("{0} ", StringComparison.Ordinal);
        if (subject < 0 || wording.Positive[(subject + 4)..].Split(' ') is not [var first, .. var rest])
        {
            return false;
        }

        if (rest.Contains("than") || rest.Contains("as"))
        {
            return false;
        }

        string verb = first is "can" or "cannot" or "must" or "should" && rest.Length > 0 ? rest[0] : first;
        return first is "is" or "was"
            ? rest.Length > 1 && (rest[0] is "a" or "an" or "the" || Places.Contains(rest[0]))
            : !General.Contains(verb);
    }

    private static string Said(Predicate predicate, Vocabulary vocabulary, params object[] arguments) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, vocabulary.Wordings[predicate].Positive, arguments);
}
