using Consistency.Claims;

namespace Consistency.Rendering.Sarif;

/// <summary>One result of a log, before it is written.</summary>
internal sealed class SarifResult
{
    /// <summary>Which of the tool's rules it is a result of.</summary>
    public required string RuleId { get; init; }

    /// <summary><c>fail</c>, <c>open</c>, <c>review</c> or <c>informational</c>.</summary>
    public required string Kind { get; init; }

    /// <summary><c>error</c>, <c>warning</c> or <c>note</c>; <c>none</c> for every kind but <c>fail</c>.</summary>
    public required string Level { get; init; }

    /// <summary>What is to be said.</summary>
    public required string Message { get; init; }

    /// <summary>What it is about first; null for the input as a whole.</summary>
    public Statement? Subject { get; init; }

    /// <summary>Where it is, if no statement is the subject.</summary>
    public SourceSpan Span { get; init; }

    /// <summary>The other statements.</summary>
    public IReadOnlyList<Statement> Related { get; init; } = [];

    /// <summary>The proofs: of a conflict the way to the contradiction, of an answer what it follows from.</summary>
    public IReadOnlyList<IReadOnlyList<SarifStep>> Proofs { get; init; } = [];

    /// <summary>Whether the repairs end it, so that they are offered as its fixes.</summary>
    public bool IsRepairable { get; init; }

    /// <summary>How much it matters, 0 to 100; null when that cannot be compared.</summary>
    public double? Rank { get; init; }

    /// <summary>What makes it the same result when lines move: not its place.</summary>
    public required string Identity { get; init; }
}
