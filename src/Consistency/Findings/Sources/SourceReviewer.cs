using Consistency.Claims;

namespace Consistency.Findings;

/// <summary>Tells what each source does to the answers, by leaving it out, and which sources are suspect.</summary>
/// <remarks>
/// <para>
/// No source is read again: the statements are grounded once, and where a source says nothing that is connected with a question, it
/// changes nothing. Elsewhere the parts that the question lies in are solved without it, once for yes and once for no, and not even
/// that where the two repairs with it bound the costs without it. Things that only a source names stay in the world without it.
/// </para>
/// <para>
/// Suspect is who says what the cheapest repair does not keep, and more so the more sources say the same against the others: sound
/// sources err by themselves, planted ones agree on what is wrong (X. L. Dong, L. Berti-Equille and D. Srivastava, "Integrating
/// conflicting data: the role of source dependence", 2009). Who agrees and who opposes is read off the cheapest repair in which the
/// statement is true, so that rules between different statements count. Immutable and thread-safe.
/// </para>
/// </remarks>
public sealed class SourceReviewer
{
    private readonly ConsistencyOptions _options;

    /// <summary>Creates a reviewer.</summary>
    /// <param name="options">Weights and limits, as for a check; the defaults when null. Statements are read in their usual way.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="ArgumentException">The reading is not <see cref="Reading.Classical"/>.</exception>
    public SourceReviewer(ConsistencyOptions? options = null)
    {
        _options = options ?? new ConsistencyOptions();
        _options.Validate();
        if (_options.Reading != Reading.Classical)
        {
            throw new ArgumentException("Sources are reviewed in the classical reading only.", nameof(options));
        }
    }

    /// <summary>Reviews the sources of statements.</summary>
    /// <param name="claims">The statements, each with its source, and the questions.</param>
    /// <param name="cancellationToken">Ends the review.</param>
    /// <returns>The review; when a limit was hit, it says so and holds what was found until then.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public SourceReview Review(ClaimSet claims, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claims);
        return SourceReviewRun.Of(claims, _options, cancellationToken);
    }
}
