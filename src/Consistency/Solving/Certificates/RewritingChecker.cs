using System.Runtime.InteropServices;

namespace Consistency.Solving.Certificates;

/// <summary>Checks that two sums of priced clauses of at most two literals are the same function of the assignment.</summary>
/// <remarks>
/// A falsified clause (a or b) is the product (1 − a)(1 − b); written out over the variables, each sum is a polynomial of
/// degree two, and two such polynomials agree on all assignments exactly when their coefficients do. Exact in 128 bits.
/// </remarks>
internal sealed class RewritingChecker
{
    private readonly Dictionary<ulong, Int128> _products = [];
    private Int128[] _slopes = [];
    private Int128 _constant;
    private int _variableCount;

    /// <summary>Forgets everything.</summary>
    /// <param name="variableCount">The greatest variable that clauses will name.</param>
    /// <param name="clauseCount">About how many clauses there will be.</param>
    public void Reset(int variableCount, int clauseCount)
    {
        _variableCount = variableCount;
        _constant = 0;
        _products.Clear();
        _products.EnsureCapacity(clauseCount);
        if (_slopes.Length <= variableCount)
        {
            _slopes = new Int128[2 * (variableCount + 1)];
        }

        Array.Clear(_slopes, 0, variableCount + 1);
    }

    /// <summary>Adds a constant.</summary>
    public void AddConstant(Int128 value) => _constant += value;

    /// <summary>Adds a clause, <paramref name="weight"/> times; a negative weight subtracts.</summary>
    public void AddClause(ReadOnlySpan<int> clause, Int128 weight)
    {
        // Each factor is "its literal is false": 1 − x for a literal x, x for a literal not x.
        (int firstVariable, int firstConstant, int firstSlope) = Factor(clause[0]);
        if (clause.Length == 1)
        {
            _constant += weight * firstConstant;
            _slopes[firstVariable] += weight * firstSlope;
            return;
        }

        (int secondVariable, int secondConstant, int secondSlope) = Factor(clause[1]);
        _constant += weight * (firstConstant * secondConstant);
        _slopes[firstVariable] += weight * (firstSlope * secondConstant);
        _slopes[secondVariable] += weight * (firstConstant * secondSlope);
        if (firstVariable == secondVariable)
        {
            // The square of a variable that is 0 or 1 is the variable itself.
            _slopes[firstVariable] += weight * (firstSlope * secondSlope);
            return;
        }

        ulong pair = LiteralPair.Key(firstVariable, secondVariable);
        CollectionsMarshal.GetValueRefOrAddDefault(_products, pair, out _) += weight * (firstSlope * secondSlope);
    }

    /// <summary>Tells whether everything added cancels out.</summary>
    public bool IsZero()
    {
        bool isZero = _constant == 0;
        foreach (Int128 slope in _slopes.AsSpan(0, _variableCount + 1))
        {
            isZero &= slope == 0;
        }

        foreach (Int128 coefficient in _products.Values)
        {
            isZero &= coefficient == 0;
        }

        return isZero;
    }

    private static (int Variable, int Constant, int Slope) Factor(int literal) =>
        literal > 0 ? (literal, 1, -1) : (-literal, 0, 1);
}
