using Consistency.AI.Calls;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Relations;

/// <summary>How a model is asked for relations between sentences.</summary>
public sealed record RelationScorerOptions
{
    /// <summary>Gets the limits of one call of <see cref="IRelationScorer.ScoreAsync"/>.</summary>
    /// <value>The defaults of <see cref="ModelLimits"/>.</value>
    public ModelLimits Limits { get; init; } = new();

    /// <summary>Gets how many pairs go into one question.</summary>
    /// <value>1 to 100; 20 by default.</value>
    public int PairsPerCall { get; init; } = 20;

    /// <summary>Gets how often each question is asked; the answers are averaged.</summary>
    /// <value>1 to 15; 1 by default.</value>
    public int Samples { get; init; } = 1;

    /// <summary>Gets how many pairs are kept, so that none is asked for twice.</summary>
    /// <value>At least 0; 100,000 by default.</value>
    public int CacheSize { get; init; } = 100_000;

    /// <summary>
    /// Gets what reads the probability of "yes" off the first token of an answer, from log-probabilities that the client returns in a way
    /// of its own (<see cref="ChatResponse.RawRepresentation"/>): P(yes)/(P(yes) + P(no)), as <see cref="YesProbability.FromTokens"/> computes it,
    /// or null where the answer has none.
    /// </summary>
    /// <value>
    /// Null, the default: the model is asked for percentages. With it each pair is asked alone, by a question with yes or no; pairs that
    /// it tells nothing of are asked for percentages.
    /// </value>
    public Func<ChatResponse, double?>? ProbabilityOfYes { get; init; }

    /// <summary>Gets what goes with each question of yes or no, such as a <see cref="ChatOptions.RawRepresentationFactory"/> that asks for log-probabilities.</summary>
    /// <value>Null, the default, for nothing.</value>
    public ChatOptions? YesOrNoOptions { get; init; }

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Limits);
        Limits.Validate();
        OptionRange.Check(PairsPerCall, 1, 100, nameof(PairsPerCall));
        OptionRange.Check(Samples, 1, 15, nameof(Samples));
        OptionRange.CheckAtLeast(CacheSize, 0, nameof(CacheSize));
    }
}
