namespace Consistency.AI.Relations;

/// <summary>How scored relations become rules.</summary>
public sealed record RelationCheckOptions
{
    /// <summary>Gets how probable a relation must be to become a rule.</summary>
    /// <value>More than ½ and less than 1; 0.6 by default. A rule of ½ weighs nothing.</value>
    public double LeastProbability { get; init; } = 0.6;

    /// <summary>Gets what scores of entailment mean.</summary>
    /// <value>They are probabilities as they are, by default.</value>
    public ScoreCalibration Entailment { get; init; } = ScoreCalibration.None;

    /// <summary>Gets what scores of contradiction mean.</summary>
    /// <value>They are probabilities as they are, by default.</value>
    public ScoreCalibration Contradiction { get; init; } = ScoreCalibration.None;

    /// <summary>Gets how many pairs are scored at most; beyond that those that share the most words.</summary>
    /// <value>At least 1; 2,000 by default.</value>
    public int MaxPairs { get; init; } = 2_000;

    /// <summary>Gets how the statements are checked.</summary>
    /// <value>The defaults of <see cref="ConsistencyOptions"/>.</value>
    public ConsistencyOptions Check { get; init; } = new();

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Check);
        ArgumentNullException.ThrowIfNull(Entailment);
        ArgumentNullException.ThrowIfNull(Contradiction);
        if (!(LeastProbability > 0.5 && LeastProbability < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(LeastProbability), LeastProbability, "The least probability is more than 0.5 and less than 1.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(MaxPairs, 1, nameof(MaxPairs));
    }
}
