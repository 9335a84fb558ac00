using Consistency.Claims;
using Consistency.Findings;
using Consistency.Grounding;
using Consistency.Language;

namespace Consistency.Cli.Batch;

/// <summary>The statements that every document of a batch is checked with.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class BatchShared
{
    private readonly SharedStatements? _prepared;

    private BatchShared(ParseResult statements, SharedStatements? prepared)
    {
        Statements = statements;
        _prepared = prepared;
    }

    /// <summary>Gets all of them.</summary>
    public ParseResult Statements { get; }

    /// <summary>Prepares them for one check after another.</summary>
    /// <param name="statements">The statements.</param>
    /// <param name="checker">Checks them by themselves: only of statements without a contradiction can any be left out.</param>
    /// <param name="mayLeaveOut">Whether those may be left out that make no difference to the outcome.</param>
    /// <param name="cancellationToken">Ends the preparation.</param>
    public static BatchShared Of(ParseResult statements, ConsistencyChecker checker, bool mayLeaveOut, CancellationToken cancellationToken) => new(
        statements,
        mayLeaveOut
            && SharedStatements.Of(statements.Statements) is { } prepared
            && checker.Check(new ClaimSet(statements.Statements), cancellationToken).Verdict == Verdict.Consistent
                ? prepared
                : null);

    /// <summary>Puts those before the statements of a document that can make a difference to it; null when that may be any.</summary>
    public ClaimSet? With(ClaimSet document)
    {
        if (_prepared is null || document.Statements.Any(static s => s.Id.StartsWith("shared:", StringComparison.Ordinal)))
        {
            return null;
        }

        return _prepared.For(document.Statements) is { } chosen
            ? new ClaimSet(chosen.Concat(document.Statements), document.Vocabulary, Statements.Diagnostics.Concat(document.Diagnostics))
            : null;
    }
}
