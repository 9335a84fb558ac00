using System.Collections.Immutable;
using System.Globalization;
using Consistency.AI.Calls;
using Consistency.AI.Extraction;
using Consistency.Claims;
using Consistency.Findings;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Beliefs;

/// <summary>Asks the same several times, weighs each claim by how far the answers agree on it, and checks all claims together.</summary>
/// <remarks>
/// Sampling as in X. Wang et al., "Self-consistency improves chain of thought reasoning in language models" (2023) and P. Manakul et al.,
/// "SelfCheckGPT" (2023), but claim by claim, and with rules: what most samples say can still be refuted by what follows from other claims.
/// Thread-safe.
/// </remarks>
public sealed class SelfConsistencyChecker
{
    private readonly IChatClient _model;
    private readonly SelfConsistencyOptions _options;
    private readonly IClaimExtractor _extractor;
    private readonly ConsistencyChecker _checker;

    /// <summary>Creates a checker.</summary>
    /// <param name="model">The model; it is not disposed of.</param>
    /// <param name="options">How it is asked; the defaults when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public SelfConsistencyChecker(IChatClient model, SelfConsistencyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _options = options ?? new SelfConsistencyOptions();
        _options.Validate();
        _extractor = _options.Extractor ?? new GrammarClaimExtractor();
        _checker = new ConsistencyChecker(_options.Check);
    }

    /// <summary>Tells what sampling will ask of the model, without asking it.</summary>
    /// <param name="messages">The request, the same for each sample.</param>
    /// <param name="likelyAnswer">An answer such as is expected, a former one for instance; null to leave out what reading answers asks.</param>
    /// <param name="cancellationToken">Ends the estimate.</param>
    /// <returns>
    /// The estimate: a call for each of <see cref="SelfConsistencyOptions.Samples"/>, repetitions aside, and what reading them takes.
    /// Without a likely answer, an answer is as long as <see cref="ChatOptions.MaxOutputTokens"/> allows, or not counted where that is not set.
    /// </returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public CallEstimate Estimate(IEnumerable<ChatMessage> messages, string? likelyAnswer = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        CallEstimate sampling = CallEstimate.OfRequest(
            messages, likelyAnswer, _options.ChatOptions, _options.Limits, _options.Samples, _options.Samples);
        CallEstimate reading = _extractor.Estimate(likelyAnswer ?? string.Empty, cancellationToken: cancellationToken);
        return sampling + reading.Repeated(_options.Samples, _options.Samples);
    }

    /// <summary>Samples and checks.</summary>
    /// <param name="messages">The request, the same for each sample.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The report.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<SelfConsistencyReport> CheckAsync(IEnumerable<ChatMessage> messages, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        List<ChatMessage> request = [.. messages];
        using ModelCaller caller = new(_model, _options.Limits);
        ModelReply[] replies = await Task.WhenAll(Enumerable.Range(0, _options.Samples).Select(_ =>
            caller.AskAsync(request, _options.ChatOptions?.Clone(), cancellationToken))).ConfigureAwait(false);

        ClaimAgreement agreement = new(_options.Known);
        List<(string Text, string? Problem)> samples = [];
        ModelUsage usage = caller.Usage;
        for (int i = 0; i < replies.Length; i++)
        {
            if (!replies[i].IsAnswer)
            {
                agreement.AddMissing($"Sample {(i + 1).ToString(CultureInfo.InvariantCulture)} is missing: {replies[i].Explanation}");
                samples.Add((string.Empty, replies[i].Explanation));
                continue;
            }

            ExtractionContext context = new() { Known = agreement.Said, IdPrefix = string.Create(CultureInfo.InvariantCulture, $"sample{i + 1}.") };
            ExtractedClaims claims = await _extractor.ExtractAsync(replies[i].Text, context, cancellationToken).ConfigureAwait(false);
            usage += claims.Usage;
            bool says = agreement.Add(i, claims);
            samples.Add((replies[i].Text, says ? null : claims.IsRefusal ? "It declines to say anything." : "It says nothing that could be read."));
        }

        (ClaimSet all, ImmutableArray<SampledClaim> agreed) = agreement.Build();
        ConsistencyReport report = await Task.Run(() => _checker.Check(all, cancellationToken), cancellationToken).ConfigureAwait(false);
        ImmutableArray<SampledAnswer> answers = [.. samples.Select((s, i) => Weigh(s.Text, s.Problem, agreement.SaidBy(i), report))];
        return new SelfConsistencyReport
        {
            Report = report,
            Claims = agreed,
            Samples = answers,
            Best = report.Cost is null ? null : answers.Where(static a => a.Problem is null)
                .OrderBy(static a => a.LostWeight).ThenByDescending(static a => a.KeptWeight).FirstOrDefault(),
            Usage = usage,
        };
    }

    // A sample is held against the claims as the repair leaves them.
    private static SampledAnswer Weigh(string text, string? problem, Dictionary<string, bool> said, ConsistencyReport report)
    {
        (decimal lost, decimal kept) = (0, 0);
        foreach (ClaimVerdict claim in report.Claims)
        {
            if (said.TryGetValue(claim.Statement.Id, out bool says))
            {
                bool isSo = claim.Outcome == ClaimOutcome.Kept;
                (lost, kept) = says == isSo ? (lost, kept + claim.Weight) : (lost + claim.Weight, kept);
            }
        }

        return new SampledAnswer(text, lost, kept, problem);
    }
}
