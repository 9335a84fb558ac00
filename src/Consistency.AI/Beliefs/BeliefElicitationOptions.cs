using Consistency.AI.Calls;
using Consistency.AI.Relations;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Beliefs;

/// <summary>How a model is asked what it holds to be true.</summary>
/// <remarks>Immutable; derive another from it with <c>with</c>. Values are validated when an elicitor is made with them.</remarks>
public sealed record BeliefElicitationOptions
{
    /// <summary>Gets the limits of one call of <see cref="BeliefElicitor.ElicitAsync"/>.</summary>
    /// <value>The defaults of <see cref="ModelLimits"/>: 100 calls.</value>
    public ModelLimits Limits { get; init; } = new();

    /// <summary>Gets how often each question is asked where the client returns no log-probabilities.</summary>
    /// <value>
    /// 1 to 50; 5 by default. k times yes among n answers makes (k + 1)/(n + 2) (Laplace's rule of succession); "unknown" counts half for
    /// either, and unknown alone is no opinion.
    /// </value>
    public int Samples { get; init; } = 5;

    /// <summary>Gets a value indicating whether the opposite of each question is asked, too.</summary>
    /// <value>True by default: models say yes more often than they should, and to opposites as well.</value>
    public bool AskNegation { get; init; } = true;

    /// <summary>
    /// Gets what reads the probability of "yes" off the first token of an answer, from log-probabilities that the client returns in a way
    /// of its own (<see cref="ChatResponse.RawRepresentation"/>), such as <see cref="YesProbability.FromTokens"/> computes it; null where the
    /// answer has none. Such an answer then counts as one of the <see cref="Samples"/>.
    /// </summary>
    /// <value>Null, the default, for samples alone.</value>
    public Func<ChatResponse, double?>? ProbabilityOfYes { get; init; }

    /// <summary>Gets what goes with each question, such as a <see cref="ChatOptions.RawRepresentationFactory"/> that asks for log-probabilities.</summary>
    /// <value>Null, the default, for nothing. Samples at temperature 0 are all the same and tell nothing.</value>
    public ChatOptions? ChatOptions { get; init; }

    /// <summary>Gets what the combined probabilities mean.</summary>
    /// <value>They are probabilities as they are, by default; <see cref="ScoreCalibration.Fit"/> finds a better one from labelled beliefs.</value>
    public ScoreCalibration Calibration { get; init; } = ScoreCalibration.None;

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Limits);
        ArgumentNullException.ThrowIfNull(Calibration);
        Limits.Validate();
        OptionRange.Check(Samples, 1, 50, nameof(Samples));
    }
}
