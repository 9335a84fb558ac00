using System.Collections.Immutable;
using Consistency.Claims;

namespace Consistency.Findings;

/// <summary>A conflict: statements that cannot all be true, of which none can be left out.</summary>
/// <remarks>Every instance of a weighted rule counts as a statement of its own, since each can be given up by itself.</remarks>
public sealed class Violation
{
    internal Violation(
        ImmutableArray<ViolationKind> kinds,
        ImmutableArray<Statement> statements,
        ImmutableArray<ProofStep> steps,
        ImmutableArray<string> explanation,
        bool isMinimal,
        decimal share)
    {
        Steps = steps;
        Kinds = kinds;
        Statements = statements;
        Explanation = explanation;
        IsMinimal = isMinimal;
        Share = share;
    }

    /// <summary>Gets the most specific kind that applies.</summary>
    public ViolationKind Kind => Kinds[0];

    /// <summary>Gets all kinds that apply, the most specific first.</summary>
    public ImmutableArray<ViolationKind> Kinds { get; }

    /// <summary>Gets the statements that cannot all be true, in input order.</summary>
    public ImmutableArray<Statement> Statements { get; }

    /// <summary>Gets the steps from the statements to the contradiction, each of them checked; empty when no proof was found within the limits.</summary>
    public ImmutableArray<ProofStep> Steps { get; }

    /// <summary>Gets the same steps in words, in the language of the statements: one line a step, and one for the head of each case.</summary>
    public ImmutableArray<string> Explanation { get; }

    /// <summary>Gets a value indicating whether leaving out any statement is known to end the conflict; false only when a limit was hit.</summary>
    public bool IsMinimal { get; }

    /// <summary>Gets how much of <see cref="ConsistencyReport.LowerBound"/> this conflict forces; 0 when there is no repair.</summary>
    /// <remarks>
    /// The weight of each statement is split among the conflicts that it is in, so that no part of it counts twice: every repair
    /// costs at least the sum of all shares. What they leave of the bound is <see cref="ConsistencyReport.CombinedShare"/>.
    /// </remarks>
    public decimal Share { get; }
}
