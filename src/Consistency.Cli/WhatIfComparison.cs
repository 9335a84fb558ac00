using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Cli;

/// <summary>Puts what <c>--assume</c> and <c>--without</c> change in front of a report.</summary>
internal static class WhatIfComparison
{
    /// <summary>Checks the statements as they are, and compares.</summary>
    /// <param name="claims">The statements without the assumptions, and with those left out.</param>
    /// <param name="after">The report of the others.</param>
    /// <param name="options">How that was made; what names statements or sources that are not there does not count.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    public static ReportComparison Of(ClaimSet claims, ConsistencyReport after, ConsistencyOptions options, CancellationToken cancellationToken)
    {
        HashSet<string> ids = [.. claims.Statements.Select(static s => s.Id)];
        HashSet<string> sources = [.. claims.Statements.Select(static s => s.Source).OfType<string>()];
        ConsistencyOptions asTheyAre = options with
        {
            ComputeNumbers = false,
            LockedIds = [.. options.LockedIds.Where(ids.Contains)],
            PreferredSources = [.. options.PreferredSources.Where(sources.Contains)],
        };
        return ReportComparison.Of(new ConsistencyChecker(asTheyAre).Check(claims, cancellationToken), after);
    }

    /// <summary>Gives what writes the comparison and the report in a form; forms that have no place for it have the report alone.</summary>
    public static Func<ConsistencyReport, string>? Before(Func<ConsistencyReport, string>? write, string format, ReportComparison comparison) => format switch
    {
        "json" => _ => comparison.ToReportJson() + "\n",
        "markdown" => report => comparison.ToMarkdown() + "\n" + report.ToMarkdown(),
        "text" => report => comparison.ToText() + "\n" + report.ToText(),
        _ => write,
    };
}
