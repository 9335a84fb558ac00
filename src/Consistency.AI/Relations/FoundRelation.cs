using Consistency.Logic;

namespace Consistency.AI.Relations;

/// <summary>A relation of two sentences that is probable enough to be a rule.</summary>
/// <param name="From">The place of the one sentence.</param>
/// <param name="To">The place of the other.</param>
/// <param name="IsContradiction">Whether both cannot be true; otherwise the second follows from the first.</param>
/// <param name="Probability">How probable that is.</param>
internal readonly record struct FoundRelation(int From, int To, bool IsContradiction, double Probability)
{
    /// <summary>Adds the relation as a weighted rule on what the sentences say.</summary>
    public void AddTo(ClaimSetBuilder builder, IReadOnlyList<string> texts, IReadOnlyList<Formula> formulas)
    {
        Formula rule = IsContradiction ? !(formulas[From] & formulas[To]) : formulas[From].Implies(formulas[To]);
        builder.AddRule(rule, Probability, source: null, $"\"{texts[From]}\" {(IsContradiction ? "contradicts" : "entails")} \"{texts[To]}\"");
    }
}
