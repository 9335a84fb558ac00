using System.Globalization;

namespace BeliefBank;

/// <summary>How good and how consistent some beliefs are.</summary>
/// <remarks>
/// Consistency is the share of applicable constraints that hold: a constraint is applicable when both its properties were
/// asked about and the first is believed. Saying "no" to everything is consistent, so it is never reported alone.
/// </remarks>
internal sealed record BeliefScores(double F1, double Precision, double Recall, double Consistency)
{
    public static BeliefScores Of(BeliefData data, IReadOnlyDictionary<(string Entity, string Property), bool> beliefs)
    {
        int right = 0;
        int believed = 0;
        int so = 0;
        int applicable = 0;
        int holds = 0;
        foreach ((string entity, IReadOnlyDictionary<string, bool> gold) in data.Gold)
        {
            foreach ((string property, bool isSo) in gold)
            {
                bool belief = beliefs[(entity, property)];
                right += belief && isSo ? 1 : 0;
                believed += belief ? 1 : 0;
                so += isSo ? 1 : 0;
            }

            foreach (((string first, string second), bool expected) in data.Implications.Select(static i => (i, true))
                .Concat(data.Exclusions.Select(static e => (e, false))))
            {
                if (beliefs.TryGetValue((entity, first), out bool one) && one && beliefs.TryGetValue((entity, second), out bool other))
                {
                    applicable++;
                    holds += other == expected ? 1 : 0;
                }
            }
        }

        double precision = (double)right / Math.Max(1, believed);
        double recall = (double)right / Math.Max(1, so);
        return new BeliefScores(2.0 * right / Math.Max(1, believed + so), precision, recall, (double)holds / Math.Max(1, applicable));
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"F1 {F1:F3}   precision {Precision:F3}   recall {Recall:F3}   consistency {Consistency:F3}");
}
