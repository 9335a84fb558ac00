using Consistency.Claims;
using ParsedStatements = Consistency.Language.ParseResult;

namespace Consistency.Cli;

/// <summary>What is known beside the statements that are checked: the rules and facts that documents and calls share, or bring along.</summary>
internal static class KnownStatements
{
    /// <summary>Reads files of rules and facts that everything is checked with; null when there are none.</summary>
    /// <param name="files">Their names.</param>
    /// <param name="each">What is checked with them: a word for the message.</param>
    /// <param name="application">Has the input.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">One cannot be read, or something in it; the message says where.</exception>
    public static async Task<ParsedStatements?> ReadAsync(
        string[] files, string each, CommandLineApplication application, CancellationToken cancellationToken)
    {
        if (files.Length == 0)
        {
            return null;
        }

        // Read by themselves, so that nothing is asked of documents that was asked of the facts.
        ClaimSet claims = await InputFile.ReadClaimsAsync(files, from: null, application.Input, cancellationToken);
        Diagnostic? error = claims.Diagnostics.FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error);
        return error is not null
            ? throw new IOException($"{error.Span}: {error.Message} Every {each} would be checked without it.")
            : Of(new ParsedStatements(claims.Statements, claims.Vocabulary, []), "shared:");
    }

    /// <summary>Makes facts, or what else is said, of claims, and sets the ids apart from those of what is checked.</summary>
    public static ParsedStatements Of(ParsedStatements parsed, string prefix, StatementKind kind = StatementKind.Fact) => new(
        [
            .. parsed.Statements.Select(s => s.As(s.Kind == StatementKind.Claim ? kind : s.Kind, prefix + s.Id)),
        ],
        parsed.Vocabulary,
        parsed.Diagnostics);
}
