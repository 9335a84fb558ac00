using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Consistency.AI.Calls;
using Consistency.AI.Extraction;
using Consistency.AI.Middleware;
using Consistency.Claims;
using Consistency.Findings;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Generation;

/// <summary>Lets a model write until what it writes breaks no hard rule.</summary>
/// <remarks>
/// Everything that a candidate claims is taken to be certain, together with the rules; a candidate passes only when the solver finds that all
/// of it can be true. One that does not is rejected, and the model is shown the conflict in its own words before it writes the next one.
/// Text of candidates is data: none can change a rule. Thread-safe.
/// </remarks>
public sealed class ConstrainedGenerator
{
    private readonly IChatClient _model;
    private readonly ConstrainedGenerationOptions _options;
    private readonly IClaimExtractor _extractor;
    private readonly ConsistencyChecker _checker;
    private readonly ClaimSet _rules;

    /// <summary>Creates a generator.</summary>
    /// <param name="model">The model; it is not disposed of.</param>
    /// <param name="options">The rules, and how often it is tried.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or not all of the rules could be read.</exception>
    public ConstrainedGenerator(IChatClient model, ConstrainedGenerationOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _model = model;
        _options = options;
        _extractor = options.Extractor ?? new GrammarClaimExtractor();
        _checker = new ConsistencyChecker(options.Check);
        _rules = new ClaimSet(options.Rules.Statements.Where(IsHard), options.Rules.Vocabulary);
    }

