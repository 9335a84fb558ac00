using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>The result of a check.</summary>
/// <remarks>Immutable and thread-safe. The same input and options give the same report, byte for byte.</remarks>
[JsonConverter(typeof(ReportJsonConverter))]
[TypeFormatterSource(typeof(ReportFormatterSource), PreferredMimeTypes = ["text/html"])]
public sealed class ConsistencyReport
{
    private ImmutableArray<Diagnostic> _diagnostics;
    private Verdict _verdict;

    internal ConsistencyReport()
    {
    }

    /// <summary>Gets what was found.</summary>
    public required Verdict Verdict
    {
        get => _verdict;
        init => _verdict = value;
    }

    /// <summary>Gets a value indicating whether every statement of the input was read; if not, the verdict is about the others.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Gets how far the cost of the cheapest repair is known.</summary>
    public required OptimumStatus Optimum { get; init; }

    /// <summary>Gets a cost below which no repair exists.</summary>
    public required decimal LowerBound { get; init; }

    /// <summary>Gets the cost of the best repair found; null when there is none, or none was found.</summary>
    public required decimal? UpperBound { get; init; }

    /// <summary>Gets the cost of the cheapest repair: 0 for consistent statements, null when it is not known or there is no repair.</summary>
    public decimal? Cost => Optimum == OptimumStatus.Proved ? UpperBound : null;

    /// <summary>Gets the conflicts, the cheapest first.</summary>
    /// <remarks>
    /// A conflict costs the sum of the weights of its statements that can be given up; of equals the one of fewer statements comes first.
    /// Of the reasons that certain statements give for one and the same conflict, a short one is shown. Where
    /// <see cref="HasMoreViolations"/> is true, cheaper conflicts may be missing.
    /// </remarks>
    public required ImmutableArray<Violation> Violations { get; init; }

    /// <summary>Gets a value indicating whether conflicts were left out because of a limit.</summary>
    public required bool HasMoreViolations { get; init; }

    /// <summary>Gets how many conflicts that are not listed there are at least.</summary>
    public required int UnlistedViolations { get; init; }

    /// <summary>Gets the conflicts in groups that share statements; each conflict is in one group.</summary>
    public required ImmutableArray<ViolationGroup> ViolationGroups { get; init; }

    /// <summary>Gets the cheapest repair; null when nothing is to be repaired, and when what is certain contradicts itself.</summary>
    public Repair? Repair => Repairs.IsEmpty ? null : Repairs[0];

    /// <summary>Gets the cheapest repairs, in order, without duplicates.</summary>
    public required ImmutableArray<Repair> Repairs { get; init; }

    /// <summary>Gets a value indicating whether other repairs than <see cref="Repairs"/> exist, or may exist.</summary>
    public required bool HasMoreRepairs { get; init; }

    /// <summary>Gets how much of <see cref="LowerBound"/> no listed conflict forces by itself, only all of them together.</summary>
    public required decimal CombinedShare { get; init; }

    /// <summary>Gets what distrusting sources would end.</summary>
    public required SourceFindings Sources { get; init; }

    /// <summary>Gets the statements that were locked by <see cref="ConsistencyOptions.LockedIds"/>, in input order.</summary>
    public required ImmutableArray<Statement> Locked { get; init; }

    /// <summary>Gets what becomes of every statement that can be given up, in input order.</summary>
    public required ImmutableArray<ClaimVerdict> Claims { get; init; }

    /// <summary>Gets the answers to the questions, in input order.</summary>
    public required ImmutableArray<Answer> Answers { get; init; }

    /// <summary>Gets what was remarked about the input and the check itself.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics
    {
        get => _diagnostics;
        init => _diagnostics = value;
    }

    /// <summary>Gets the numbers of the whole check; null when nothing was solved.</summary>
    public ReportNumbers? Numbers { get; internal set; }

    /// <summary>Gets the claim whose verification settles most; null when there is none, and <see cref="ReportNumbers.NoQuestionReason"/> says why.</summary>
    public NextQuestion? NextQuestion { get; internal set; }

    /// <summary>Gets where sources that the statements report do not agree, in input order; these are no conflicts of the text.</summary>
    public ImmutableArray<Disagreement> Disagreements { get; private set; } = [];

    // How many things there are in the worlds that were looked at, and whether some of them have no name.
    internal int ThingCount { get; set; }

    internal bool HasUnnamedThings { get; set; }

    // Where relations are closed, or later statements take the place of others, leaving out one lets others count again.
    internal FrozenSet<string> DefeasibleRelations { get; set; } = FrozenSet<string>.Empty;

    internal bool IsDefeasible(Statement statement) => DefeasibleRelations.Count > 0
        && (statement.Content ?? statement.Formula) is { } says && Mentions.PredicatesOf(says).Any(p => DefeasibleRelations.Contains(p.Name));

    // Adds what was found beside the check itself; everything else stays.
    internal ConsistencyReport With(Verdict verdict, ImmutableArray<Disagreement> disagreements, IEnumerable<Diagnostic> diagnostics)
    {
        ConsistencyReport copy = (ConsistencyReport)MemberwiseClone();
        copy._verdict = verdict;
        copy._diagnostics = [.. _diagnostics, .. diagnostics];
        copy.Disagreements = disagreements;
        return copy;
    }
}
