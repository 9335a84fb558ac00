using System.Collections.Immutable;
using System.Globalization;
using Consistency.AI.Calls;
using Consistency.AI.Extraction;
using Consistency.Claims;
using Consistency.Findings;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Middleware;

/// <summary>Checks an answer against the messages before it and what is known.</summary>
/// <remarks>
/// Thread-safe, and without a state of its own but the messages it has read already: what was said is taken from the messages each
/// time. What happens to an extractor never comes out as an exception, but as an outcome.
/// </remarks>
internal sealed class AnswerChecker(ConsistencyChatOptions options, IClaimExtractor extractor)
{
    // How far a claim wins is a number that is not computed unless it is wanted.
    private readonly ConsistencyChecker _checker = new(options.LeastMargin is null ? options.Check : options.Check with { ComputeNumbers = true });
    private readonly ReadMessageCache _read = new(options.MessageCacheSize);

    /// <summary>Checks an answer.</summary>
    /// <param name="conversation">What was said before it.</param>
    /// <param name="answer">The answer, whole or in parts that are read one by one.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    public async Task<AnswerCheck> CheckAsync(
        IReadOnlyList<ChatMessage> conversation, IReadOnlyList<string> answer, CancellationToken cancellationToken)
    {
        try
        {
            return await CheckTextAsync(conversation, answer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && failure is not OutOfMemoryException)
        {
            return new AnswerCheck
            {
                Outcome = AnswerOutcome.NotChecked,
                Reason = $"The answer could not be checked: {failure.Message}",
            };
        }
    }

    /// <summary>Tells what a check asks of the extractor's model, at once or, at most, sentence by sentence; what was read already is not read again.</summary>
    public (CallEstimate Conversation, CallEstimate Answer) Estimate(
        IReadOnlyList<ChatMessage> conversation, string answer, CancellationToken cancellationToken)
    {
        CallEstimate before = CallEstimate.Sum(conversation.Where(IsRead).Select(m => EstimateOf(m.Text, SourceOf(m), cancellationToken)));
        CallEstimate whole = EstimateOf(answer, ChatRole.Assistant.Value, cancellationToken);
        CallEstimate streamed = CallEstimate.Sum(
            Sentence.Split(answer, file: null).Select(s => EstimateOf(s.Text, ChatRole.Assistant.Value, cancellationToken)));
        return (before, whole with { MostCalls = Math.Max(whole.MostCalls, streamed.MostCalls) });
    }

    /// <summary>Takes what was found in a message already, so that it is not read again.</summary>
    public void Remember(string text, ExtractedClaims claims) => _read.Add(ChatRole.Assistant.Value, text, claims);

    private async Task<AnswerCheck> CheckTextAsync(
        IReadOnlyList<ChatMessage> conversation, IReadOnlyList<string> answer, CancellationToken cancellationToken)
    {
        ConversationClaims claims = new(options.Known);
        for (int i = 0; i < conversation.Count; i++)
        {
            ChatMessage message = conversation[i];
            if (IsRead(message))
            {
                claims.AddMessage(await ReadAsync(message.Text, SourceOf(message), claims, cancellationToken).ConfigureAwait(false), i + 1);
            }
        }

        List<ExtractedClaims> parts = [];
        foreach (string part in answer.Where(static p => !string.IsNullOrWhiteSpace(p)))
        {
            parts.Add(await ReadAsync(part, ChatRole.Assistant.Value, claims, cancellationToken).ConfigureAwait(false));
            claims.AddAnswer(parts[^1]);
        }

        if (parts.All(static p => p.IsRefusal || (p.Untranslated.IsEmpty && p.Claims.Statements.All(IsQuestion))))
        {
            return new AnswerCheck
            {
                Outcome = AnswerOutcome.NothingToCheck,
                Reason = parts.Any(static p => p.IsRefusal) ? "The answer declines to say anything." : "The answer asserts nothing.",
                Usage = claims.Usage,
            };
        }

        ConsistencyReport report = await Task.Run(
            () => _checker.Check(claims.Build(), cancellationToken), cancellationToken).ConfigureAwait(false);
        return Judge(report, claims.AnswerIds, [.. parts.SelectMany(static p => p.Untranslated)]) with { Usage = claims.Usage };
    }

    private bool IsRead(ChatMessage message) =>
        (message.Role == ChatRole.Assistant || (message.Role == ChatRole.User && options.CheckAgainstUsers)) && !string.IsNullOrWhiteSpace(message.Text);

    private CallEstimate EstimateOf(string text, string source, CancellationToken cancellationToken) => _read.Find(source, text) is not null
        ? CallEstimate.None
        : extractor.Estimate(text, new ExtractionContext { Source = source }, cancellationToken);

    private static string SourceOf(ChatMessage message) => message.AuthorName ?? message.Role.Value;

    private static bool IsQuestion(Statement statement) => statement.Kind == StatementKind.Question;

    private async Task<ExtractedClaims> ReadAsync(
        string text, string source, ConversationClaims before, CancellationToken cancellationToken)
    {
        ExtractedClaims? known = _read.Find(source, text);
        CacheTelemetry.Count(CacheTelemetry.Messages, hits: known is null ? 0 : 1, misses: known is null ? 1 : 0);
        if (known is not null)
        {
            // Reading it was paid for already.
            return known with { Usage = default };
        }

        ExtractedClaims claims = await extractor.ExtractAsync(
            text, new ExtractionContext { Source = source, Known = before.Build() }, cancellationToken).ConfigureAwait(false);
        _read.Add(source, text, claims);
        return claims;
    }

    private static AnswerCheck Judge(ConsistencyReport report, ImmutableHashSet<string> answerIds, ImmutableArray<UntranslatedSentence> untranslated)
    {
        ImmutableArray<Violation> violations = [.. report.Violations.Where(v => v.Statements.Any(s => answerIds.Contains(s.Id)))];
        (AnswerOutcome outcome, string reason) = Outcome(report, violations, untranslated.Length);
        return new AnswerCheck
        {
            Outcome = outcome,
            Reason = reason,
            Report = report,
            Violations = violations,
            Untranslated = untranslated,
            AnswerIds = answerIds,
        };
    }

    private static (AnswerOutcome Outcome, string Reason) Outcome(
        ConsistencyReport report, ImmutableArray<Violation> violations, int unread)
    {
        if (!violations.IsEmpty)
        {
            return (AnswerOutcome.Inconsistent, ConflictText.Summary(violations));
        }

        if (report.Verdict == Verdict.Undecided)
        {
            return (AnswerOutcome.Undecided, "A limit of the check was hit before it was decided whether the answer is consistent.");
        }

        if (report.Verdict == Verdict.Inconsistent && report.HasMoreViolations)
        {
            return (AnswerOutcome.Undecided, "There are more conflicts than are listed, and none that is listed is about the answer.");
        }

        if (report.Verdict == Verdict.Inconsistent && report.UpperBound is null)
        {
            return (AnswerOutcome.Undecided, "What is known contradicts itself, so no answer can be consistent with it.");
        }

        if (unread > 0)
        {
            return (AnswerOutcome.Undecided, string.Create(
                CultureInfo.InvariantCulture,
                $"{unread} of the answer's sentences could not be read; no other is in a conflict."));
        }

        // What is known may be unread, too, or names unaligned: then a conflict may have been missed.
        return report.Diagnostics.FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error) is { } problem
            ? (AnswerOutcome.Undecided, $"No sentence of the answer is in a conflict, but not all that it is held against was there: {problem.Message}")
            : (AnswerOutcome.Consistent, "No sentence of the answer is in a conflict.");
    }
}
