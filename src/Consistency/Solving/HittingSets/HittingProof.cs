using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Consistency.Solving.Certificates;

namespace Consistency.Solving.HittingSets;

/// <summary>Writes down why no choice is cheaper, case by case, in the terms of <see cref="ProofStepKind"/>.</summary>
/// <param name="literals">For each element, the literal that is true when it is taken; it stands for the element in sets.</param>
/// <param name="scale">The number of fractions that make a unit of price.</param>
internal sealed class HittingProof(int[] literals, long scale)
{
    private readonly ImmutableArray<ProofStep>.Builder _steps = ImmutableArray.CreateBuilder<ProofStep>();
    private readonly Dictionary<int, int> _numberOfSet = [];

    /// <summary>Gets the number of steps so far.</summary>
    public int Count => _steps.Count;

    /// <summary>Gives the steps.</summary>
    public ImmutableArray<ProofStep> Steps() => _steps.ToImmutable();

    /// <summary>Records that a case costs too much.</summary>
    /// <param name="relaxation">Gives the sets.</param>
    /// <param name="amounts">The packing that shows it.</param>
    /// <param name="decisions">The case.</param>
    public void Exceeds(HittingRelaxation relaxation, ReadOnlySpan<(int Set, long Amount)> amounts, List<HittingDecision> decisions)
    {
        foreach ((int set, long amount) in amounts)
        {
            int number = State(relaxation, set);
            Add(ProofStepKind.Pack, [number], amount);
        }

        Add(ProofStepKind.Exceed, Clause(decisions));
    }

    /// <summary>Records that in a case nothing of a set may be taken.</summary>
    /// <param name="relaxation">Gives the sets.</param>
    /// <param name="set">The set.</param>
    /// <param name="decisions">The case.</param>
    public void IsUnhit(HittingRelaxation relaxation, int set, List<HittingDecision> decisions)
    {
        State(relaxation, set);
        Add(ProofStepKind.Derived, Clause(decisions));
    }

    /// <summary>Records that both cases of a further element were seen to.</summary>
    /// <param name="decisions">The case that they were cases of.</param>
    public void Join(List<HittingDecision> decisions) => Add(ProofStepKind.Derived, Clause(decisions));

    private int State(HittingRelaxation relaxation, int set)
    {
        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numberOfSet, set, out bool isStated);
        if (!isStated)
        {
            number = _numberOfSet.Count - 1;
            Add(ProofStepKind.Lazy, Array.ConvertAll(relaxation.Set(set), element => literals[element]));
        }

        return number;
    }

    private int[] Clause(List<HittingDecision> decisions)
    {
        int[] clause = new int[decisions.Count];
        for (int i = 0; i < clause.Length; i++)
        {
            clause[i] = decisions[i].IsTaken ? -literals[decisions[i].Element] : literals[decisions[i].Element];
        }

        return clause;
    }

    private void Add(ProofStepKind kind, int[] numbers, long number = 0)
    {
        if (_steps.Count == 0)
        {
            _steps.Add(new ProofStep(ProofStepKind.Scale, [], scale));
        }

        _steps.Add(new ProofStep(kind, ImmutableCollectionsMarshal.AsImmutableArray(numbers), number));
    }
}
