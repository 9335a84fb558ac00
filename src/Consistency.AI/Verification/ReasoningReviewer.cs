using System.Collections.Immutable;
using System.Globalization;
using Consistency.AI.Calls;
using Consistency.AI.Extraction;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Language;
using Consistency.Logic;

namespace Consistency.AI.Verification;

/// <summary>Classes each step of a chain of reasoning: entailed, contradicted, unsupported, circular, irrelevant.</summary>
/// <remarks>
/// Every step is a question to the solver against the premises and the steps before it that follow; nothing is left to a model's
/// opinion. The premises count as certain, whatever they are in their claim set. One check for each claim and, for a claim that
/// does not follow, one for each thing that could be missing. Thread-safe.
/// </remarks>
public sealed class ReasoningReviewer
{
    private readonly IClaimExtractor _extractor;
    private readonly ConsistencyChecker _checker;

    /// <summary>Creates a reviewer.</summary>
    /// <param name="extractor">Finds the claims of a step; the grammar alone when null.</param>
    /// <param name="options">How checks are made; null for the defaults with a limit of ten seconds a check.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public ReasoningReviewer(IClaimExtractor? extractor = null, ConsistencyOptions? options = null)
    {
        _extractor = extractor ?? new GrammarClaimExtractor();
        _checker = new ConsistencyChecker((options ?? new ConsistencyOptions { Timeout = TimeSpan.FromSeconds(10) }) with { ComputeNumbers = false });
    }

    /// <summary>Tells what a review will ask of the extractor's model, without asking it.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="cancellationToken">Ends the estimate.</param>
    /// <returns>The estimate: each step is read once, and nothing else asks.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public CallEstimate Estimate(IEnumerable<string> steps, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(steps);
        return CallEstimate.Sum(steps.Select(s => _extractor.Estimate(s, cancellationToken: cancellationToken)));
    }

    /// <summary>Reviews a chain.</summary>
    /// <param name="premises">What may be used: facts, rules, declarations; claims among them count as certain.</param>
    /// <param name="steps">The steps in order; the last one is the conclusion.</param>
    /// <param name="cancellationToken">Ends the review.</param>
    /// <returns>The review.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<ReasoningReview> ReviewAsync(
        ClaimSet premises, IEnumerable<string> steps, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(premises);
        ArgumentNullException.ThrowIfNull(steps);
        ReasoningState state = new(premises, _checker);
        int number = 0;
        foreach (string step in steps)
        {
            number++;
            ExtractionContext context = new()
            {
                Known = premises,
                IdPrefix = string.Create(CultureInfo.InvariantCulture, $"step{number}."),
            };
            ExtractedClaims said = await _extractor.ExtractAsync(step, context, cancellationToken).ConfigureAwait(false);
            foreach (Statement claim in said.Claims.Statements.Where(static s => s.Kind != StatementKind.Question))
            {
                state.Add(number, claim, said.Claims.Vocabulary, cancellationToken);
            }

            foreach (UntranslatedSentence sentence in said.Untranslated)
            {
                state.AddUnread(number, sentence);
            }
        }

        return new ReasoningReview(state.Finish());
    }
}
