using System.Collections.Immutable;

namespace Consistency.Solving.Certificates;

/// <summary>A proof that the soft clauses of one part cost at least a bound together. Immutable.</summary>
/// <remarks>
/// The proof speaks of local variables: 1 to n are those in <see cref="Variables"/>; then one for each soft clause of two or
/// more literals, in the order of <see cref="Softs"/>, whose truth implies the clause; then one for each
/// <see cref="ProofStepKind.Output"/> step, in order.
/// </remarks>
public sealed class PartCertificate
{
    /// <summary>Creates the proof of one part.</summary>
    /// <param name="variables">The variables of the instance that the part consists of; place i is local variable i + 1.</param>
    /// <param name="hards">The hard clauses that the proof may use, by index.</param>
    /// <param name="softs">The soft clauses whose cost is bounded, by index.</param>
    /// <param name="lowerBound">The claim; <see cref="long.MaxValue"/> when it is that the hard clauses contradict each other.</param>
    /// <param name="steps">The steps.</param>
    public PartCertificate(
        ImmutableArray<int> variables,
        ImmutableArray<int> hards,
        ImmutableArray<int> softs,
        long lowerBound,
        ImmutableArray<ProofStep> steps)
    {
        Variables = variables;
        Hards = hards;
        Softs = softs;
        LowerBound = lowerBound;
        Steps = steps;
    }

    /// <summary>Gets the variables of the instance that the part consists of.</summary>
    public ImmutableArray<int> Variables { get; }

    /// <summary>Gets the hard clauses that the proof may use, by index.</summary>
    public ImmutableArray<int> Hards { get; }

    /// <summary>Gets the soft clauses whose cost is bounded, by index.</summary>
    public ImmutableArray<int> Softs { get; }

    /// <summary>Gets the claim: these soft clauses cost at least this much together.</summary>
    public long LowerBound { get; }

    /// <summary>Gets the steps, in order.</summary>
    public ImmutableArray<ProofStep> Steps { get; }
}
