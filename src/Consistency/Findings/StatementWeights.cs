using Consistency.Claims;

namespace Consistency.Findings;

/// <summary>Tells which statements can be given up, and at what price.</summary>
internal static class StatementWeights
{
    /// <summary>The weight of a statement that is never given up.</summary>
    public const long Hard = -1;

    /// <summary>Gives the weight of a statement in units of 1/scale; <see cref="Hard"/> when it is certain or locked.</summary>
    public static long Of(Statement statement, ConsistencyOptions options)
    {
        if (!options.LockedIds.IsEmpty && options.LockedIds.Contains(statement.Id))
        {
            return Hard;
        }

        long weight = OfConfidence(statement, options);
        return weight > 0 && statement.Source is { } source && !options.PreferredSources.IsEmpty && options.PreferredSources.Contains(source)
            ? weight * ConsistencyOptions.PreferenceFactor
            : weight;
    }

    private static long OfConfidence(Statement statement, ConsistencyOptions options) => statement.Kind switch
    {
        StatementKind.Claim => ConfidenceWeight.Of(
            statement.Confidence ?? options.DefaultConfidence, options.Weights, options.WeightScale),
        StatementKind.Fact or StatementKind.Rule when statement.Confidence is { } confidence =>
            ConfidenceWeight.Of(confidence, options.Weights, options.WeightScale),
        _ => Hard,
    };

    /// <summary>Gives a weight as the number that reports show.</summary>
    public static decimal ToDecimal(long weight, ConsistencyOptions options) => (decimal)weight / options.WeightScale;
}
