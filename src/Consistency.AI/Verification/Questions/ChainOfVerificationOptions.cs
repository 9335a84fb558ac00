namespace Consistency.AI.Verification.Questions;

/// <summary>How far a chain of verification goes.</summary>
/// <remarks>Immutable; derive another from it with <c>with</c>. Values are validated when a chain is made with them.</remarks>
public sealed record ChainOfVerificationOptions
{
    /// <summary>Gets how many questions are asked at most.</summary>
    /// <value>At least 1; 20 by default.</value>
    public int MaxQuestions { get; init; } = 20;

    /// <summary>Gets the expected gain, in bits, below which a question is not worth asking.</summary>
    /// <value>0 to 1; 0, the default, to ask until nothing in a conflict is open. Without effect with linear weights.</value>
    public decimal LeastGain { get; init; }

    /// <summary>Gets how the claims are checked.</summary>
    /// <value>The defaults of <see cref="ConsistencyOptions"/>. The numbers are computed in any case: they choose the question.</value>
    public ConsistencyOptions Check { get; init; } = new();

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Check);
        OptionRange.CheckAtLeast(MaxQuestions, 1, nameof(MaxQuestions));
        OptionRange.Check((double)LeastGain, 0, 1, nameof(LeastGain));
    }
}
