using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Middleware;

/// <summary>Passes a streamed answer on, one checked sentence at a time.</summary>
/// <remarks>
/// Text waits until its sentence has ended and the answer up to there was checked; what is no text passes in its place. Each check
/// covers the whole answer so far, so the last one is the check of the answer.
/// </remarks>
internal sealed class AnswerStream(ConsistencyChatOptions options, AnswerChecker checker, IReadOnlyList<ChatMessage> conversation)
{
    private readonly List<ChatResponseUpdate> _waiting = [];
    private readonly List<string> _sentences = [];
    private readonly StringBuilder _sentence = new();
    private bool _callsFunction;

    /// <summary>The check of everything that was passed; null when no text was.</summary>
    public AnswerCheck? Check { get; private set; }

    public string? ResponseId { get; private set; }

    public async IAsyncEnumerable<ChatResponseUpdate> PassAsync(
        IAsyncEnumerable<ChatResponseUpdate> updates, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (ChatResponseUpdate update in updates.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            ResponseId ??= update.ResponseId;
            _waiting.Add(update);
            if (update.Contents.Any(static c => c is FunctionCallContent or FunctionResultContent))
            {
                // What was said so far goes with a call; the answer itself comes after it.
                _callsFunction = true;
            }
            else if (_callsFunction)
            {
                _callsFunction = false;
                _sentences.Clear();
                _sentence.Clear();
            }

            _sentence.Append(update.Text);
            if (!EndsSentence(update.Text))
            {
                continue;
            }

            AnswerCheck check = await CheckAsync(cancellationToken).ConfigureAwait(false);
            if (options.StopStreamOnCertainConflict && check.ContradictsWhatIsCertain)
            {
                yield return Note(check, ChatFinishReason.ContentFilter, options.Note?.Invoke(check) ?? ConflictText.Abstention(check));
                yield break;
            }

            foreach (ChatResponseUpdate passed in Release())
            {
                yield return passed;
            }
        }

        if (!_callsFunction && (_sentences.Count > 0 || !string.IsNullOrWhiteSpace(_sentence.ToString())))
        {
            AnswerCheck check = Check is { } checkedAll && string.IsNullOrWhiteSpace(_sentence.ToString())
                ? checkedAll
                : await CheckAsync(cancellationToken).ConfigureAwait(false);
            foreach (ChatResponseUpdate passed in Release())
            {
                yield return passed;
            }

            yield return Note(check, finishReason: null, options.Note?.Invoke(check) is { Length: > 0 } note ? $"\n\n{note}" : string.Empty);
        }
        else
        {
            foreach (ChatResponseUpdate passed in Release())
            {
                yield return passed;
            }
        }
    }

    private async Task<AnswerCheck> CheckAsync(CancellationToken cancellationToken)
    {
        _sentences.Add(_sentence.ToString());
        _sentence.Clear();
        AnswerCheck check = await checker.CheckAsync(conversation, _sentences, cancellationToken).ConfigureAwait(false);
        Check = check with { Usage = check.Usage + (Check?.Usage ?? default) };
        bool throws = check.Outcome == AnswerOutcome.Inconsistent
            ? options.Policy == AnswerPolicy.Throw
            : check.Outcome is AnswerOutcome.Undecided or AnswerOutcome.NotChecked && options.Unchecked == UncheckedAnswerPolicy.Throw;
        return throws ? throw new InconsistentAnswerException(Check) : Check;
    }

    private ChatResponseUpdate[] Release()
    {
        ChatResponseUpdate[] passed = [.. _waiting];
        _waiting.Clear();
        return passed;
    }

    private ChatResponseUpdate Note(AnswerCheck check, ChatFinishReason? finishReason, string text) => new(ChatRole.Assistant, text)
    {
        ResponseId = ResponseId,
        FinishReason = finishReason,
        AdditionalProperties = new AdditionalPropertiesDictionary { [ConsistencyChatExtensions.PropertyName] = check },
    };

    private static bool EndsSentence(string text)
    {
        ReadOnlySpan<char> end = text.AsSpan().TrimEnd("\"')]*_ ”’」");
        return end.Length > 0 && end[^1] is '.' or '!' or '?' or '\n' or '。' or '！' or '？';
    }
}
