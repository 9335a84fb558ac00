using Consistency.AI.Beliefs;
using Consistency.AI.Calls;
using Consistency.Claims;

namespace Consistency.AI.Verification.Questions;

/// <summary>Asks a model whether a claim is true, apart from the answer in which it was made, so that it does not copy its own mistake.</summary>
/// <remarks>The "factored" variant of S. Dhuliawala et al., "Chain-of-verification reduces hallucination in large language models" (2023).</remarks>
public sealed class ModelClaimVerifier : IClaimVerifier
{
    private readonly BeliefElicitor _elicitor;

    /// <summary>Creates a verifier.</summary>
    /// <param name="elicitor">What asks the model.</param>
    /// <param name="source">The source of its opinions; not blank, and another than that of the claims, so that reports tell them apart.</param>
    /// <exception cref="ArgumentException">The source is blank.</exception>
    public ModelClaimVerifier(BeliefElicitor elicitor, string source = "verifier")
    {
        ArgumentNullException.ThrowIfNull(elicitor);
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        _elicitor = elicitor;
        Source = source;
    }

    /// <inheritdoc/>
    public string Source { get; }

    /// <inheritdoc/>
    public CallEstimate Estimate(Statement claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return _elicitor.Estimate([new BeliefQuestion(claim.Text)]);
    }

    /// <inheritdoc/>
    public async Task<ClaimVerification> VerifyAsync(Statement claim, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ElicitedBeliefs elicited = await _elicitor.ElicitAsync([new BeliefQuestion(claim.Text)], null, cancellationToken).ConfigureAwait(false);
        ElicitedBelief belief = elicited.Beliefs[0];
        return belief.Probability is { } probability
            ? ClaimVerification.Opinion(probability, elicited.Usage)
            : ClaimVerification.Unknown(belief.Reason!, elicited.Usage);
    }
}
