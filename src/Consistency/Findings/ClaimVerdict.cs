using Consistency.Claims;

namespace Consistency.Findings;

/// <summary>What becomes of one statement that can be given up: a claim, or a fact or rule with a confidence.</summary>
public sealed class ClaimVerdict
{
    internal ClaimVerdict(Statement statement, ClaimOutcome outcome, decimal weight)
    {
        Statement = statement;
        Outcome = outcome;
        Weight = weight;
    }

    /// <summary>Gets the statement.</summary>
    public Statement Statement { get; }

    /// <summary>Gets what becomes of it; a weighted rule is not kept when any instance of it is given up.</summary>
    public ClaimOutcome Outcome { get; }

    /// <summary>Gets the price of giving it (one instance of a rule) up; 0 for a confidence of ½.</summary>
    public decimal Weight { get; }
}
