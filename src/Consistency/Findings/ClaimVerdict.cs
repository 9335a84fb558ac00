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

    /// <summary>Gets how much more it costs when the statement goes the other way.</summary>
    /// <value>Null for a statement that weighs nothing, and when the cheapest repair is not known.</value>
    public ClaimMargin? Margin { get; internal set; }

    /// <summary>Gets how probable it is that what the statement says is true, given all the others; rounded to six places.</summary>
    /// <value>To be compared with its confidence. Null where the worlds were not counted: with linear weights, in the derivable
    /// reading, for parts that are too large, for rules, and for statements that weigh nothing.</value>
    public decimal? Probability { get; internal set; }

    /// <summary>Gets bounds of that probability where the worlds are too many to count.</summary>
    /// <value>Null where <see cref="Probability"/> is known, and where nothing better than 0 and 1 is.</value>
    public ProbabilityBounds? ProbabilityBounds { get; internal set; }

    /// <summary>Gets the confidence of the statement at which its outcome flips, everything else unchanged; rounded to six places.</summary>
    /// <value>Null when no confidence does that, or the margin is not known exactly.</value>
    public decimal? FlipsAt { get; internal set; }
}
