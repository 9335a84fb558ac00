using System.Collections.Immutable;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>One case of a distinction, followed up to a contradiction.</summary>
public sealed class ProofCase
{
    internal ProofCase(Formula supposition, ImmutableArray<ProofStep> steps)
    {
        Supposition = supposition;
        Steps = steps;
    }

    /// <summary>Gets what is supposed in this case: an atom or its negation.</summary>
    public Formula Supposition { get; }

    /// <summary>Gets the steps from there; the last one is a contradiction or another distinction of cases.</summary>
    public ImmutableArray<ProofStep> Steps { get; }
}
