using System.Diagnostics;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Findings.Rules;
using Consistency.Grounding;
using Consistency.Language;

namespace Consistency;

/// <summary>Tells whether statements can all be true together, why not, and what to change.</summary>
/// <remarks>Immutable and thread-safe: one checker serves any number of checks at the same time.</remarks>
public sealed class ConsistencyChecker
{
    private readonly ConsistencyOptions _options;

    /// <summary>Creates a checker.</summary>
    /// <param name="options">How checks are made; the defaults when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public ConsistencyChecker(ConsistencyOptions? options = null)
    {
        options ??= new ConsistencyOptions();
        options.Validate();
        _options = options with { Patterns = new PatternTable() };
    }

    /// <summary>Checks a text in the claim language.</summary>
    /// <param name="text">One statement to a line or sentence.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>The report; statements that could not be read are diagnostics in it.</returns>
    /// <exception cref="ArgumentException">A locked id or a preferred source of the options is in no statement.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ConsistencyReport Check(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Check(new ClaimSetBuilder().AddText(text, file: null, cancellationToken).Build(), cancellationToken);
    }

    /// <summary>Checks statements.</summary>
    /// <param name="claims">The statements.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">A locked id or a preferred source of the options is in no statement.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ConsistencyReport Check(ClaimSet claims, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claims);
        long started = Stopwatch.GetTimestamp();
        using Activity? activity = CheckTelemetry.StartCheck();
        try
        {
            ConsistencyReport report = ReadingComparison.Of(claims, _options, cancellationToken);
            CheckTelemetry.EndCheck(activity, report, claims.Statements.Length, started);
            return report;
        }
        catch (Exception e)
        {
            CheckTelemetry.FailCheck(activity, e, started);
            throw;
        }
    }

    /// <summary>Reviews the rules of a text in the claim language before any claim is looked at.</summary>
    /// <param name="text">One statement to a line or sentence.</param>
    /// <param name="cancellationToken">Ends the review.</param>
    /// <returns>The review; statements that could not be read are diagnostics in it.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public RuleReview ReviewRules(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ReviewRules(new ClaimSetBuilder().AddText(text, file: null, cancellationToken).Build(), cancellationToken);
    }

    /// <summary>Reviews rules before any claim is looked at: which contradict each other, say nothing, or say it twice.</summary>
    /// <remarks>
    /// Rules, declarations and general facts are reviewed; claims and other facts only tell which names are in use. Rules are
    /// read classically. Cost: about linear where every rule concludes at most one thing, else one call of the solver for each
    /// rule, within <see cref="ConsistencyOptions.Timeout"/> and <see cref="ConsistencyOptions.MaxGroundClauses"/>.
    /// </remarks>
    /// <param name="claims">The statements.</param>
    /// <param name="cancellationToken">Ends the review.</param>
    /// <returns>The review; when a limit was hit, it says so and holds what was found until then.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public RuleReview ReviewRules(ClaimSet claims, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claims);
        return RuleReviewer.Of(claims, _options, cancellationToken);
    }
}
