using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Grounding;
using Consistency.Language;
using Consistency.Logic;

namespace Consistency.Cli.Batch;

/// <summary>The statements that every document of a batch is checked with.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class BatchShared
{
    private readonly SharedStatements? _prepared;
    private readonly HashSet<Predicate> _predicates = [];
    private readonly MeaningTies _ties;

    private BatchShared(ParseResult statements, SharedStatements? prepared)
    {
        Statements = statements;
        _prepared = prepared;
        _ties = new MeaningTies(new ClaimSet(statements.Statements, statements.Vocabulary));
        _predicates.UnionWith(statements.Statements.Where(static s => s.Formula is not null).SelectMany(static s => Mentions.PredicatesOf(s.Formula!)));
    }

    /// <summary>Gets all of them.</summary>
    public ParseResult Statements { get; }

    /// <summary>Prepares them for one check after another.</summary>
    /// <param name="statements">The statements.</param>
    /// <param name="checker">Checks them by themselves: nothing is left out when what is certain contradicts itself.</param>
    /// <param name="options">How documents are checked: those are left out that make no difference to an outcome, where only that is wanted.</param>
    /// <param name="cancellationToken">Ends the preparation.</param>
    public static BatchShared Of(
        ParseResult statements, ConsistencyChecker checker, ConsistencyOptions options, CancellationToken cancellationToken) => new(
            statements,
            options is { OutcomeOnly: true, Reading: Reading.Classical }
                && SharedStatements.Of(ClaimPreparation.Of(new ClaimSet(statements.Statements, statements.Vocabulary), out _).Statements, options, cancellationToken) is { } prepared
                && checker.Check(new ClaimSet(statements.Statements, statements.Vocabulary), cancellationToken).UpperBound is not null
                    ? prepared
                    : null);

    /// <summary>Puts those before the statements of a document that can make a difference to it; null when that may be any.</summary>
    /// <param name="document">The statements of the document.</param>
    /// <param name="cancellationToken">Ends the choice.</param>
    public ClaimSet? With(ClaimSet document, CancellationToken cancellationToken)
    {
        if (_prepared is null || document.Statements.Any(static s => s.Id.StartsWith("shared:", StringComparison.Ordinal)))
        {
            return null;
        }

        // Numbers in words, kinds and roles are tied by what they mean. Comparisons have laws, and "the oldest" is tied to "older than", whichever of the two is shared.
        ClaimSet withLaws = ClaimPreparation.Of(document, out ImmutableArray<Diagnostic> remarks);
        bool isTied = withLaws.Statements.Any(s => s.Declaration is RelationDeclaration relation
            && relation.Relations.Select(Superlatives.Of).Any(p => p is not null && _predicates.Contains(p)));
        if (isTied || _ties.Reach(document) || _prepared.For(withLaws.Statements, cancellationToken) is not { } chosen)
        {
            return null;
        }

        // The laws of both are there. Where a statement takes another's place, the check has to see to it.
        return remarks.IsEmpty
            ? new ClaimSet(chosen.Concat(withLaws.Statements), withLaws.Vocabulary, Statements.Diagnostics.Concat(withLaws.Diagnostics)) { HasLaws = true }
            : new ClaimSet(chosen.Concat(document.Statements), document.Vocabulary, Statements.Diagnostics.Concat(document.Diagnostics));
    }
}
