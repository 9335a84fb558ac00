using System.Collections.Immutable;
using Consistency.Solving;

namespace Consistency.Findings;

/// <summary>Finds out which sources are behind the conflicts.</summary>
internal static class SourceAnalysis
{
    /// <summary>Analyses listed conflicts.</summary>
    /// <param name="conflicts">The conflicts, each with the sets of groups behind it.</param>
    /// <param name="softGroups">All groups that can be given up.</param>
    /// <param name="sourceOf">Gives the source of a group; null when it has none.</param>
    /// <param name="weightOf">Gives the weight of a group.</param>
    /// <param name="options">Say how weights are shown.</param>
    /// <param name="cancellationToken">Ends the search by an exception.</param>
    public static SourceFindings Of(
        IReadOnlyList<(Violation Violation, List<int[]> Sets)> conflicts,
        IEnumerable<int> softGroups,
        Func<int, string?> sourceOf,
        Func<int, long> weightOf,
        ConsistencyOptions options,
        CancellationToken cancellationToken)
    {
        int[][] sets = [.. conflicts.SelectMany(static c => c.Sets)];
        string[] sources = [.. sets.SelectMany(static s => s).Select(sourceOf).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        if (sources.Length == 0)
        {
            return conflicts.Count == 0 ? SourceFindings.None : new SourceFindings([], null);
        }

        Dictionary<string, long> weights = sources.ToDictionary(static s => s, static _ => 0L, StringComparer.Ordinal);
        foreach (int group in softGroups)
        {
            if (sourceOf(group) is { } source && weights.TryGetValue(source, out long sum))
            {
                weights[source] = sum + weightOf(group);
            }
        }

        SourceFinding[] findings =
        [
            .. sources.Select(s => new SourceFinding(
                s,
                StatementWeights.ToDecimal(weights[s], options),
                [.. conflicts.Where(c => c.Sets.All(set => set.Any(g => sourceOf(g) == s))).Select(static c => c.Violation)])),
        ];

        // Variable i + 1 says that source i is distrusted.
        WeightedCnfBuilder builder = new(sources.Length);
        foreach (int[] set in sets)
        {
            builder.AddHard([.. set.Select(sourceOf).OfType<string>().Distinct().Select(s => Array.IndexOf(sources, s) + 1)]);
        }

        for (int i = 0; i < sources.Length; i++)
        {
            builder.AddSoft(weights[sources[i]], -(i + 1));
        }

        MaxSatResult hitting = new MaxSatSession(builder.Build()).Optimize(cancellationToken);
        ImmutableArray<SourceFinding>? cheapest = hitting.Status == MaxSatStatus.Optimal
            ? [.. hitting.FalsifiedSoft.Select(i => findings[i])]
            : null;
        return new SourceFindings(
            [.. findings.OrderByDescending(static f => f.Ends.Length).ThenBy(static f => f.Weight)], cheapest);
    }
}
