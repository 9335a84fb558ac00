using System.Collections.Immutable;

namespace Consistency.Solving.Certificates;

/// <summary>One step of a lower-bound proof. Immutable.</summary>
/// <remarks>The default value is no valid step; the checker refuses it.</remarks>
public readonly struct ProofStep
{
    /// <summary>Creates a step.</summary>
    /// <param name="kind">What it does.</param>
    /// <param name="literals">Local literals or counters, as the kind says.</param>
    /// <param name="number">A weight, a count or a core, as the kind says; else 0.</param>
    public ProofStep(ProofStepKind kind, ImmutableArray<int> literals, long number = 0)
    {
        Kind = kind;
        Literals = literals;
        Number = number;
    }

    /// <summary>Gets what the step does.</summary>
    public ProofStepKind Kind { get; }

    /// <summary>Gets local literals or counters, as the kind says.</summary>
    public ImmutableArray<int> Literals { get; }

    /// <summary>Gets a weight, a count or a core, as the kind says.</summary>
    public long Number { get; }
}
