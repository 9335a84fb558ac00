using Microsoft.Extensions.AI;

namespace Consistency.AI.Calls;

/// <summary>What an operation will ask of a model, told before the first call.</summary>
/// <param name="Calls">How many calls it takes when each question is answered as it is meant to be.</param>
/// <param name="MostCalls">How many it takes at most, repetitions included, within <see cref="ModelLimits.MaxCalls"/>.</param>
/// <param name="Tokens">About how many tokens <paramref name="Calls"/> use, questions and answers together, at one for every four characters.</param>
public sealed record CallEstimate(int Calls, int MostCalls, long Tokens)
{
    /// <summary>Gets the estimate of what asks no model.</summary>
    public static CallEstimate None { get; } = new(0, 0, 0);

    /// <summary>Adds two estimates.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Their sum.</returns>
    public static CallEstimate operator +(CallEstimate left, CallEstimate right) => Add(left, right);

    /// <summary>Adds two estimates.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Their sum; counts beyond the greatest number stay at it.</returns>
    public static CallEstimate Add(CallEstimate left, CallEstimate right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new CallEstimate(Count((long)left.Calls + right.Calls), Count((long)left.MostCalls + right.MostCalls), left.Tokens + right.Tokens);
    }

    /// <summary>Adds any number of estimates.</summary>
    internal static CallEstimate Sum(IEnumerable<CallEstimate> estimates) => estimates.Aggregate(None, Add);

    /// <summary>Makes an estimate from counts without repetitions.</summary>
    internal static CallEstimate Within(ModelLimits limits, long calls, long mostCalls, long tokens) => new(
        (int)Math.Min(calls, limits.MaxCalls), (int)Math.Min(mostCalls * (1 + limits.MaxRetries), limits.MaxCalls), tokens);

    /// <summary>Makes an estimate of a request that is sent several times; an answer is as long as the likely one, else as it is allowed to be.</summary>
    internal static CallEstimate OfRequest(
        IEnumerable<ChatMessage> messages, string? likelyAnswer, ChatOptions? chatOptions, ModelLimits limits, long calls, long mostCalls) =>
        Within(limits, calls, mostCalls, calls * TokensOf(messages, likelyAnswer, chatOptions));

    /// <summary>About how many tokens one request and its answer use.</summary>
    internal static long TokensOf(IEnumerable<ChatMessage> messages, string? likelyAnswer, ChatOptions? chatOptions)
    {
        long characters = messages.Sum(static m => (long)m.Text.Length);
        long answer = likelyAnswer?.Length / ModelCaller.CharactersPerToken ?? chatOptions?.MaxOutputTokens ?? 0;
        return (characters / ModelCaller.CharactersPerToken) + answer;
    }

    /// <summary>The same, as often as it is meant to happen and as often as it may.</summary>
    internal CallEstimate Repeated(int times, int mostTimes) => new(Count((long)Calls * times), Count((long)MostCalls * mostTimes), Tokens * times);

    private static int Count(long calls) => (int)Math.Min(calls, int.MaxValue);
}
