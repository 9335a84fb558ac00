using Consistency.Claims;

namespace Consistency.Findings;

/// <summary>A statement that the cheapest repairs of two reports treat differently, or that only one of them has.</summary>
public sealed class ClaimChange
{
    internal ClaimChange(Statement statement, ClaimOutcome? before, ClaimOutcome? after)
    {
        Statement = statement;
        Before = before;
        After = after;
    }

    /// <summary>Gets the statement, as the later report has it if it does.</summary>
    public Statement Statement { get; }

    /// <summary>Gets what becomes of it in the earlier report; null when it is not there, or is certain there.</summary>
    public ClaimOutcome? Before { get; }

    /// <summary>Gets what becomes of it in the later report; null when it is not there, or is certain there.</summary>
    public ClaimOutcome? After { get; }
}
