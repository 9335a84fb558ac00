using System.Collections.Immutable;
using System.Numerics.Tensors;
using Consistency.AI.Calls;
using Consistency.Claims;
using Consistency.Language.Programs;
using Consistency.Logic;

namespace Consistency.AI.Extraction;

/// <summary>Gives what different sentences call differently one name: spelling first, then meaning by embeddings.</summary>
/// <remarks>
/// A name that was there before stays; new ones are changed. Names of different kinds (predicates of different arity, things) are
/// never merged, and two names that occur in one and the same statement are different on purpose.
/// </remarks>
internal sealed class NameAlignment(ModelExtractionOptions options)
{
    /// <summary>Aligns the names of new statements with those that are known and with each other.</summary>
    /// <returns>
    /// The statements under their new names, what was merged, and why embeddings had no part in it; null where none were wanted, or they had.
    /// </returns>
    public async Task<(ImmutableArray<Statement> Statements, ImmutableArray<NameMerge> Merges, string? Failure)> AlignAsync(
        ImmutableArray<Statement> statements, ClaimSet? known, CancellationToken cancellationToken)
    {
        List<Name> old = [.. (known?.Statements ?? []).SelectMany(NamesOf).Distinct()];
        List<Name> names = [.. old, .. statements.SelectMany(NamesOf).Distinct().Except(old)];
        (ReadOnlyMemory<float>[]? vectors, string? failure) = options.Embeddings is { } generator
            ? await EmbeddingVectors.OfAsync(generator, [.. names.Select(static n => n.Text.Replace('_', ' '))], cancellationToken).ConfigureAwait(false)
            : (null, null);
        HashSet<(Name, Name)> apart = [.. statements.Concat(known?.Statements ?? []).SelectMany(Together)];

        Dictionary<Name, Name> renamed = [];
        List<NameMerge> merges = [];
        for (int i = old.Count; i < names.Count; i++)
        {
            if (Match(names, i, vectors, apart, renamed) is { } match)
            {
                renamed.Add(names[i], match.To);
                merges.Add(new NameMerge(names[i].Text, match.To.Text, match.Similarity, match.Reason));
            }
        }

        return renamed.Count == 0 ? (statements, [], failure) : ([.. statements.Select(s => Rename(s, renamed))], [.. merges], failure);
    }

    private (Name To, double Similarity, string Reason)? Match(
        List<Name> names, int i, ReadOnlyMemory<float>[]? vectors, HashSet<(Name, Name)> apart, Dictionary<Name, Name> renamed)
    {
        (Name To, double Similarity, string Reason)? best = null;
        for (int k = 0; k < i; k++)
        {
            bool isCandidate = names[k].Arity == names[i].Arity && !renamed.ContainsKey(names[k]) && !apart.Contains((names[k], names[i]));
            if (!isCandidate)
            {
                continue;
            }

            if (ProgramClause.Fold(names[k].Text) == ProgramClause.Fold(names[i].Text))
            {
                return (names[k], 1, "They differ in spelling only.");
            }

            double similarity = vectors is null ? 0 : TensorPrimitives.CosineSimilarity(vectors[k].Span, vectors[i].Span);
            if (similarity >= options.MergeSimilarity && similarity > (best?.Similarity ?? 0))
            {
                best = (names[k], similarity, "Their embeddings are alike.");
            }
        }

        return best;
    }

    private static Statement Rename(Statement statement, Dictionary<Name, Name> renamed)
    {
        if (statement.Formula is null || !NamesOf(statement).Any(renamed.ContainsKey))
        {
            return statement;
        }

        Formula formula = Renaming.Of(
            StatementAdoption.Says(statement),
            p => renamed.TryGetValue(new Name(p.Name, p.Arity), out Name to) ? new Predicate(to.Text, p.Arity) : p,
            t => !t.IsVariable && renamed.TryGetValue(new Name(t.Name, Name.Thing), out Name to) ? Term.Constant(to.Text) : t);
        return StatementAdoption.Create(
            statement, statement.Kind, statement.Id, formula, statement.Text, statement.Confidence, statement.Source, statement.Span);
    }

    private static IEnumerable<(Name, Name)> Together(Statement statement)
    {
        Name[] names = [.. NamesOf(statement)];
        return from left in names from right in names where left != right select (left, right);
    }

    private static IEnumerable<Name> NamesOf(Statement statement)
    {
        if ((statement.Content ?? statement.Formula) is not { } formula)
        {
            yield break;
        }

        HashSet<Name> told = [];
        foreach (Predicate predicate in Mentions.PredicatesOf(formula))
        {
            if (told.Add(new Name(predicate.Name, predicate.Arity)))
            {
                yield return new Name(predicate.Name, predicate.Arity);
            }
        }

        foreach ((AtomicFormula atom, _, _) in Review.FormulaProfile.Of([formula]).Atoms)
        {
            foreach (Term term in atom.Arguments.Where(static t => !t.IsVariable))
            {
                if (told.Add(new Name(term.Name, Name.Thing)))
                {
                    yield return new Name(term.Name, Name.Thing);
                }
            }
        }
    }

    /// <summary>The name of a predicate, or of a thing.</summary>
    private readonly record struct Name(string Text, int Arity)
    {
        public const int Thing = -1;
    }
}
