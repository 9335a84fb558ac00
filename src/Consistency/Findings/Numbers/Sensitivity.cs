using Consistency.Claims;

namespace Consistency.Findings;

/// <summary>A change of one confidence that makes another repair the cheapest.</summary>
public sealed class Sensitivity
{
    internal Sensitivity(Statement statement, decimal confidence, decimal flipsAt, bool isSmallest)
    {
        Statement = statement;
        Confidence = confidence;
        FlipsAt = flipsAt;
        IsSmallest = isSmallest;
    }

    /// <summary>Gets the statement.</summary>
    public Statement Statement { get; }

    /// <summary>Gets the confidence that it has.</summary>
    public decimal Confidence { get; }

    /// <summary>Gets the confidence at which both ways cost the same; beyond it, another repair is the cheapest.</summary>
    public decimal FlipsAt { get; }

    /// <summary>Gets a value indicating whether no other single change is known to be needed less: all margins are exact.</summary>
    public bool IsSmallest { get; }
}
