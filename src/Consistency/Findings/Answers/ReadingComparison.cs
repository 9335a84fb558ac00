using System.Collections.Immutable;
using System.Diagnostics;
using Consistency.Claims;

namespace Consistency.Findings;

/// <summary>Checks statements in their usual reading, and asks where another reading would change the result.</summary>
/// <remarks>
/// Each other reading is checked alone, the other statements in their usual one; when none changes anything, and there are
/// several, all are checked together once. So n readings cost at most n + 1 further checks; n is limited, the time that is
/// left is shared, and what was not compared is said. The result is the verdict, the cost of the cheapest repair and the answers.
/// </remarks>
internal static class ReadingComparison
{
    private const int MostReadings = 32;

    /// <summary>Checks statements.</summary>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled; a time-out gives a report.</exception>
    public static ConsistencyReport Of(ClaimSet claims, ConsistencyOptions options, CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        if (options.Ambiguity == AmbiguityChoice.Second)
        {
            claims = new ClaimSet(
                claims.Statements.Select(static s => s.Alternatives.IsEmpty ? s : s.ReadAs(s.Alternatives[0])), claims.Vocabulary, claims.Diagnostics)
            {
                HasLaws = claims.HasLaws,
            };
        }

        CheckRun.ThrowIfUnknown(claims, options);
        (ConsistencyReport report, ClaimSet prepared, ImmutableArray<Diagnostic> remarks) = CheckPrepared(claims, options, cancellationToken);
        report.DefeasibleRelations = ClaimPreparation.DefeasibleRelations(claims);
        List<Diagnostic> diagnostics = [.. remarks];
        ImmutableArray<Disagreement> disagreements = [];
        if (prepared.Statements.Any(static s => s.Attribution?.Speaker is not null))
        {
            disagreements = DisagreementFinder.Find(claims, options.WithTimeLeft(started), diagnostics, cancellationToken);
        }

        if (options.Ambiguity == AmbiguityChoice.Compare)
        {
            Compare(claims, report, options, started, diagnostics, cancellationToken);
        }

        Verdict verdict = options.CountDisagreements && disagreements.Length > 0 ? Verdict.Inconsistent : report.Verdict;
        return diagnostics.Count == 0 && disagreements.IsEmpty ? report : report.With(verdict, disagreements, diagnostics);
    }

    // A repair that gives up what takes the place of another statement brings the other back; it is looked for once more with both.
    private static (ConsistencyReport Report, ClaimSet Prepared, ImmutableArray<Diagnostic> Remarks) CheckPrepared(
        ClaimSet claims, ConsistencyOptions options, CancellationToken cancellationToken)
    {
        ClaimSet prepared = ClaimPreparation.Of(claims, out ImmutableArray<Diagnostic> remarks, out IReadOnlySet<string> superseding);
        long started = Stopwatch.GetTimestamp();
        ConsistencyReport report = WorldSettler.Check(prepared, options, cancellationToken);
        if (superseding.Count > 0
            && (report.Claims.Any(c => c.Outcome is ClaimOutcome.Refuted or ClaimOutcome.Withdrawn && superseding.Contains(c.Statement.Id))
                || report.Repairs.Any(r => r.Changes.Any(c => superseding.Contains(c.Statement.Id)))))
        {
            prepared = ClaimPreparation.Restoring(claims);
            report = WorldSettler.Check(prepared, options.WithTimeLeft(started), cancellationToken);
        }

        return (report, prepared, remarks);
    }

    private static void Compare(
        ClaimSet claims, ConsistencyReport usual, ConsistencyOptions options, long started, List<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        List<(int Statement, AlternativeReading Reading)> readings =
        [
            .. claims.Statements.SelectMany(static (s, i) => s.Alternatives.Select(a => (i, a))),
        ];
        if (readings.Count == 0)
        {
            return;
        }

        bool isFound = false;
        int compared = 0;
        foreach ((int statement, AlternativeReading reading) in readings.Take(MostReadings))
        {
            ConsistencyOptions rest = options.WithTimeLeft(started);
            if (options.Timeout is not null && rest.Timeout < options.Timeout / 10)
            {
                break;
            }

            ConsistencyReport other = Checked(claims, [(statement, reading)], rest, cancellationToken);
            compared++;
            if (Difference(usual, other) is { } difference)
            {
                isFound = true;
                diagnostics.Add(CheckDiagnostics.ReadingMatters(claims.Statements[statement], reading, difference));
            }
        }

        if (compared < readings.Count)
        {
            diagnostics.Add(CheckDiagnostics.ReadingsNotCompared(readings.Count - compared));
        }
        else if (!isFound && readings.Count > 1)
        {
            List<(int Statement, AlternativeReading Reading)> all = [.. readings.DistinctBy(static r => r.Statement)];
            if (all.Count > 1 && Difference(usual, Checked(claims, all, options.WithTimeLeft(started), cancellationToken)) is { } difference)
            {
                diagnostics.Add(CheckDiagnostics.ReadingMatters(claims.Statements[all[0].Statement], all[0].Reading, difference, all.Count - 1));
            }
        }
    }

    private static ConsistencyReport Checked(
        ClaimSet claims, List<(int Statement, AlternativeReading Reading)> readings, ConsistencyOptions options, CancellationToken cancellationToken)
    {
        Statement[] statements = [.. claims.Statements];
        foreach ((int statement, AlternativeReading reading) in readings)
        {
            statements[statement] = statements[statement].ReadAs(reading);
        }

        // Compared are the verdict, the cost and the answers; nothing else is worth the time.
        options = options with { ComputeNumbers = false, MaxViolations = 0, MaxRepairs = 1 };
        return CheckPrepared(new ClaimSet(statements, claims.Vocabulary), options, cancellationToken).Report;
    }

    // What is different with another reading, in words; null for the same result, and when that was not found out.
    private static string? Difference(ConsistencyReport usual, ConsistencyReport other)
    {
        if (usual.Verdict != other.Verdict)
        {
            return other.Verdict switch
            {
                Verdict.Inconsistent => "the statements contradict each other",
                Verdict.Consistent => "the statements can all be true together",
                _ => null,
            };
        }

        for (int i = 0; i < usual.Answers.Length; i++)
        {
            if (usual.Answers[i].Verdict != other.Answers[i].Verdict && other.Answers[i].Verdict != AnswerVerdict.Undecided)
            {
                return $"the answer to '{usual.Answers[i].Question.Text}' is {other.Answers[i].Verdict} instead of {usual.Answers[i].Verdict}";
            }
        }

        return usual.Cost is { } cost && other.Cost is { } price && cost != price
            ? price > cost ? "the cheapest repair costs more" : "the cheapest repair costs less"
            : null;
    }
}
