namespace Consistency.AI.Calls;

/// <summary>What an operation has asked of models.</summary>
/// <param name="Calls">How many calls were made, repeated and failed ones included.</param>
/// <param name="InputTokens">The tokens of the questions, as the client reports them, else one for every four characters.</param>
/// <param name="OutputTokens">The tokens of the answers, counted the same way.</param>
/// <param name="Duration">The time of all calls, added up; calls side by side count each.</param>
public readonly record struct ModelUsage(int Calls, long InputTokens, long OutputTokens, TimeSpan Duration)
{
    /// <summary>Gets all tokens.</summary>
    public long TotalTokens => InputTokens + OutputTokens;

    /// <summary>Adds two usages.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Their sum.</returns>
    public static ModelUsage operator +(ModelUsage left, ModelUsage right) => Add(left, right);

    /// <summary>Adds two usages.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Their sum.</returns>
    public static ModelUsage Add(ModelUsage left, ModelUsage right) => new(
        left.Calls + right.Calls,
        left.InputTokens + right.InputTokens,
        left.OutputTokens + right.OutputTokens,
        left.Duration + right.Duration);
}
