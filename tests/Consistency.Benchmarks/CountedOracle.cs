using Consistency.Solving;

namespace Consistency.Benchmarks;

/// <summary>Our solver with its calls counted, and with or without the rotation of the assignments that it finds.</summary>
internal sealed class CountedOracle(CdclOracle inner, bool rotates) : ISatOracle, IModelRotation
{
    /// <summary>Gets the number of calls.</summary>
    public int Calls { get; private set; }

    public int VariableCount => inner.VariableCount;

    public ReadOnlySpan<int> Core => inner.Core;

    public int AddVariable() => inner.AddVariable();

    public void AddClause(ReadOnlySpan<int> literals) => inner.AddClause(literals);

    public bool IsTrue(int literal) => inner.IsTrue(literal);

    public OracleAnswer Solve(ReadOnlySpan<int> assumptions, CancellationToken cancellationToken = default)
    {
        Calls++;
        return inner.Solve(assumptions, cancellationToken);
    }

    public void Rotate(ReadOnlySpan<int> assumptions, int leftOut, List<int> found, CancellationToken cancellationToken)
    {
        if (rotates)
        {
            ((IModelRotation)inner).Rotate(assumptions, leftOut, found, cancellationToken);
        }
    }
}
