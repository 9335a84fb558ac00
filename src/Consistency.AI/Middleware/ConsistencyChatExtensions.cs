using Consistency.AI.Calls;
using Consistency.AI.Extraction;
using Consistency.AI.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.AI;

/// <summary>Puts the check of answers into a pipeline of chat clients.</summary>
public static class ConsistencyChatExtensions
{
    /// <summary>The name under which <see cref="ChatResponse.AdditionalProperties"/> hold the <see cref="AnswerCheck"/>.</summary>
    public const string PropertyName = "consistency.check";

    /// <summary>Checks every answer against the conversation, and given rules and facts, before it is passed on.</summary>
    /// <remarks>
    /// Put it after <c>UseOpenTelemetry</c> and <c>UseDistributedCache</c>, so that the span of the chat gets the result and rewritten
    /// answers are what is cached. It may stand before or after <c>UseFunctionInvocation</c>.
    /// </remarks>
    /// <param name="builder">The pipeline.</param>
    /// <param name="options">How; when null those of the service provider, else the defaults.</param>
    /// <returns>The pipeline.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; thrown when the pipeline is built.</exception>
    public static ChatClientBuilder UseConsistency(this ChatClientBuilder builder, ConsistencyChatOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use((inner, services) =>
        {
            ConsistencyChatOptions chosen = options ?? services.GetService<ConsistencyChatOptions>() ?? new ConsistencyChatOptions();
            IClaimExtractor extractor = chosen.Extractor ?? services.GetService<IClaimExtractor>() ?? new GrammarClaimExtractor();
            return new ConsistencyChatClient(inner, chosen, extractor, services.GetService<ILoggerFactory>());
        });
    }

    /// <summary>Registers what <see cref="UseConsistency"/> takes from a service provider.</summary>
    /// <param name="services">The services.</param>
    /// <param name="options">How answers are checked; the defaults when null.</param>
    /// <returns>The services. An <see cref="IClaimExtractor"/> that is registered already stays.</returns>
    public static IServiceCollection AddConsistency(this IServiceCollection services, ConsistencyChatOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(options ?? new ConsistencyChatOptions());
        services.TryAddSingleton<IClaimExtractor, GrammarClaimExtractor>();
        return services;
    }

    /// <summary>Tells what a request will ask of models, with the check of its answer, without asking them.</summary>
    /// <param name="client">A client with <see cref="UseConsistency"/> in its pipeline.</param>
    /// <param name="messages">The request.</param>
    /// <param name="likelyAnswer">An answer such as is expected, a former one for instance.</param>
    /// <param name="options">What goes with the request; nothing when null.</param>
    /// <param name="cancellationToken">Ends the estimate.</param>
    /// <returns>
    /// The estimate: one call for the answer, those of the extractor for every message that was not read before and for the answer, and at
    /// most those of every revision, too, or of reading it sentence by sentence as it streams. What other clients of the pipeline repeat or keep
    /// (function calls, caches) is not known.
    /// </returns>
    /// <exception cref="InvalidOperationException">Nothing in the pipeline checks answers.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CallEstimate EstimateCheckedResponse(
        this IChatClient client,
        IEnumerable<ChatMessage> messages,
        string likelyAnswer,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(messages);
        ArgumentNullException.ThrowIfNull(likelyAnswer);
        return client.GetService<ConsistencyChatClient>() is { } checking
            ? checking.Estimate(messages, likelyAnswer, options, cancellationToken)
            : throw new InvalidOperationException("Nothing in this pipeline checks answers; UseConsistency adds what does.");
    }

    /// <summary>Gives the check of an answer.</summary>
    /// <param name="response">A response of a client that checks answers.</param>
    /// <returns>The check; null when the response holds no final text, or comes from a store.</returns>
    public static AnswerCheck? GetConsistencyCheck(this ChatResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.AdditionalProperties?.GetValueOrDefault(PropertyName) as AnswerCheck;
    }

    /// <summary>Gives the check of a streamed answer.</summary>
    /// <param name="update">An update of a client that checks answers; the last one with text carries the check.</param>
    /// <returns>The check; null on other updates.</returns>
    public static AnswerCheck? GetConsistencyCheck(this ChatResponseUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        return update.AdditionalProperties?.GetValueOrDefault(PropertyName) as AnswerCheck;
    }
}
