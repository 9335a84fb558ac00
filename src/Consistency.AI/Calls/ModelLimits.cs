namespace Consistency.AI.Calls;

/// <summary>How much one operation may ask of a model, and how long it waits.</summary>
/// <remarks>Immutable; derive another from it with <c>with</c>. Values are validated by whoever takes them.</remarks>
public sealed record ModelLimits
{
    /// <summary>Gets how many calls one operation makes at most, repeated ones included.</summary>
    /// <value>At least 0 (no model is asked at all); 100 by default.</value>
    public int MaxCalls { get; init; } = 100;

    /// <summary>
    /// Gets how many tokens one operation uses at most, of questions and answers together. No call is begun once they are used up;
    /// tokens are those that the client reports, else one for every four characters.
    /// </summary>
    /// <value>At least 1, or null for no limit, which is the default.</value>
    public long? MaxTokens { get; init; }

    /// <summary>Gets how long one call may take.</summary>
    /// <value>More than zero; one minute by default.</value>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets how often a call that failed for a reason that may pass is made again, with growing pauses.</summary>
    /// <value>0 to 10; 2 by default.</value>
    public int MaxRetries { get; init; } = 2;

    /// <summary>Gets the pause before the first repetition; every further one is twice as long, give or take a random share.</summary>
    /// <value>Zero or more; one second by default.</value>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets how many characters of an answer are read; a longer one is no answer.</summary>
    /// <value>At least 1; 200,000 by default.</value>
    public int MaxReplyLength { get; init; } = 200_000;

    /// <summary>Gets how many calls may be under way at the same time.</summary>
    /// <value>At least 1; 4 by default.</value>
    public int MaxConcurrency { get; init; } = 4;

    internal void Validate()
    {
        OptionRange.CheckAtLeast(MaxCalls, 0, nameof(MaxCalls));
        OptionRange.CheckAtLeast(MaxTokens ?? 1, 1, nameof(MaxTokens));
        OptionRange.CheckAtLeast(MaxReplyLength, 1, nameof(MaxReplyLength));
        OptionRange.CheckAtLeast(MaxConcurrency, 1, nameof(MaxConcurrency));
        OptionRange.Check(MaxRetries, 0, 10, nameof(MaxRetries));

        if (CallTimeout <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(CallTimeout), CallTimeout, "The timeout of a call is more than zero.");
        }

        if (RetryDelay < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(RetryDelay), RetryDelay, "A pause is not negative.");
        }
    }
}
