using Consistency.Claims;

namespace Consistency.Findings;

/// <summary>Lets what a source says weigh as much as the source is trusted.</summary>
/// <remarks>
/// A source of trust t means what it says with probability t, and else says nothing of the matter, as a tossed coin does. So a claim
/// of confidence c is true with probability t·c + (1 − t)·½ = ½ + t·(c − ½). At 1 nothing changes; at 0 the claim weighs nothing,
/// but is listed still. With <see cref="WeightScheme.Linear"/> the weight is exactly t times what it was.
/// </remarks>
public static class SourceTrust
{
    /// <summary>Scales the confidences of what sources say.</summary>
    /// <param name="claims">The statements; they stay as they are.</param>
    /// <param name="trust">How far sources are trusted, 0 to 1; those that are not named, wholly.</param>
    /// <param name="options">Give the confidence of claims that carry none; the defaults when null.</param>
    /// <returns>The statements with scaled confidences. What is certain, and questions, stay as they are.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A trust is outside 0 to 1.</exception>
    public static ClaimSet Apply(ClaimSet claims, IReadOnlyDictionary<string, double> trust, ConsistencyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(trust);
        foreach ((string source, double share) in trust)
        {
            if (!Statement.IsConfidence(share))
            {
                throw new ArgumentOutOfRangeException(nameof(trust), share, $"The trust in '{source}' lies between 0 and 1.");
            }
        }

        double otherwise = (options ?? new ConsistencyOptions()).DefaultConfidence;
        return new ClaimSet(
            claims.Statements.Select(s => s.Source is { } source && trust.TryGetValue(source, out double share) ? Scaled(s, share, otherwise) : s),
            claims.Vocabulary,
            claims.Diagnostics);
    }

    private static Statement Scaled(Statement statement, double share, double otherwise)
    {
        double? confidence = statement.Kind == StatementKind.Claim ? statement.Confidence ?? otherwise : statement.Confidence;
        return share < 1 && confidence is { } c ? statement.WithConfidence(0.5 + (share * (c - 0.5))) : statement;
    }
}
