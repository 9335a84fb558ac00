using System.Collections.Immutable;
using Consistency.AI.Calls;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Logic;

namespace Consistency.AI.Relations;

/// <summary>Checks sentences that are not translated at all, by how they bear on each other.</summary>
/// <remarks>
/// Each sentence is an atom, held with its confidence; a probable entailment is a weighted implication, a probable contradiction a
/// weighted exclusion, and the cheapest repair is the most probable way to have them all (E. Mitchell et al., "Enhancing
/// self-consistency and performance of pre-trained language models through natural language inference", 2022). A relation can be
/// given up, too: a scorer errs. Thread-safe.
/// </remarks>
public sealed class RelationChecker
{
    private readonly RelationFinder _finder;
    private readonly ConsistencyChecker _checker;

    /// <summary>Creates a checker.</summary>
    /// <param name="scorer">What tells the relations.</param>
    /// <param name="options">How they become rules; the defaults when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public RelationChecker(IRelationScorer scorer, RelationCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        options ??= new RelationCheckOptions();
        options.Validate();
        _finder = new RelationFinder(scorer, options);
        _checker = new ConsistencyChecker(options.Check);
    }

    /// <summary>Tells what checking sentences will ask of the scorer's model, without asking it.</summary>
    /// <param name="sentences">The sentences.</param>
    /// <returns>The estimate; pairs that only embeddings would leave out are in it.</returns>
    public CallEstimate Estimate(IReadOnlyList<WeighedSentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        return _finder.Estimate([.. sentences.Select(static s => s.Text)], firstNew: 0);
    }

    /// <summary>Checks sentences.</summary>
    /// <param name="sentences">The sentences, with how sure their sources are.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>The report; it is incomplete when relations could not be found out or there were too many pairs.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A confidence is outside 0 to 1.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<RelationReport> CheckAsync(IReadOnlyList<WeighedSentence> sentences, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        string[] texts = [.. sentences.Select(static s => s.Text)];
        FoundRelations found = await _finder.FindAsync(texts, firstNew: 0, cancellationToken).ConfigureAwait(false);
        ClaimSetBuilder builder = new();
        Formula[] atoms = AddSentences(builder, sentences);
        foreach (FoundRelation relation in found.Relations)
        {
            relation.AddTo(builder, texts, atoms);
        }

        foreach (Diagnostic problem in found.Problems)
        {
            builder.AddDiagnostic(problem);
        }

        ClaimSet claims = builder.Build();
        ConsistencyReport report = await Task.Run(() => _checker.Check(claims, cancellationToken), cancellationToken).ConfigureAwait(false);
        return new RelationReport { Report = report, Claims = claims, ScoredPairs = found.ScoredPairs, Usage = found.Usage };
    }

    private static Formula[] AddSentences(ClaimSetBuilder builder, IReadOnlyList<WeighedSentence> sentences)
    {
        Formula[] atoms = new Formula[sentences.Count];
        Dictionary<Predicate, Wording> wordings = [];
        for (int i = 0; i < atoms.Length; i++)
        {
            Predicate predicate = SentenceAtom.Predicate(i + 1);
            wordings.Add(predicate, SentenceAtom.Wording(sentences[i].Text));
            atoms[i] = predicate.Of();
            builder.AddClaim(atoms[i], sentences[i].Confidence, sentences[i].Source, sentences[i].Text);
        }

        builder.AddVocabulary(new Vocabulary(wordings, ImmutableDictionary<string, string>.Empty));
        return atoms;
    }
}
