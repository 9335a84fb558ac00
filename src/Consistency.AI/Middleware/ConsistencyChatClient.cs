using System.Runtime.CompilerServices;
using Consistency.AI.Calls;
using Consistency.AI.Extraction;
using Consistency.Findings;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Consistency.AI.Middleware;

/// <summary>A chat client that checks every answer against the conversation, given rules and facts, before it is passed on.</summary>
/// <remarks>
/// Thread-safe, and without memory of conversations: what was said before is taken from the messages of each request. Text of
/// models is data: nothing that it says about rules, checks or consistency changes how it is checked. Only the last text of the
/// assistant is checked; messages that only call functions pass untouched, so the order of this client and of function invocation
/// does not matter.
/// </remarks>
internal sealed class ConsistencyChatClient : DelegatingChatClient
{
    private readonly ConsistencyChatOptions _options;
    private readonly AnswerChecker _checker;
    private readonly AnswerTelemetry _telemetry;

    public ConsistencyChatClient(
        IChatClient innerClient, ConsistencyChatOptions options, IClaimExtractor extractor, ILoggerFactory? loggerFactory)
        : base(innerClient)
    {
        options.Validate();
        _options = options;
        _checker = new AnswerChecker(options, extractor);
        _telemetry = new AnswerTelemetry(loggerFactory);
    }

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        List<ChatMessage> conversation = [.. messages];
        ChatResponse response = await base.GetResponseAsync(conversation, options, cancellationToken).ConfigureAwait(false);
        return await FinishAsync(conversation, options, response, cancellationToken).ConfigureAwait(false);
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        List<ChatMessage> conversation = [.. messages];
        IAsyncEnumerable<ChatResponseUpdate> updates = base.GetStreamingResponseAsync(conversation, options, cancellationToken);
        if (_options.Policy is AnswerPolicy.Revise or AnswerPolicy.Abstain || _options.Unchecked == UncheckedAnswerPolicy.Abstain)
        {
            // A sentence that was shown cannot be taken back.
            ChatResponse response = await updates.ToChatResponseAsync(cancellationToken).ConfigureAwait(false);
            response = await FinishAsync(conversation, options, response, cancellationToken).ConfigureAwait(false);
            foreach (ChatResponseUpdate update in response.ToChatResponseUpdates())
            {
                yield return update;
            }

            yield break;
        }

        AnswerStream stream = new(_options, _checker, conversation);
        await foreach (ChatResponseUpdate update in stream.PassAsync(updates, cancellationToken).ConfigureAwait(false))
        {
            yield return update;
        }

        if (stream.Check is { } check)
        {
            _telemetry.Record(check, stream.ResponseId);
        }
    }

    /// <summary>Tells what a request and its check will ask of models.</summary>
    public CallEstimate Estimate(
        IEnumerable<ChatMessage> messages, string likelyAnswer, ChatOptions? options, CancellationToken cancellationToken)
    {
        List<ChatMessage> conversation = [.. messages];
        CallEstimate answering = new(1, 1, CallEstimate.TokensOf(conversation, likelyAnswer, options));
        (CallEstimate before, CallEstimate answer) = _checker.Estimate(conversation, likelyAnswer, cancellationToken);
        CallEstimate revising = _options.Policy == AnswerPolicy.Revise
            ? CallEstimate.OfRequest(conversation, likelyAnswer, options, _options.Limits, calls: 0, _options.MaxRevisions)
                + answer.Repeated(0, _options.MaxRevisions)
            : CallEstimate.None;
        return answering + before + answer + revising;
    }

    private async Task<ChatResponse> FinishAsync(
        List<ChatMessage> conversation, ChatOptions? options, ChatResponse response, CancellationToken cancellationToken)
    {
        if (FinalAnswer.Of(response) is not { } answer)
        {
            return response;
        }

        AnswerCheck check = await _checker.CheckAsync(answer.Before(conversation), [answer.Text], cancellationToken).ConfigureAwait(false);
        if (check.Outcome == AnswerOutcome.Inconsistent && _options.Policy == AnswerPolicy.Revise)
        {
            AnswerRevision revision = new(InnerClient, _options, _checker);
            (answer, check) = await revision.ReviseAsync(conversation, options, response, answer, check, cancellationToken).ConfigureAwait(false);
        }

        _telemetry.Record(check, response.ResponseId);
        if (Throws(check))
        {
            throw new InconsistentAnswerException(check);
        }

        string? text = Text(check, answer.Text);
        response = text is null ? answer.Response : answer.WithText(text);
        (response.AdditionalProperties ??= [])[ConsistencyChatExtensions.PropertyName] = check;
        return response;
    }

    private bool Throws(AnswerCheck check) => check.Outcome switch
    {
        AnswerOutcome.Inconsistent => _options.Policy == AnswerPolicy.Throw,
        AnswerOutcome.Undecided or AnswerOutcome.NotChecked => _options.Unchecked == UncheckedAnswerPolicy.Throw,
        _ => false,
    };

    // What the reader gets to see; null for the answer as it is.
    private string? Text(AnswerCheck check, string answer)
    {
        bool isTakenAway = check.Outcome switch
        {
            AnswerOutcome.Inconsistent => _options.Policy == AnswerPolicy.Abstain && !IsTolerated(check),
            AnswerOutcome.Undecided or AnswerOutcome.NotChecked => _options.Unchecked == UncheckedAnswerPolicy.Abstain,
            _ => false,
        };
        if (isTakenAway)
        {
            return _options.Note?.Invoke(check) ?? ConflictText.Abstention(check);
        }

        return _options.Policy == AnswerPolicy.Annotate && _options.Note?.Invoke(check) is { Length: > 0 } note
            ? $"{answer}\n\n{note}"
            : null;
    }

    // Where cost and margin are not known, nothing is tolerated.
    private bool IsTolerated(AnswerCheck check) =>
        (_options.ToleratedCost > 0 && check.RepairCost is { } cost && cost <= _options.ToleratedCost)
        || (_options.LeastMargin is { } least && check.Margin is { } margin && margin >= least);
}
