using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Consistency.AI.Calls;
using Consistency.AI.Extraction;
using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.AI.Middleware;

/// <summary>The check of one answer against the conversation and what is known.</summary>
/// <remarks>Immutable. It serializes as its outcome, reason and report; it cannot be read back.</remarks>
[JsonConverter(typeof(AnswerCheckJsonConverter))]
public sealed record AnswerCheck
{
    /// <summary>Gets what the check came to.</summary>
    public required AnswerOutcome Outcome { get; init; }

    /// <summary>Gets why, in a sentence for people.</summary>
    public required string Reason { get; init; }

    /// <summary>Gets the report on the whole conversation with the answer; null when there was nothing to check or the check failed.</summary>
    public ConsistencyReport? Report { get; init; }

    /// <summary>Gets the conflicts of the report that sentences of the answer take part in.</summary>
    public ImmutableArray<Violation> Violations { get; init; } = [];

    /// <summary>Gets the sentences of the answer that could not be read.</summary>
    public ImmutableArray<UntranslatedSentence> Untranslated { get; init; } = [];

    /// <summary>Gets how often the model was asked to write the answer again.</summary>
    public int Revisions { get; init; }

    /// <summary>Gets what the first version would have cost to repair; null when it is not known or the answer is the first version.</summary>
    public decimal? CostBeforeRevision { get; init; }

    /// <summary>Gets what reading and rewriting asked of models, beyond the first answer.</summary>
    public ModelUsage Usage { get; init; }

    /// <summary>Gets a value indicating whether the answer contradicts what is certain: no repair can keep all of it.</summary>
    internal bool ContradictsWhatIsCertain => Violations.Any(v => v.Statements.All(s => AnswerIds.Contains(s.Id) || IsCertain(s)));

    internal ImmutableHashSet<string> AnswerIds { get; init; } = [];

    /// <summary>Gets what it costs at least to repair the conversation with this answer; null when that is not known.</summary>
    internal decimal? RepairCost => Report is { Optimum: OptimumStatus.Proved } report ? report.Cost : null;

    /// <summary>
    /// Gets by how much the claims of the answer win that are in a conflict: giving up any of them costs at least this much more. Null when the
    /// cheapest repair gives one up, or it is not known; a claim that cannot be given up wins by any amount.
    /// </summary>
    internal decimal? Margin
    {
        get
        {
            HashSet<string> inConflict = [.. Violations.SelectMany(static v => v.Statements).Select(static s => s.Id).Where(AnswerIds.Contains)];
            decimal margin = decimal.MaxValue;
            foreach (ClaimVerdict claim in Report?.Claims.Where(c => inConflict.Contains(c.Statement.Id)) ?? [])
            {
                if (claim is not { Outcome: ClaimOutcome.Kept, Margin: { } wins })
                {
                    return null;
                }

                margin = wins.IsForced ? margin : Math.Min(margin, wins.Lower);
            }

            return RepairCost is null || inConflict.Count == 0 ? null : margin;
        }
    }

    private static bool IsCertain(Statement statement) =>
        statement.Kind == StatementKind.Declaration
        || (statement.Kind is StatementKind.Fact or StatementKind.Rule && statement.Confidence is null);
}
