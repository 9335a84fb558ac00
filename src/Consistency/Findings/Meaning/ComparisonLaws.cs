using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Gives comparisons the laws that their words have: "taller than" and "before" are transitive and asymmetric.</summary>
/// <remarks>
/// Only what was said in sentences is given laws, since a formula means what it says and no more; and a relation that is declared has the laws
/// that are declared. "Two years older than" is no such comparison: it is not transitive. Opposites, such as "older than" and "younger than", are
/// each other's inverses where the text leaves no choice between two ("shorter than" beside both "taller than" and "longer than" does).
/// </remarks>
internal static class ComparisonLaws
{
    private const RelationProperties Order = RelationProperties.Transitive | RelationProperties.Asymmetric;

    /// <summary>Gives the laws of the comparisons that statements make: a declaration, under the relation's name as its id, for each.</summary>
    /// <param name="statements">All statements.</param>
    /// <param name="vocabulary">How predicates are said.</param>
    /// <param name="ids">Names the laws.</param>
    public static List<Statement> LawsOf(IReadOnlyList<Statement> statements, Vocabulary vocabulary, FreshIds ids)
    {
        List<Comparison>? found = null;
        foreach ((Predicate predicate, Wording wording) in vocabulary.Wordings)
        {
            if (predicate.Arity == 2 && Recognize(predicate, wording) is { } comparison)
            {
                (found ??= []).Add(comparison);
            }
        }

        if (found is null)
        {
            return [];
        }

        HashSet<Predicate> declared = [];
        HashSet<Predicate> said = [];
        foreach (Statement statement in statements)
        {
            if (statement.Declaration is RelationDeclaration declaration)
            {
                declared.UnionWith(declaration.Relations);
            }
            else if ((statement.Content ?? statement.Formula) is { } formula)
            {
                said.UnionWith(Mentions.PredicatesOf(formula));
            }
        }

        found.RemoveAll(c => declared.Contains(c.Relation) || !said.Contains(c.Relation));
        return [.. Laws(found, ids)];
    }

    private static IEnumerable<Statement> Laws(List<Comparison> comparisons, FreshIds ids)
    {
        HashSet<Predicate> isInverse = [];
        foreach (Comparison comparison in comparisons)
        {
            if (isInverse.Contains(comparison.Relation))
            {
                continue;
            }

            Comparison? opposite = OnlyOpposite(comparison, comparisons) is { } other && OnlyOpposite(other, comparisons) is not null ? other : null;
            if (opposite is not null)
            {
                isInverse.Add(opposite.Relation);
            }

            yield return Statement.Declare(ids.Next(comparison.Relation.Name), new RelationDeclaration(comparison.Relation, Order, opposite?.Relation), Text(comparison, opposite));
        }
    }

    private static string Text(Comparison comparison, Comparison? opposite) =>
        comparison.Words.StartsWith('よ') ? $"語の意味により、「{comparison.Words}」は推移的かつ非対称的である"
        : $"by its meaning, \"{comparison.Words}\" is transitive, asymmetric" + (opposite is null ? string.Empty : $", inverse \"{opposite.Words}\"");

    private static Comparison? OnlyOpposite(Comparison comparison, List<Comparison> comparisons)
    {
        Comparison[] opposites = [.. comparisons.Where(c => c.Before == comparison.Before && AreOpposite(c, comparison))];
        return opposites.Length == 1 ? opposites[0] : null;
    }

    private static bool AreOpposite(Comparison a, Comparison b) =>
        a.Pole == b.Pole ? a.IsReversed != b.IsReversed : a.IsReversed == b.IsReversed && OppositeWords.AreOpposite(a.Pole, b.Pole);

    private static Comparison? Recognize(Predicate predicate, Wording wording)
    {
        string said = wording.Positive;
        if (!said.StartsWith("{0} ", StringComparison.Ordinal) || !said.EndsWith(" {1}", StringComparison.Ordinal) || said.Length < 9)
        {
            return said.StartsWith("{0}は{1}より", StringComparison.Ordinal) ? new Comparison(predicate, predicate.Name, predicate.Name, predicate.Name, false) : null;
        }

        // What stands between the two: a verb, and the words that compare.
        string between = said[4..^4];
        int end = between.IndexOf(' ', StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        (string verb, string words) = (between[..end], between[(end + 1)..]);
        string shown = verb is "is" or "was" or "are" or "were" ? words : between;
        switch (words)
        {
            case "before" or "after":
                return new Comparison(predicate, shown, verb, "before", words == "after");
            case "better than" or "worse than":
                return new Comparison(predicate, shown, verb, "better", words == "worse than");
        }

        // "More years older than" is no order.
        return Comparative.Of(words) is { } comparative && !comparative.Pole.Contains(' ')
            ? new Comparison(predicate, shown, verb, comparative.Pole, comparative.IsLess)
            : null;
    }

    /// <summary>A relation that compares.</summary>
    /// <param name="Relation">The relation.</param>
    /// <param name="Words">How it is called: "older than".</param>
    /// <param name="Before">The verb before the comparison, which opposites share.</param>
    /// <param name="Pole">The end of the scale that it names, as in <see cref="OppositeWords"/>.</param>
    /// <param name="IsReversed">Whether it counts from the other end, as "less" and "after" do.</param>
    private sealed record Comparison(Predicate Relation, string Words, string Before, string Pole, bool IsReversed);
}
