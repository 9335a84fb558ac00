using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Finds words for relations that are known by a declaration only, as the inverse of one that a sentence has words for.</summary>
/// <remarks>
/// "has capital" becomes "France has capital Paris", "child of" becomes "Bob is the child of Al". The form of the name decides;
/// where it tells nothing, the relation is said in the formal register as before. For explanations only: such a sentence is for
/// people, and need not read back as the same relation.
/// </remarks>
internal static class InverseWords
{
    private static readonly string[] _prepositions = ["of", "than", "to", "by", "from", "with", "in", "on", "at", "for", "as", "under", "over"];

    /// <summary>Gives the words of the statements, with those for inverses added.</summary>
    public static Vocabulary Of(ClaimSet claims)
    {
        Dictionary<Predicate, Wording> found = [];
        IReadOnlyDictionary<Predicate, Wording> known = claims.Vocabulary.Wordings;
        foreach (Statement statement in claims.Statements)
        {
            if (statement.Declaration is RelationDeclaration { Inverse: { } inverse, Relation: var relation })
            {
                Add(relation, inverse);
                Add(inverse, relation);
            }
        }

        return found.Count == 0 ? claims.Vocabulary : claims.Vocabulary.Merge(new Vocabulary(found, new Dictionary<string, string>()));

        void Add(Predicate relation, Predicate other)
        {
            if (!known.ContainsKey(relation) && known.TryGetValue(other, out Wording? like) && WordingOf(relation, like) is { } wording)
            {
                found.TryAdd(relation, wording);
            }
        }
    }

    private static Wording? WordingOf(Predicate relation, Wording like)
    {
        if (like.Positive.Any(static c => c > '\u2E7F'))
        {
            // Japanese sentences are built in another order.
            return null;
        }

        string words = Wording.Escape(relation.Name.Replace('_', ' '));
        string[] parts = words.Split(' ');
        if (parts[0] == "has")
        {
            return new Wording($"{{0}} {words} {{1}}", $"{{0}} does not have{words["has".Length..]} {{1}}");
        }

        if (!_prepositions.Contains(parts[^1]))
        {
            return null;
        }

        string article = like.Positive.Contains(" the ", StringComparison.Ordinal) ? "the "
            : !like.Positive.Contains(" a ", StringComparison.Ordinal) && !like.Positive.Contains(" an ", StringComparison.Ordinal) ? string.Empty
            : "aeiou".Contains(words[0], StringComparison.Ordinal) ? "an " : "a ";
        return new Wording($"{{0}} is {article}{words} {{1}}", $"{{0}} is not {article}{words} {{1}}");
    }
}
