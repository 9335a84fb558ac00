using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Consistency.AI.Calls;

/// <summary>Asks a model within limits: every call is counted, none is made beyond the budget, and every failure has an outcome.</summary>
/// <remarks>
/// One caller serves one operation. Thread-safe. What a model or its client does never comes out as an exception; only
/// cancellation and misuse do.
/// </remarks>
internal sealed partial class ModelCaller : IDisposable
{
    /// <summary>About how many characters of English make one token.</summary>
    public const int CharactersPerToken = 4;

    private readonly IChatClient _client;
    private readonly ModelLimits _limits;
    private readonly TimeProvider _clock;
    private readonly ResiliencePipeline _pipeline;
    private readonly SemaphoreSlim _atOnce;
    private readonly object _counting = new();
    private ModelUsage _usage;

    public ModelCaller(IChatClient client, ModelLimits limits, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(limits);
        limits.Validate();
        _client = client;
        _limits = limits;
        _clock = clock ?? TimeProvider.System;
        _atOnce = new SemaphoreSlim(limits.MaxConcurrency);
        _pipeline = Pipeline(limits, _clock);
    }

    /// <summary>What has been used so far.</summary>
    public ModelUsage Usage
    {
        get
        {
            lock (_counting)
            {
                return _usage;
            }
        }
    }

    /// <summary>Asks once, and again where the failure may pass.</summary>
    public async Task<ModelReply> AskAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        await _atOnce.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ChatResponse response = await _pipeline.ExecuteAsync(
                async token => await CallAsync(messages, options, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            return Judge(response);
        }
        catch (BudgetSpentException spent)
        {
            return ModelReply.None(ModelOutcome.OverBudget, spent.Message);
        }
        catch (TimeoutRejectedException)
        {
            return ModelReply.None(
                ModelOutcome.TimedOut, $"The model did not answer within {_limits.CallTimeout.TotalSeconds:0.###} s.");
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && failure is not OutOfMemoryException)
        {
            return ModelReply.None(ModelOutcome.Failed, $"The model could not be asked: {failure.Message}");
        }
        finally
        {
            _atOnce.Release();
        }
    }

    public void Dispose() => _atOnce.Dispose();

    private async Task<ChatResponse> CallAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        BeginCall();
        long start = _clock.GetTimestamp();
        ChatResponse? response = null;
        try
        {
            response = await _client.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
            return response;
        }
        finally
        {
            EndCall(messages, response, _clock.GetElapsedTime(start));
        }
    }

    private void BeginCall()
    {
        lock (_counting)
        {
            if (_usage.Calls >= _limits.MaxCalls)
            {
                throw new BudgetSpentException($"All {_limits.MaxCalls} calls that are allowed have been made.");
            }

            if (_limits.MaxTokens is { } most && _usage.TotalTokens >= most)
            {
                throw new BudgetSpentException($"All {most} tokens that are allowed have been used.");
            }

            _usage = _usage with { Calls = _usage.Calls + 1 };
        }
    }

    private void EndCall(IReadOnlyList<ChatMessage> messages, ChatResponse? response, TimeSpan duration)
    {
        long input = response?.Usage?.InputTokenCount ?? messages.Sum(static m => (long)m.Text.Length) / CharactersPerToken;
        long output = response?.Usage?.OutputTokenCount ?? (response?.Text.Length ?? 0) / CharactersPerToken;
        lock (_counting)
        {
            _usage += new ModelUsage(0, input, output, duration);
        }
    }

    private ModelReply Judge(ChatResponse response)
    {
        string text = response.Text;
        if (response.FinishReason == ChatFinishReason.ContentFilter)
        {
            return ModelReply.None(ModelOutcome.Refused, "The provider of the model withheld the answer.", response);
        }

        if (text.Length > _limits.MaxReplyLength)
        {
            return ModelReply.None(
                ModelOutcome.TooLong, $"The answer has {text.Length} characters; {_limits.MaxReplyLength} are read at most.", response);
        }

        if (response.FinishReason == ChatFinishReason.Length)
        {
            return ModelReply.None(ModelOutcome.TooLong, "The answer was cut off at the model's own limit.", response);
        }

        return string.IsNullOrWhiteSpace(text)
            ? ModelReply.None(ModelOutcome.Empty, "The answer is empty.", response)
            : ModelReply.Answer(text, response);
    }

    private static ResiliencePipeline Pipeline(ModelLimits limits, TimeProvider clock)
    {
        ResiliencePipelineBuilder builder = new() { TimeProvider = clock };
        if (limits.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = limits.MaxRetries,
                Delay = limits.RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = new PredicateBuilder().Handle<Exception>(MayPass),
            });
        }

        return builder.AddTimeout(limits.CallTimeout).Build();
    }

    // A request that is wrong stays wrong; what the network or a busy provider does may pass. Clients have exceptions of their
    // own, which cannot be named here; they begin their message with the status of the answer.
    private static bool MayPass(Exception failure) => failure switch
    {
        HttpRequestException { StatusCode: { } status } => (int)status is 408 or 409 or 429 or >= 500,
        HttpRequestException or TimeoutRejectedException or TimeoutException or IOException => true,
        _ => PassingStatus().IsMatch(failure.Message),
    };

    [GeneratedRegex(@"^(?:HTTP|Service request failed\.\s+Status:) (?:408|409|429|5\d\d)\b", RegexOptions.CultureInvariant)]
    private static partial Regex PassingStatus();

    private sealed class BudgetSpentException(string message) : Exception(message);
}
