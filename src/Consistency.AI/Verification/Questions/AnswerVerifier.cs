using Consistency.AI.Calls;
using Consistency.AI.Extraction;
using Consistency.AI.Middleware;
using Consistency.Claims;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Verification.Questions;

/// <summary>Drafts an answer, has what is doubtful in it verified, and lets the model write it again with what was found out.</summary>
/// <remarks>
/// The four steps of chain-of-verification (S. Dhuliawala et al., 2023), of which the second and third are those of
/// <see cref="ChainOfVerification"/>. The version that is kept never costs more to repair than the draft. Thread-safe as far as the chain is.
/// </remarks>
public sealed class AnswerVerifier
{
    private readonly IChatClient _model;
    private readonly ChainOfVerification _chain;
    private readonly AnswerVerifierOptions _options;
    private readonly IClaimExtractor _extractor;

    /// <summary>Creates a verifier.</summary>
    /// <param name="model">The model that answers; it is not disposed of.</param>
    /// <param name="chain">What verifies its claims.</param>
    /// <param name="options">How; the defaults when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public AnswerVerifier(IChatClient model, ChainOfVerification chain, AnswerVerifierOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(chain);
        _model = model;
        _chain = chain;
        _options = options ?? new AnswerVerifierOptions();
        _options.Validate();
        _extractor = _options.Extractor ?? new GrammarClaimExtractor();
    }

    /// <summary>Answers.</summary>
    /// <param name="messages">The request.</param>
    /// <param name="chatOptions">What goes with it; nothing when null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<VerifiedAnswer> AnswerAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? chatOptions = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        List<ChatMessage> conversation = [.. messages];
        using ModelCaller caller = new(_model, _options.Limits);
        ModelReply draft = await caller.AskAsync(conversation, chatOptions, cancellationToken).ConfigureAwait(false);
        if (!draft.IsAnswer || FinalAnswer.Of(draft.Response!) is not { } answer)
        {
            return Unanswered(draft.Explanation ?? "The model called a function in place of answering.", caller.Usage);
        }

        ExtractionContext context = new() { Source = ChatRole.Assistant.Value, Known = _options.Known, IdPrefix = "answer." };
        ExtractedClaims said = await _extractor.ExtractAsync(answer.Text, context, cancellationToken).ConfigureAwait(false);
        VerificationReport? verification = said.Claims.Statements.Any(static s => s.Kind == StatementKind.Claim)
            ? await _chain.VerifyAsync(With(_options.Known, said.Claims), cancellationToken).ConfigureAwait(false)
            : null;

        HashSet<string> before = [.. said.Claims.Statements.Select(static s => s.Id)];
        ConsistencyChatOptions options = new()
        {
            Policy = AnswerPolicy.Revise,
            Known = verification is null ? _options.Known
                : new ClaimSet(verification.Claims.Statements.Where(s => !before.Contains(s.Id)), verification.Claims.Vocabulary, _options.Known?.Diagnostics),
            CheckAgainstUsers = false,
            MaxRevisions = _options.MaxRevisions,
            Limits = _options.Limits,
        };
        AnswerChecker checker = new(options, _extractor);
        checker.Remember(answer.Text, said);
        AnswerCheck check = await checker.CheckAsync([], [answer.Text], cancellationToken).ConfigureAwait(false);
        FinalAnswer final = answer;
        if (check.Outcome == AnswerOutcome.Inconsistent)
        {
            (final, check) = await new AnswerRevision(_model, options, checker)
                .ReviseAsync(conversation, chatOptions, draft.Response!, answer, check, cancellationToken).ConfigureAwait(false);
        }

        return new VerifiedAnswer
        {
            Text = final.Text,
            Draft = answer.Text,
            Check = check,
            Verification = verification,
            Usage = caller.Usage + said.Usage + (verification?.Usage ?? default) + check.Usage,
        };
    }

    private static ClaimSet With(ClaimSet? known, ClaimSet said) => known is null
        ? said
        : new ClaimSet([.. known.Statements, .. said.Statements], known.Vocabulary.Merge(said.Vocabulary), [.. known.Diagnostics, .. said.Diagnostics]);

    private static VerifiedAnswer Unanswered(string reason, ModelUsage usage) => new()
    {
        Text = string.Empty,
        Draft = string.Empty,
        Check = new AnswerCheck { Outcome = AnswerOutcome.NotChecked, Reason = reason },
        Usage = usage,
    };
}
