namespace Consistency.Findings;

/// <summary>The numbers of a whole check; <c>docs/report.md</c> defines each and names its source.</summary>
public sealed class ReportNumbers
{
    internal ReportNumbers()
    {
    }

    /// <summary>Gets how many constraints apply to the statements as they are given.</summary>
    /// <value>Null where it was not counted: in the derivable reading, and when a limit was hit.</value>
    public required int? ApplicableConstraints { get; init; }

    /// <summary>Gets how many of those the statements, as they are given, violate.</summary>
    public required int? ViolatedConstraints { get; init; }

    /// <summary>Gets the share of the applicable constraints that hold, from 0 to 1, rounded to six places.</summary>
    /// <value>Null when none applies, or they were not counted.</value>
    public decimal? Consistency => ApplicableConstraints is > 0 and int applicable
        ? Math.Round(1 - ((decimal)ViolatedConstraints!.Value / applicable), 6)
        : null;

    /// <summary>Gets the share of the claims that stand in a conflict of the report, from 0 to 1, rounded to six places; a lower
    /// bound where conflicts were left out.</summary>
    /// <value>Null without claims, and when the check is undecided.</value>
    public required decimal? ConflictDensity { get; init; }

    /// <summary>Gets the cost of the cheapest repair divided by the weight of all that can be given up, from 0 to 1, rounded to six places.</summary>
    /// <value>Null when the cost is not known, or nothing weighs anything.</value>
    public required decimal? CoherenceGap { get; init; }

    /// <summary>Gets the smallest change of one confidence that makes another repair the cheapest.</summary>
    /// <value>Null when no single change does, or none is known.</value>
    public required Sensitivity? Sensitivity { get; init; }

    /// <summary>Gets why there is no <see cref="ConsistencyReport.NextQuestion"/>; null when there is one.</summary>
    public required string? NoQuestionReason { get; init; }
}
