using System.Collections.Immutable;
using Consistency.Claims;

namespace Consistency.Findings.Rules;

/// <summary>One remark about rules: what is the matter, which statements it is about, and what to do.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class RuleFinding
{
    internal RuleFinding()
    {
    }

    /// <summary>Gets what is the matter.</summary>
    public required RuleFindingKind Kind { get; init; }

    /// <summary>Gets how much it matters: what is surely wrong is an error or a warning, what may be meant is information.</summary>
    public required DiagnosticSeverity Severity { get; init; }

    /// <summary>Gets the statements that it is about; for a rule that others make superfluous, that rule first and then the others.</summary>
    /// <value>
    /// For contradictory rules, impossible concepts and superfluous rules a minimal set: without any of them the finding
    /// does not hold (known unless a limit was hit, which <see cref="RuleReview.IsComplete"/> tells).
    /// </value>
    public required ImmutableArray<Statement> Statements { get; init; }

    /// <summary>Gets what is wrong, in one plain sentence.</summary>
    public required string Message { get; init; }

    /// <summary>Gets what to do about it.</summary>
    public required string Hint { get; init; }

    /// <summary>Gets the case that shows it, such as "something is a penguin and it is a bat"; null where none is needed.</summary>
    public string? Witness { get; init; }
}
