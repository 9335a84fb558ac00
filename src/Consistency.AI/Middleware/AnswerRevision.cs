using Consistency.AI.Calls;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Middleware;

/// <summary>Lets a model write an answer again until it holds together, and keeps the best version.</summary>
/// <remarks>
/// A version is better when its repair is proved to cost less and no more of it is unreadable: else saying the same in words that
/// nobody can check would count as mending it. So the version that is kept never costs more than the first.
/// </remarks>
internal sealed class AnswerRevision(IChatClient model, ConsistencyChatOptions options, AnswerChecker checker)
{
    /// <summary>Asks for new versions, each time with the conflicts of the last one.</summary>
    public async Task<(FinalAnswer Answer, AnswerCheck Check)> ReviseAsync(
        List<ChatMessage> conversation,
        ChatOptions? chatOptions,
        ChatResponse first,
        FinalAnswer answer,
        AnswerCheck check,
        CancellationToken cancellationToken)
    {
        using ModelCaller caller = new(model, options.Limits);
        (FinalAnswer Answer, AnswerCheck Check) best = (answer, check);
        ModelUsage reading = check.Usage;
        (ChatResponse response, AnswerCheck last) = (first, check);
        (List<ChatMessage> messages, ChatOptions? nextOptions) = (conversation, chatOptions);
        int rounds = 0;
        while (rounds < options.MaxRevisions && best.Check.Outcome == AnswerOutcome.Inconsistent)
        {
            rounds++;
            (messages, nextOptions) = FollowUp.After(messages, nextOptions, response, ConflictText.RevisionRequest(last));
            ModelReply reply = await caller.AskAsync(messages, nextOptions, cancellationToken).ConfigureAwait(false);
            if (!reply.IsAnswer || FinalAnswer.Of(reply.Response!) is not { } version)
            {
                break;
            }

            response = reply.Response!;
            last = await checker.CheckAsync(answer.Before(conversation), [version.Text], cancellationToken).ConfigureAwait(false);
            reading += last.Usage;
            if (IsBetter(last, best.Check))
            {
                best = (answer.ReplacedBy(version), last);
            }

            if (last.Outcome != AnswerOutcome.Inconsistent)
            {
                break;
            }
        }

        bool isFirst = ReferenceEquals(best.Answer, answer);
        return (best.Answer, best.Check with
        {
            Revisions = rounds,
            CostBeforeRevision = isFirst ? null : check.RepairCost,
            Usage = reading + caller.Usage,
        });
    }

    private static bool IsBetter(AnswerCheck version, AnswerCheck best)
    {
        // Saying that one does not know is always sound.
        if (version.Outcome == AnswerOutcome.NothingToCheck)
        {
            return true;
        }

        return version.RepairCost is { } cost
            && version.Untranslated.Length <= best.Untranslated.Length
            && (best.RepairCost is not { } bestCost || cost < bestCost);
    }
}
