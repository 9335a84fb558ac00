using Microsoft.Extensions.AI;

namespace Consistency.AI.Calls;

/// <summary>What an operation will ask of a model, told before the first call.</summary>
/// <param name="Calls">How many calls it takes when each question is answered as it is meant to be.</param>
/// <param name="MostCalls">How many it takes at most, repetitions included, within <see cref="ModelLimits.MaxCalls"/>.</param>
/// <param name="Tokens">About how many tokens <paramref name="Calls"/> use, questions and answers together, at one for every four characters.</param>
public sealed record CallEstimate(int Calls, int MostCalls, long Tokens)
{
    /// <summary>Makes an estimate from counts without repetitions.</summary>
    internal static CallEstimate Within(ModelLimits limits, long calls, long mostCalls, long tokens) => new(
        (int)Math.Min(calls, limits.MaxCalls), (int)Math.Min(mostCalls * (1 + limits.MaxRetries), limits.MaxCalls), tokens);

    /// <summary>Makes an estimate of a request that is sent several times; an answer is as long as it is allowed to be.</summary>
    internal static CallEstimate OfRequest(
        IEnumerable<ChatMessage> messages, ChatOptions? chatOptions, ModelLimits limits, long calls, long mostCalls)
    {
        long characters = messages.Sum(static m => (long)m.Text.Length);
        return Within(limits, calls, mostCalls, calls * ((characters / ModelCaller.CharactersPerToken) + (chatOptions?.MaxOutputTokens ?? 0)));
    }
}
