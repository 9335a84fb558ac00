using Consistency.Claims;

namespace Consistency;

/// <summary>Derives other claim sets from one, to ask "what if".</summary>
public static class ClaimSetExtensions
{
    /// <summary>Leaves statements out.</summary>
    /// <param name="claims">The statements; they stay as they are.</param>
    /// <param name="ids">The ids of those to leave out.</param>
    /// <returns>The others, in order.</returns>
    /// <exception cref="ArgumentException">There is no statement of such an id.</exception>
    public static ClaimSet Without(this ClaimSet claims, params IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(ids);
        HashSet<string> left = new(ids, StringComparer.Ordinal);
        string? unknown = left.Order(StringComparer.Ordinal).FirstOrDefault(id => !claims.Statements.Any(s => s.Id == id));
        return unknown is null
            ? new ClaimSet(claims.Statements.Where(s => !left.Contains(s.Id)), claims.Vocabulary, claims.Diagnostics)
            : throw new ArgumentException($"There is no statement '{unknown}', so it cannot be left out.", nameof(ids));
    }

    /// <summary>Adds statements that are certain.</summary>
    /// <param name="claims">The statements; they stay as they are.</param>
    /// <param name="text">Statements in the claim language, without confidences; a claim among them becomes a fact.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The statements, and after them the assumed ones; their file is <c>assumption</c>.</returns>
    /// <exception cref="ArgumentException">The text cannot be read, is empty, or has a question or a confidence in it.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ClaimSet Assume(this ClaimSet claims, string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(text);
        ClaimSetBuilder builder = new();
        foreach (Statement statement in claims.Statements)
        {
            builder.Add(statement);
        }

        ClaimSet all = builder.AddVocabulary(claims.Vocabulary).AddText(text, "assumption", cancellationToken).Build();
        if (all.Diagnostics.FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error) is { } error)
        {
            throw new ArgumentException($"The assumption '{text}' cannot be read: {error.Message}", nameof(text));
        }

        Statement[] assumed = [.. all.Statements.Skip(claims.Statements.Length)];
        return assumed.Length == 0
            ? throw new ArgumentException("The assumption is empty.", nameof(text))
            : new ClaimSet([.. claims.Statements, .. assumed.Select(Certain)], all.Vocabulary, [.. claims.Diagnostics, .. all.Diagnostics]);
    }

    private static Statement Certain(Statement statement) => statement switch
    {
        { Kind: StatementKind.Question } =>
            throw new ArgumentException($"'{statement.Text}' is a question; only what is said can be assumed."),
        { Confidence: not null } =>
            throw new ArgumentException($"'{statement.Text}' has a confidence; what is assumed is certain."),
        { Kind: StatementKind.Claim } => statement.As(StatementKind.Fact, statement.Id),
        _ => statement,
    };
}
