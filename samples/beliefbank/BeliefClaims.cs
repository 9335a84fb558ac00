using Consistency;
using Consistency.Claims;
using Consistency.Logic;

namespace BeliefBank;

/// <summary>Makes a claim set of what the model believes about one thing.</summary>
internal static class BeliefClaims
{
    private static readonly Term X = Term.Variable("x");

    public static ClaimSet Of(BeliefData data, string entity, bool withBackRules)
    {
        ClaimSetBuilder builder = new();
        Term thing = Term.Constant(entity);
        HashSet<string> asked = [.. data.Gold[entity].Keys];
        foreach ((string first, string second) in data.Implications.Where(l => asked.Contains(l.If) && asked.Contains(l.Then)))
        {
            builder.AddRule(Formula.ForAll("x", Has(first, X).Implies(Has(second, X))), text: $"Whatever {Say(first)} {Say(second)}.");
        }

        foreach ((string first, string second) in data.Exclusions.Where(l => asked.Contains(l.One) && asked.Contains(l.Other)))
        {
            builder.AddRule(Formula.ForAll("x", !(Has(first, X) & Has(second, X))), text: $"Nothing {Say(first)} and {Say(second)}.");
        }

        if (withBackRules)
        {
            // What follows from many properties is weak evidence that at least one of them is there.
            foreach (IGrouping<string, string> reasons in data.Implications
                .Where(l => asked.Contains(l.If) && asked.Contains(l.Then)).GroupBy(static l => l.Then, static l => l.If))
            {
                builder.AddRule(
                    Formula.ForAll("x", Has(reasons.Key, X).Implies(Formula.Or(reasons.Select(r => Has(r, X))))),
                    confidence: 1,
                    text: $"Whatever {Say(reasons.Key)} does so for one of {reasons.Count()} reasons.");
            }
        }

        foreach (string property in asked)
        {
            builder.AddClaim(
                Has(property, thing), data.Confidence[(entity, property)], source: property, text: $"The {entity} {Say(property)}.");
        }

        return builder.Build();
    }

    // To the library "electronic_device" and "electronic device" are one name; to the published figures they are two.
    private static AtomicFormula Has(string property, Term thing) => new Predicate(property.Replace('_', '·'), 1).Of(thing);

    // "IsA,bird" is "is a bird".
    public static string Say(string property)
    {
        string[] parts = property.Split(',', 2);
        return parts[0] switch
        {
            "IsA" => $"is a {parts[1]}",
            "HasA" or "HasPart" => $"has {parts[1]}",
            "CapableOf" => $"can {parts[1]}",
            "MadeOf" => $"is made of {parts[1]}",
            _ => $"is {parts[1]}",
        };
    }
}
