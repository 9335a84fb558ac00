using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Ties "the oldest" to "older than" where that relation is declared asymmetric.</summary>
/// <remarks>Nobody is older than the oldest, and there is one oldest. Nothing is said of those who are not compared.</remarks>
internal static class Superlatives
{
    /// <summary>Gives the laws for the superlatives that statements use.</summary>
    /// <param name="statements">All statements.</param>
    /// <param name="vocabulary">How predicates are said.</param>
    /// <param name="ids">Names the laws.</param>
    public static List<Statement> LawsOf(IReadOnlyList<Statement> statements, Vocabulary vocabulary, FreshIds ids)
    {
        List<Statement> laws = [];
        HashSet<Predicate>? used = null;
        foreach (Statement statement in statements)
        {
            if (statement.Declaration is not RelationDeclaration { } declaration || !declaration.Properties.HasFlag(RelationProperties.Asymmetric))
            {
                continue;
            }

            used ??= [.. statements.Where(static s => s.Formula is not null).SelectMany(static s => Mentions.PredicatesOf(s.Formula!))];
            Add(declaration.Relation, isInverse: false);
            if (declaration.Inverse is { } inverse)
            {
                Add(inverse, isInverse: true);
            }

            void Add(Predicate relation, bool isInverse)
            {
                string id = $"{statement.Id} (superlative{(isInverse ? " of the inverse" : string.Empty)})";
                if (Of(relation) is { } superlative && used.Contains(superlative)
                    && vocabulary.Wordings.TryGetValue(superlative, out Wording? said) && said.Positive.Contains(" the ", StringComparison.Ordinal))
                {
                    string words = relation.Name.Replace('_', ' ');
                    string text = $"nothing is {words} \"the {superlative.Name.Replace('_', ' ')}\", and there is only one";
                    laws.Add(Statement.Create(StatementKind.Rule, ids.Next(id), Law(superlative, relation), text, source: statement.Source, span: statement.Span));
                }
            }
        }

        return laws;
    }

    /// <summary>Gives the superlative that belongs to a comparison: "oldest" to "older than"; null for any other relation.</summary>
    public static Predicate? Of(Predicate relation) =>
        Comparative.Of(relation.Name) is { } comparative ? new Predicate(comparative.Superlative, 1) : null;

    private static UniversalQuantification Law(Predicate superlative, Predicate relation)
    {
        Term x = Term.Variable("x");
        Term y = Term.Variable("y");
        return new UniversalQuantification(
            [x, y],
            superlative.Of(x).Implies(!relation.Of(y, x)) & (superlative.Of(x) & superlative.Of(y)).Implies(new Equality(x, y)));
    }
}
