using System.Collections.Immutable;
using Consistency.Claims;

namespace Consistency.Findings;

/// <summary>Finds where the sources that a text reports do not agree.</summary>
/// <remarks>
/// The reports are checked as if each source spoke itself, together with what is certain: facts and rules without a
/// confidence, and declarations. What contradicts itself there is a disagreement when two sources take part, or one and a
/// fact. They are listed as conflicts are, all up to a limit.
/// </remarks>
internal static class DisagreementFinder
{
    /// <summary>Finds the disagreements.</summary>
    /// <param name="claims">The statements as they are checked.</param>
    /// <param name="options">The options of the check; the time is the caller's to limit.</param>
    /// <param name="diagnostics">Gets what could not be found out.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static ImmutableArray<Disagreement> Find(
        ClaimSet claims, ConsistencyOptions options, List<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        Dictionary<string, Statement> reports = new(StringComparer.Ordinal);
        List<Statement> assumed = [];
        foreach (Statement statement in claims.Statements)
        {
            if (statement.Attribution?.Speaker is not null)
            {
                if (statement.Kind != StatementKind.Question)
                {
                    reports.Add(statement.Id, statement);
                    assumed.Add(AsSaid(statement));
                }
            }
            else if (statement.Kind == StatementKind.Declaration
                || (statement.Kind is StatementKind.Fact or StatementKind.Rule && statement.Confidence is null))
            {
                assumed.Add(statement);
            }
        }

        if (reports.Count == 0)
        {
            return [];
        }

        // Only conflicts are asked for; what is locked or preferred is about repairs, and may not be among these statements.
        options = options with { ComputeNumbers = false, MaxRepairs = 1, LockedIds = [], PreferredSources = [] };
        ConsistencyReport report = WorldSettler.Check(ClaimPreparation.Of(new ClaimSet(assumed, claims.Vocabulary), out _), options, cancellationToken);
        if (report.Verdict == Verdict.Undecided || report.HasMoreViolations)
        {
            diagnostics.Add(CheckDiagnostics.DisagreementsOpen());
        }

        List<Disagreement> found = [];
        foreach (Violation violation in report.Violations)
        {
            ImmutableArray<Statement> statements =
                [.. violation.Statements.Select(s => reports.TryGetValue(s.Id, out Statement? report) ? report : s)];
            ImmutableArray<string> speakers =
            [
                .. statements.Select(static s => s.Attribution?.Speaker).OfType<string>().DistinctBy(static s => Name(s), StringComparer.OrdinalIgnoreCase),
            ];
            if (speakers.Length > 1 || (speakers.Length == 1 && statements.Any(static s => s.Kind == StatementKind.Fact && s.Attribution is null)))
            {
                found.Add(new Disagreement(statements, speakers, violation.Explanation));
            }
        }

        return [.. found];
    }

    private static string Name(string speaker) => speaker.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? speaker[4..] : speaker;

    // What is reported, as a claim of whoever says it.
    private static Statement AsSaid(Statement statement)
    {
        Statement said = Statement.Create(
            StatementKind.Claim, statement.Id, statement.Content!, statement.Text, statement.Kind == StatementKind.Claim ? statement.Confidence : null, statement.Source, statement.Span);
        return statement.Attribution!.Time is { } time ? said.AttributedTo(new Attribution(null, time)) : said;
    }
}
