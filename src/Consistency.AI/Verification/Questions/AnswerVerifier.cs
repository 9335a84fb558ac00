using System.Globalization;
using Consistency.AI.Calls;
using Consistency.AI.Extraction;
using Consistency.AI.Middleware;
using Consistency.AI.Relations;
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

    /// <summary>Tells what answering will ask of models, without asking them.</summary>
    /// <param name="messages">The request.</param>
    /// <param name="likelyAnswer">An answer such as is expected, a former one for instance.</param>
    /// <param name="chatOptions">What goes with the request; nothing when null.</param>
    /// <param name="cancellationToken">Ends the estimate.</param>
    /// <returns>
    /// The estimate: drafting, reading the draft, the questions of <see cref="ChainOfVerification.EstimateAsync(ClaimSet, CancellationToken)"/>
    /// about what the grammar reads of it and, at most, a question for each sentence that only a model can read, and every revision.
    /// </returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<CallEstimate> EstimateAsync(
        IEnumerable<ChatMessage> messages, string likelyAnswer, ChatOptions? chatOptions = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ArgumentNullException.ThrowIfNull(likelyAnswer);
        CallEstimate drafting = CallEstimate.OfRequest(messages, likelyAnswer, chatOptions, _options.Limits, calls: 1, mostCalls: 1);
        CallEstimate reading = _extractor.Estimate(likelyAnswer, Context, cancellationToken);
        ExtractedClaims said = await new GrammarClaimExtractor().ExtractAsync(likelyAnswer, Context, cancellationToken).ConfigureAwait(false);
        bool asksToRead = reading.MostCalls > 0;
        Statement[] further = [.. said.Untranslated.Where(_ => asksToRead).Select(static (u, i) => StandIn(i, u))];
        CallEstimate verifying = await _chain.EstimateAsync(With(_options.Known, said.Claims), further, cancellationToken).ConfigureAwait(false);
        CallEstimate revising = CallEstimate.OfRequest(messages, likelyAnswer, chatOptions, _options.Limits, calls: 0, _options.MaxRevisions);
        return drafting + reading + verifying + revising + reading.Repeated(0, _options.MaxRevisions);
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

        ExtractedClaims said = await _extractor.ExtractAsync(answer.Text, Context, cancellationToken).ConfigureAwait(false);
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

    private ExtractionContext Context => new() { Source = ChatRole.Assistant.Value, Known = _options.Known, IdPrefix = "answer." };

    // What a sentence says is not known before a model has read it; that it can be asked about is.
    private static Statement StandIn(int number, UntranslatedSentence sentence) => Statement.Create(
        StatementKind.Claim,
        string.Create(CultureInfo.InvariantCulture, $"unread.{number + 1}"),
        SentenceAtom.Predicate(number + 1).Of(),
        sentence.Text,
        confidence: null,
        ChatRole.Assistant.Value);

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
