using Consistency.Grounding;

namespace Consistency.Findings;

/// <summary>A way from clauses to a contradiction, before it is put into steps that can be said.</summary>
internal sealed class Refutation
{
    /// <summary>What was derived, each literal with the clause that forced it, in an order in which it can be followed.</summary>
    public required IReadOnlyList<(int Literal, LawClause Reason)> Derivations { get; init; }

    /// <summary>The clause whose literals all came out false, or whose open literals are the cases; null when a literal and its negation came out.</summary>
    public LawClause? Final { get; init; }

    /// <summary>A literal that was derived and whose negation was too; or what was to be derived. 0 for neither.</summary>
    public int Clash { get; init; }

    /// <summary>The cases of a distinction at the end; empty when there is none.</summary>
    public IReadOnlyList<(int Supposition, Refutation Refutation)> Cases { get; init; } = [];

    /// <summary>How long it is: thousands are steps, the rest tells better wordings from worse ones.</summary>
    public required long Cost { get; init; }

    /// <summary>Leaves out what nothing rests on.</summary>
    public Refutation Pruned() => Pruned(out _);

    private Refutation Pruned(out HashSet<int> fromOutside)
    {
        HashSet<int> needed = Clash != 0 ? Final is null ? [Clash, -Clash] : [Clash] : [];
        List<(int Supposition, Refutation Refutation)> cases = [];
        foreach ((int supposition, Refutation refutation) in Cases)
        {
            cases.Add((supposition, refutation.Pruned(out HashSet<int> outside)));
            outside.Remove(supposition);
            needed.UnionWith(outside);
        }

        foreach (int literal in Final?.Literals ?? [])
        {
            if (!cases.Any(c => c.Supposition == literal))
            {
                needed.Add(-literal);
            }
        }

        List<(int Literal, LawClause Reason)> kept = [];
        for (int i = Derivations.Count - 1; i >= 0; i--)
        {
            (int literal, LawClause reason) = Derivations[i];
            if (needed.Remove(literal))
            {
                kept.Add(Derivations[i]);
                needed.UnionWith(reason.Literals.Where(l => l != literal).Select(static l => -l));
            }
        }

        kept.Reverse();
        fromOutside = needed;
        return new Refutation { Derivations = kept, Final = Final, Clash = Clash, Cases = cases, Cost = Cost };
    }
}
