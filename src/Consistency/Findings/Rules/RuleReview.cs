using System.Collections.Immutable;
using Consistency.Claims;

namespace Consistency.Findings.Rules;

/// <summary>What is to be said about rules before any claim is looked at.</summary>
/// <remarks>Immutable and thread-safe. The same input and options give the same review.</remarks>
public sealed class RuleReview
{
    internal RuleReview()
    {
    }

    /// <summary>Gets how many statements were reviewed as rules: rules, declarations, and facts that are general.</summary>
    public required int RuleCount { get; init; }

    /// <summary>Gets the findings, in order of <see cref="RuleFindingKind"/> and then of the input.</summary>
    public required ImmutableArray<RuleFinding> Findings { get; init; }

    /// <summary>Gets a value indicating whether findings were left out because there are more than <see cref="ConsistencyOptions.MaxViolations"/>.</summary>
    public required bool HasMoreFindings { get; init; }

    /// <summary>Gets a value indicating whether every statement was read and every question about the rules was answered.</summary>
    /// <remarks>When it is false, a diagnostic says what was left open; no finding is known to be missing otherwise.</remarks>
    public required bool IsComplete { get; init; }

    /// <summary>Gets what was remarked while the input was read, and which limits were hit.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }
}
