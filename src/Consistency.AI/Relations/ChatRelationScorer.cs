using System.Collections.Concurrent;
using System.Collections.Immutable;
using Consistency.AI.Calls;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Relations;

/// <summary>Asks a chat model how sentences bear on each other.</summary>
/// <remarks>
/// Contradiction comes first, since models that are asked for entailment before it miss most contradictions; it is asked in both
/// orders and averaged, since they favour one place over the other. Entailment is asked only for pairs that probably do not
/// contradict each other. The score is the probability of the token "yes" where the client tells it, else the percentage that the model
/// says. Sentences without a common content word are unrelated, and no model is asked. Answers are kept. Thread-safe.
/// </remarks>
public sealed class ChatRelationScorer : IRelationScorer
{
    // Above this it is more likely that the two contradict each other than that one follows from the other.
    private const double ProbablyContradictory = 0.5;

    private readonly IChatClient _model;
    private readonly RelationScorerOptions _options;
    private readonly ConcurrentDictionary<(SentencePair Pair, bool IsContradiction), double> _known = new();

    /// <summary>Creates a scorer.</summary>
    /// <param name="model">The model; it is not disposed of.</param>
    /// <param name="options">How it is asked; the defaults when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public ChatRelationScorer(IChatClient model, RelationScorerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _options = options ?? new RelationScorerOptions();
        _options.Validate();
    }

    /// <inheritdoc/>
    public async Task<RelationScores> ScoreAsync(IReadOnlyList<SentencePair> pairs, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        using ModelCaller caller = new(_model, _options.Limits);
        HashSet<SentencePair> related = [.. pairs.Where(static p => SharedWords.Of(p.Premise).Overlaps(SharedWords.Of(p.Hypothesis)))];
        List<SentencePair> bothWays = [.. related.Concat(related.Select(Turned)).Distinct()];
        string? failure = await AskAsync(caller, bothWays, isContradiction: true, cancellationToken).ConfigureAwait(false);
        List<SentencePair> open = [.. pairs.Where(related.Contains).Distinct().Where(p => Contradiction(p) < ProbablyContradictory)];
        failure = await AskAsync(caller, open, isContradiction: false, cancellationToken).ConfigureAwait(false) ?? failure;
        return new RelationScores([.. pairs.Select(p => related.Contains(p) ? Relation(p) : SentenceRelation.None)], caller.Usage, failure);
    }

    /// <summary>Tells what scoring pairs will ask of the model, without asking it.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <returns>The estimate; <see cref="CallEstimate.Calls"/> are those when every pair has to be asked for entailment, too.</returns>
    public CallEstimate Estimate(IReadOnlyList<SentencePair> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        SentencePair[] related = [.. pairs.Distinct().Where(static p => SharedWords.Of(p.Premise).Overlaps(SharedWords.Of(p.Hypothesis)))];
        SentencePair[] bothWays = [.. related.Concat(related.Select(Turned)).Distinct().Where(p => !_known.ContainsKey((p, true)))];
        SentencePair[] open = [.. related.Where(p => !_known.ContainsKey((p, false)))];
        (int calls, long characters) = (0, 0);
        foreach ((SentencePair[] asked, bool isContradiction) in new[] { (bothWays, true), (open, false) })
        {
            // With token probabilities each pair is asked alone; those that they tell nothing of are asked again, for percentages.
            int chunk = _options.ProbabilityOfYes is null ? _options.PairsPerCall : 1;
            int samples = _options.ProbabilityOfYes is null ? _options.Samples : 1;
            foreach (SentencePair[] batch in asked.Chunk(chunk))
            {
                calls += samples;
                characters += samples * (RelationPrompt.Messages(batch, isContradiction).Sum(static m => (long)m.Text.Length) + (30L * batch.Length));
            }
        }

        int further = _options.ProbabilityOfYes is null ? 0
            : (Chunks(bothWays.Length) + Chunks(open.Length)) * _options.Samples;
        return CallEstimate.Within(_options.Limits, calls, calls + further, characters / ModelCaller.CharactersPerToken);

        int Chunks(int count) => (count + _options.PairsPerCall - 1) / _options.PairsPerCall;
    }

    private SentenceRelation? Relation(SentencePair pair)
    {
        if (Contradiction(pair) is not { } contradicts)
        {
            return null;
        }

        if (contradicts >= ProbablyContradictory)
        {
            return new SentenceRelation(0, contradicts);
        }

        return _known.TryGetValue((pair, false), out double entails) ? new SentenceRelation(entails, contradicts) : null;
    }

    // The average of both orders; null when either is missing.
    private double? Contradiction(SentencePair pair) =>
        _known.TryGetValue((pair, true), out double forwards) && _known.TryGetValue((Turned(pair), true), out double backwards)
            ? (forwards + backwards) / 2
            : null;

    private static SentencePair Turned(SentencePair pair) => new(pair.Hypothesis, pair.Premise);

    /// <summary>Asks for what is not known.</summary>
    /// <returns>Why something is missing still; null when nothing is.</returns>
    private async Task<string?> AskAsync(
        ModelCaller caller, List<SentencePair> pairs, bool isContradiction, CancellationToken cancellationToken)
    {
        if (_known.Count > _options.CacheSize)
        {
            _known.Clear();
        }

        int known = pairs.Count(p => _known.ContainsKey((p, isContradiction)));
        CacheTelemetry.Count(CacheTelemetry.Relations, known, pairs.Count - known);
        if (_options.ProbabilityOfYes is { } probabilityOfYes)
        {
            await AskByTokensAsync(caller, probabilityOfYes, pairs, isContradiction, cancellationToken).ConfigureAwait(false);
        }

        SentencePair[][] batches = [.. pairs.Where(p => !_known.ContainsKey((p, isContradiction))).Chunk(_options.PairsPerCall)];
        string?[] failures = await Task.WhenAll(batches.Select(b => AskAsync(caller, b, isContradiction, cancellationToken))).ConfigureAwait(false);
        return failures.FirstOrDefault(static f => f is not null);
    }

    // One pair first: a client that returns no log-probabilities for it returns none for the others.
    private async Task AskByTokensAsync(
        ModelCaller caller, Func<ChatResponse, double?> probabilityOfYes, List<SentencePair> pairs, bool isContradiction, CancellationToken cancellationToken)
    {
        SentencePair[] open = [.. pairs.Where(p => !_known.ContainsKey((p, isContradiction)))];
        if (open.Length > 0 && await AskOneAsync(open[0]).ConfigureAwait(false))
        {
            await Task.WhenAll(open[1..].Select(AskOneAsync)).ConfigureAwait(false);
        }

        async Task<bool> AskOneAsync(SentencePair pair)
        {
            ModelReply reply = await caller.AskAsync(
                RelationPrompt.YesOrNo(pair, isContradiction), _options.YesOrNoOptions?.Clone(), cancellationToken).ConfigureAwait(false);
            if (!reply.IsAnswer || YesProbability.Read(probabilityOfYes, reply.Response!) is not { } probability)
            {
                return false;
            }

            _known[(pair, isContradiction)] = probability;
            return true;
        }
    }

    private async Task<string?> AskAsync(
        ModelCaller caller, SentencePair[] batch, bool isContradiction, CancellationToken cancellationToken)
    {
        List<ChatMessage> messages = RelationPrompt.Messages(batch, isContradiction);
        double[] sums = new double[batch.Length];
        int[] counts = new int[batch.Length];
        string? failure = null;
        for (int sample = 0; sample < _options.Samples; sample++)
        {
            ModelReply reply = await caller.AskAsync(messages, RelationPrompt.Options.Clone(), cancellationToken).ConfigureAwait(false);
            string? reason = reply.Explanation;
            if (!reply.IsAnswer || !JsonReply.TryRead(reply.Text, RelationJson.Default.RelationReply, out RelationReply? answer, out reason))
            {
                failure = reason;
                continue;
            }

            HashSet<int> answered = [];
            foreach (ScoredPair pair in answer!.Pairs ?? [])
            {
                // What is out of range was not understood; the first word on a pair counts.
                if (pair.Number >= 1 && pair.Number <= batch.Length && pair.Percent is >= 0 and <= 100 && answered.Add(pair.Number))
                {
                    sums[pair.Number - 1] += pair.Percent.Value / 100;
                    counts[pair.Number - 1]++;
                }
            }
        }

        for (int i = 0; i < batch.Length; i++)
        {
            if (counts[i] > 0)
            {
                _known[(batch[i], isContradiction)] = sums[i] / counts[i];
            }
            else
            {
                failure ??= "The model left pairs out.";
            }
        }

        return counts.All(static c => c > 0) ? null : failure;
    }
}