    /// <summary>Tells what generating will ask of the model, without asking it.</summary>
    /// <param name="messages">The request.</param>
    /// <param name="chatOptions">What goes with it; nothing when null.</param>
    /// <param name="likelyAnswer">An answer such as is expected, a former one for instance; null to leave out what reading answers asks.</param>
    /// <param name="cancellationToken">Ends the estimate.</param>
    /// <returns>
    /// The estimate: one call when the first candidate passes, <see cref="ConstrainedGenerationOptions.MaxCandidates"/> at most, repetitions aside,
    /// and what reading them takes. Without a likely answer, an answer is as long as <see cref="ChatOptions.MaxOutputTokens"/> allows, or not
    /// counted where that is not set.
    /// </returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public CallEstimate Estimate(
        IEnumerable<ChatMessage> messages, ChatOptions? chatOptions = null, string? likelyAnswer = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        CallEstimate generating = CallEstimate.OfRequest(messages, likelyAnswer, chatOptions, _options.Limits, calls: 1, _options.MaxCandidates);
        CallEstimate reading = _extractor.Estimate(likelyAnswer ?? string.Empty, cancellationToken: cancellationToken);
        return generating + reading.Repeated(1, _options.MaxCandidates);
    }

    /// <summary>Generates.</summary>
    /// <param name="messages">The request.</param>
    /// <param name="chatOptions">What goes with it; nothing when null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The result; it holds no text that breaks a rule.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<GenerationResult> GenerateAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? chatOptions = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ConsistencyReport rules = await CheckAsync(_rules, cancellationToken).ConfigureAwait(false);
        if (rules.Verdict == Verdict.Inconsistent)
        {
            return Result(GenerationOutcome.ImpossibleRules, $"The rules contradict each other. {ConflictText.Summary(rules.Violations)}", [], default);
        }

        using ModelCaller caller = new(_model, _options.Limits);
        (List<ChatMessage> conversation, ChatOptions? nextOptions) = ([.. messages], chatOptions);
        List<GeneratedCandidate> candidates = [];
        ModelUsage reading = default;
        while (candidates.Count < _options.MaxCandidates)
        {
            ModelReply reply = await caller.AskAsync(conversation, nextOptions, cancellationToken).ConfigureAwait(false);
            if (reply.Outcome is ModelOutcome.Failed or ModelOutcome.TimedOut or ModelOutcome.OverBudget)
            {
                return Result(GenerationOutcome.Failed, reply.Explanation!, candidates, caller.Usage + reading);
            }

            (GeneratedCandidate candidate, ModelUsage usage) = await JudgeAsync(reply, cancellationToken).ConfigureAwait(false);
            candidates.Add(candidate);
            reading += usage;
            if (candidate.Outcome is CandidateOutcome.Accepted or CandidateOutcome.SaysNothing)
            {
                GenerationOutcome outcome = candidate.Outcome == CandidateOutcome.Accepted ? GenerationOutcome.Accepted : GenerationOutcome.Declined;
                return Result(outcome, candidate.Reason, candidates, caller.Usage + reading) with { Text = candidate.Text };
            }

            // What cannot be used is not repeated; of what can, the service may keep the rest itself.
            ChatResponse? last = reply.IsAnswer ? reply.Response : null;
            (conversation, nextOptions) = FollowUp.After(conversation, nextOptions, last, Rejection(candidate));
        }

        return Result(
            GenerationOutcome.NonePassed,
            string.Create(CultureInfo.InvariantCulture, $"None of {candidates.Count} candidates passed; of the last: {candidates[^1].Reason}"),
            candidates,
            caller.Usage + reading);
    }

    private async Task<(GeneratedCandidate Candidate, ModelUsage Usage)> JudgeAsync(ModelReply reply, CancellationToken cancellationToken)
    {
        if (!reply.IsAnswer)
        {
            return (new GeneratedCandidate(string.Empty, CandidateOutcome.NoAnswer, reply.Explanation!, []), default);
        }

        ExtractedClaims said;
        try
        {
            ExtractionContext context = new() { Source = ChatRole.Assistant.Value, Known = _rules, IdPrefix = "candidate." };
            said = await _extractor.ExtractAsync(reply.Text, context, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && failure is not OutOfMemoryException)
        {
            return (new GeneratedCandidate(reply.Text, CandidateOutcome.Unreadable, $"It could not be read: {failure.Message}", []), default);
        }

        return (await JudgeAsync(reply.Text, said, cancellationToken).ConfigureAwait(false), said.Usage);
    }

    private async Task<GeneratedCandidate> JudgeAsync(string text, ExtractedClaims said, CancellationToken cancellationToken)
    {
        Statement[] claims = [.. said.Claims.Statements.Where(static s => s.Kind != StatementKind.Question).Select(StatementAdoption.AsFact)];
        string? unread = said.Claims.Diagnostics.FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error)?.Message;
        if (claims.Length == 0 && unread is null)
        {
            return new GeneratedCandidate(text, CandidateOutcome.SaysNothing, "It says nothing that could be true or false.", []);
        }

        ClaimSet all = new([.. _rules.Statements, .. claims], _rules.Vocabulary.Merge(said.Claims.Vocabulary));
        ConsistencyReport report = await CheckAsync(all, cancellationToken).ConfigureAwait(false);
        return report.Verdict switch
        {
            Verdict.Inconsistent => new GeneratedCandidate(
                text, CandidateOutcome.BreaksRules, report.Violations.IsEmpty ? "It breaks the rules." : ConflictText.Summary(report.Violations), report.Violations),
            Verdict.Undecided => new GeneratedCandidate(
                text, CandidateOutcome.Undecided, "A limit of the check was hit before it was known whether it breaks a rule.", []),
            _ when unread is not null && !_options.AllowUnread => new GeneratedCandidate(text, CandidateOutcome.Unreadable, Unread(said, unread), []),
            _ => new GeneratedCandidate(text, CandidateOutcome.Accepted, "It breaks no rule.", []),
        };
    }

    private Task<ConsistencyReport> CheckAsync(ClaimSet claims, CancellationToken cancellationToken) =>
        Task.Run(() => _checker.Check(claims, cancellationToken), cancellationToken);

    private static string Unread(ExtractedClaims said, string problem) => said.Untranslated.IsEmpty
        ? problem
        : $"It could not be read: {string.Join(" / ", said.Untranslated.Select(static u => $"\"{u.Text}\""))}.";

    private static ChatMessage Rejection(GeneratedCandidate candidate)
    {
        StringBuilder text = new();
        switch (candidate.Outcome)
        {
            case CandidateOutcome.BreaksRules:
                text.AppendLine("Your answer was checked by a solver and rejected: it breaks what is certain.").AppendLine(UntrustedText.Instruction);
                ConflictText.AddConflicts(text, candidate.Violations, static s => s.Source == ChatRole.Assistant.Value ? "  (you say)" : "  (certain)");
                break;
            case CandidateOutcome.NoAnswer:
                text.AppendLine($"Your answer could not be used. {candidate.Reason}");
                break;
            default:
                text.AppendLine("Your answer could not be checked. Write short, plain sentences, one claim in each.").AppendLine(UntrustedText.Instruction);
                text.AppendLine(UntrustedText.Fence(candidate.Reason));
                break;
        }

        return new ChatMessage(ChatRole.User, text.AppendLine().Append(
            "Write the whole answer again, so that it satisfies what is certain. If you cannot, say that you do not know. Answer with the new text alone.").ToString());
    }

    private static bool IsHard(Statement statement) =>
        statement.Kind == StatementKind.Declaration || statement is { Kind: StatementKind.Fact or StatementKind.Rule, Confidence: null };

    private static GenerationResult Result(
        GenerationOutcome outcome, string reason, IEnumerable<GeneratedCandidate> candidates, ModelUsage usage) => new()
    {
        Outcome = outcome,
        Reason = reason,
        Candidates = [.. candidates],
        Usage = usage,
    };
}
