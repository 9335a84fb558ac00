using Consistency.AI.Calls;
using Consistency.Claims;

namespace Consistency.AI.Verification.Questions;

/// <summary>Finds out whether a claim is true: a model that is asked apart, a search, a knowledge base, a person.</summary>
public interface IClaimVerifier
{
    /// <summary>Gets who answers; the source of what it says.</summary>
    string Source { get; }

    /// <summary>Verifies a claim.</summary>
    /// <param name="claim">The claim; whether what it says is true is asked, whatever its confidence.</param>
    /// <param name="cancellationToken">Ends the verification.</param>
    /// <returns>The answer; that nothing was found out is an answer, too.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<ClaimVerification> VerifyAsync(Statement claim, CancellationToken cancellationToken = default);

    /// <summary>Tells what verifying a claim will ask of a model, without asking it.</summary>
    /// <param name="claim">The claim.</param>
    /// <returns>The estimate; <see cref="CallEstimate.None"/> of a verifier that asks no model.</returns>
    CallEstimate Estimate(Statement claim);
}
