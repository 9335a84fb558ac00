namespace Consistency.Solving;

/// <summary>Is told every clause that a solver derives, in the order of derivation: what a proof by reverse unit propagation needs.</summary>
internal interface IProofListener
{
    /// <summary>Takes note of a derived clause.</summary>
    /// <param name="literals">DIMACS literals; the span is valid during the call only.</param>
    void Derived(ReadOnlySpan<int> literals);
}
