using Consistency.Findings;

namespace Consistency.Rendering;

/// <summary>Says in one sentence each what differs between two reports; the same in every form.</summary>
internal static class ComparisonWords
{
    /// <summary>How many conflicts are shown in full that ended, and how many that are new.</summary>
    public const int MostConflicts = 5;

    /// <summary>How many statements are shown that a repair treats differently.</summary>
    public const int MostClaims = 20;

    /// <summary>What changes, first: verdict, conflicts and cost, as pairs of a label and words.</summary>
    public static IEnumerable<(string Label, string Words)> Summary(ReportComparison comparison)
    {
        ConsistencyReport before = comparison.Before;
        ConsistencyReport after = comparison.After;
        if (before.Verdict != after.Verdict || before.IsComplete != after.IsComplete)
        {
            yield return ("verdict", $"{VerdictOf(before)} -> {VerdictOf(after)}");
        }

        if (before.Violations.Length + after.Violations.Length > 0)
        {
            yield return ("conflicts", $"{Count(before)} -> {Count(after)} ({comparison.Ended.Length} ended, {comparison.New.Length} new, {comparison.Remaining.Length} as before)");
        }

        if (!comparison.HasSameCost)
        {
            yield return ("repair", $"{CostOf(before)} -> {CostOf(after)}");
        }
    }

    /// <summary>An answer, or null where a question was not asked.</summary>
    public static string Of(AnswerVerdict? verdict) => verdict?.ToString() ?? "not asked";

    /// <summary>An outcome, or null where a statement was not there or certain.</summary>
    public static string Of(ClaimOutcome? outcome) => outcome?.ToString().ToLowerInvariant() ?? "not there";

    /// <summary>The caution where lists are cut.</summary>
    public static string? Caution(ReportComparison comparison) => comparison.IsComplete
        ? null
        : "Not all conflicts were listed because of a limit: one that seems to have ended, or to be new, may only be listed in one of the two reports.";

    /// <summary>The changes of outcomes that are news: a statement that is only there or gone, and is kept, is none.</summary>
    public static IReadOnlyList<ClaimChange> News(ReportComparison comparison) =>
        [.. comparison.Claims.Where(static c => (c.Before ?? ClaimOutcome.Kept) != (c.After ?? ClaimOutcome.Kept))];

    private static string VerdictOf(ConsistencyReport report)
    {
        string word = report.Verdict switch
        {
            Verdict.NothingToCheck => "nothing to check",
            { } verdict => verdict.ToString().ToLowerInvariant(),
        };
        return report.IsComplete ? word : word + " (incomplete)";
    }

    private static string Count(ConsistencyReport report) =>
        $"{(report.HasMoreViolations ? "at least " : string.Empty)}{report.Violations.Length + report.UnlistedViolations}";

    private static string CostOf(ConsistencyReport report) => report switch
    {
        { Verdict: Verdict.NothingToCheck } => "nothing to repair",
        { Cost: { } cost } => cost == 0 ? "none needed" : $"costs {VisibleText.Number(cost)}",
        { Optimum: OptimumStatus.Proved } => "impossible: what is certain contradicts itself",
        { UpperBound: { } upper } => $"costs between {VisibleText.Number(report.LowerBound)} and {VisibleText.Number(upper)}",
        _ => "cost not known",
    };
}
