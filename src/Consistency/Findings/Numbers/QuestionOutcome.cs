using System.Collections.Immutable;
using Consistency.Claims;

namespace Consistency.Findings;

/// <summary>What is left to repair once a claim is verified.</summary>
public sealed class QuestionOutcome
{
    internal QuestionOutcome(decimal cost, ImmutableArray<Statement> changes)
    {
        Cost = cost;
        Changes = changes;
    }

    /// <summary>Gets the cost of the cheapest repair of the other statements.</summary>
    public decimal Cost { get; }

    /// <summary>Gets the other statements that the cheapest repair then changes, in input order.</summary>
    public ImmutableArray<Statement> Changes { get; }
}
