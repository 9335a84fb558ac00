using Consistency.AI.Calls;
using Consistency.AI.Extraction;
using Consistency.Claims;

namespace Consistency.AI.Verification.Questions;

/// <summary>How an answer is drafted, verified and written again.</summary>
/// <remarks>Immutable; derive another from it with <c>with</c>. Values are validated when a verifier is made with them.</remarks>
public sealed record AnswerVerifierOptions
{
    /// <summary>Gets the rules and facts that the answer is checked against; without any, only what contradicts itself is in question.</summary>
    /// <value>Null, the default, for none.</value>
    public ClaimSet? Known { get; init; }

    /// <summary>Gets how claims are found in the answer.</summary>
    /// <value>Null, the default, for the grammar alone.</value>
    public IClaimExtractor? Extractor { get; init; }

    /// <summary>Gets how often the model is asked to write the answer again, when what was found out contradicts it.</summary>
    /// <value>1 to 10; 2 by default.</value>
    public int MaxRevisions { get; init; } = 2;

    /// <summary>Gets the limits of drafting, and again of writing anew; extractor and verifier have their own.</summary>
    /// <value>The defaults of <see cref="ModelLimits"/>.</value>
    public ModelLimits Limits { get; init; } = new();

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Limits);
        Limits.Validate();
        OptionRange.Check(MaxRevisions, 1, 10, nameof(MaxRevisions));
    }
}
