using System.Collections.Immutable;
using System.Globalization;
using Consistency.AI.Calls;
using Consistency.AI.Extraction;
using Consistency.Language;
using Consistency.Logic;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Beliefs;

/// <summary>Asks a model what it holds to be true, and how sure it is.</summary>
/// <remarks>
/// How sure is read off the log-probabilities of yes and no where the client returns them, else off how often it says which. The opposite
/// is asked as well, and both are combined, so that a model which says yes to everything has no belief of weight. "I don't know" is no
/// belief; a failure is an outcome with its reason. Thread-safe.
/// </remarks>
public sealed class BeliefElicitor
{
    private readonly IChatClient _model;
    private readonly BeliefElicitationOptions _options;
    private readonly ClaimParser _parser = new();

    /// <summary>Creates an elicitor.</summary>
    /// <param name="model">The model; it is not disposed of.</param>
    /// <param name="options">How it is asked; the defaults when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public BeliefElicitor(IChatClient model, BeliefElicitationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _options = options ?? new BeliefElicitationOptions();
        _options.Validate();
    }

    /// <summary>Tells what asking will cost, without asking.</summary>
    /// <param name="questions">The questions.</param>
    /// <returns>
    /// The estimate; with <see cref="BeliefElicitationOptions.ProbabilityOfYes"/> its calls are those of a client that returns log-probabilities.
    /// </returns>
    public CallEstimate Estimate(IReadOnlyList<BeliefQuestion> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        int samples = _options.ProbabilityOfYes is null ? _options.Samples : 1;
        string[] asked = [.. questions.SelectMany(q => _options.AskNegation ? new[] { q.Text, NegationOf(q) } : [q.Text])];
        long characters = asked.Sum(static t => BeliefPrompt.Messages(t, []).Sum(static m => (long)m.Text.Length) + ModelCaller.CharactersPerToken);
        return CallEstimate.Within(
            _options.Limits, (long)asked.Length * samples, (long)asked.Length * _options.Samples, characters * samples / ModelCaller.CharactersPerToken);
    }

    /// <summary>Asks.</summary>
    /// <param name="questions">What is asked, each by itself.</param>
    /// <param name="reminders">Sentences that the model is reminded of with each question, as data; none when null.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <returns>What the model holds.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<ElicitedBeliefs> ElicitAsync(
        IReadOnlyList<BeliefQuestion> questions, IReadOnlyList<string>? reminders = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(questions);
        return await ElicitEachAsync([.. questions.Select(q => (q, reminders ?? []))], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks, with reminders of its own for each question, within one budget.</summary>
    internal async Task<ElicitedBeliefs> ElicitEachAsync(
        IReadOnlyList<(BeliefQuestion Question, IReadOnlyList<string> Reminders)> questions, CancellationToken cancellationToken)
    {
        using ModelCaller caller = new(_model, _options.Limits);
        ElicitedBelief[] beliefs = await Task.WhenAll(
            questions.Select(q => ElicitOneAsync(caller, q.Question, q.Reminders, cancellationToken))).ConfigureAwait(false);
        return new ElicitedBeliefs([.. beliefs], caller.Usage);
    }

    private async Task<ElicitedBelief> ElicitOneAsync(
        ModelCaller caller, BeliefQuestion question, IReadOnlyList<string> reminders, CancellationToken cancellationToken)
    {
        Task<Sampled> asking = SampleAsync(caller, question.Text, reminders, cancellationToken);
        Sampled denied = _options.AskNegation
            ? await SampleAsync(caller, NegationOf(question), reminders, cancellationToken).ConfigureAwait(false)
            : default;
        Sampled affirmed = await asking.ConfigureAwait(false);
        double? probability = (affirmed.Yes, denied.Yes) switch
        {
            ({ } p, { } q) => (p + 1 - q) / 2,
            ({ } p, null) => p,
            (null, { } q) => 1 - q,
            _ => null,
        };
        bool isUnknown = affirmed.IsUnknown || denied.IsUnknown;
        return new ElicitedBelief
        {
            Question = question,
            Outcome = probability is not null ? BeliefOutcome.Held : isUnknown ? BeliefOutcome.NoOpinion : BeliefOutcome.Failed,
            Probability = probability is { } combined ? _options.Calibration.Apply(combined) : null,
            Affirmed = affirmed.Yes,
            Denied = denied.Yes,
            Reason = probability is not null ? null : isUnknown ? "The model does not know, or does not say." : affirmed.Failure ?? denied.Failure,
        };
    }

    private async Task<Sampled> SampleAsync(
        ModelCaller caller, string text, IReadOnlyList<string> reminders, CancellationToken cancellationToken)
    {
        List<ChatMessage> messages = BeliefPrompt.Messages(text, reminders);
        if (_options.ProbabilityOfYes is null)
        {
            return Count(await Task.WhenAll(
                Enumerable.Range(0, _options.Samples).Select(_ => AskAsync(caller, messages, cancellationToken))).ConfigureAwait(false));
        }

        // The first answer may tell it all; if it does not, it is a sample like the others.
        ModelReply first = await AskAsync(caller, messages, cancellationToken).ConfigureAwait(false);
        if (first.Response is { } response && BeliefReplies.Read(first.Text) != BeliefReply.Unknown
            && YesProbability.Read(_options.ProbabilityOfYes, response) is { } probability)
        {
            return new Sampled(probability, IsUnknown: false, Failure: null);
        }

        ModelReply[] further = await Task.WhenAll(
            Enumerable.Range(1, _options.Samples - 1).Select(_ => AskAsync(caller, messages, cancellationToken))).ConfigureAwait(false);
        return Count([first, .. further]);
    }

    private Task<ModelReply> AskAsync(ModelCaller caller, List<ChatMessage> messages, CancellationToken cancellationToken) =>
        caller.AskAsync(messages, _options.ChatOptions?.Clone(), cancellationToken);

    private static Sampled Count(ModelReply[] replies)
    {
        (int yes, int no, int unknown, string? failure) = (0, 0, 0, null);
        foreach (ModelReply reply in replies)
        {
            if (!reply.IsAnswer)
            {
                unknown += reply.Outcome == ModelOutcome.Refused ? 1 : 0;
                failure ??= reply.Explanation;
                continue;
            }

            switch (BeliefReplies.Read(reply.Text))
            {
                case BeliefReply.Yes:
                    yes++;
                    break;
                case BeliefReply.No:
                    no++;
                    break;
                case BeliefReply.Unknown:
                    unknown++;
                    break;
                default:
                    failure ??= "The answer is neither yes nor no.";
                    break;
            }
        }

        return yes + no > 0
            ? new Sampled((yes + (unknown / 2.0) + 1) / (yes + no + unknown + 2), IsUnknown: false, Failure: null)
            : new Sampled(null, unknown > 0, failure);
    }

    private string NegationOf(BeliefQuestion question)
    {
        if (question.Negation is { } negation)
        {
            return negation;
        }

        if (_parser.ParseFormula(question.Text) is { Formula: { } formula } read)
        {
            Formula opposite = Opposites.Of(formula);
            string said = EnglishPrinter.Print(opposite, read.Vocabulary);
            if (said != opposite.ToString())
            {
                return $"{said}.";
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"It is not true that: {question.Text.Trim()}");
    }

    /// <summary>What the answers to one question come to.</summary>
    private readonly record struct Sampled(double? Yes, bool IsUnknown, string? Failure);
}
