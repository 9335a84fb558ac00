using System.Numerics;

namespace Consistency.Solving.Certificates;

/// <summary>Checks that two sums of priced clauses of at most two literals are the same function of the assignment.</summary>
/// <remarks>
/// A falsified clause (a or b) is the product (1 − a)(1 − b); written out over the variables, each sum is a polynomial of
/// degree two, and two such polynomials agree on all assignments exactly when their coefficients do. Exact in 128 bits.
/// The coefficients of products lie in a table with open addressing (D. Knuth, "The art of computer programming", volume 3, 6.4).
/// </remarks>
internal sealed class RewritingChecker
{
    private ulong[] _pairs = new ulong[16];
    private Int128[] _products = new Int128[16];
    private int _pairCount;
    private int _shift = 60;
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
        ResetPairs(clauseCount);
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
        Product(pair) += weight * (firstSlope * secondSlope);
    }

    /// <summary>Tells whether everything added cancels out.</summary>
    public bool IsZero()
    {
        bool isZero = _constant == 0;
        foreach (Int128 slope in _slopes.AsSpan(0, _variableCount + 1))
        {
            isZero &= slope == 0;
        }

        foreach (Int128 coefficient in _products.AsSpan(0, 1 << (64 - _shift)))
        {
            isZero &= coefficient == 0;
        }

        return isZero;
    }

    /// <summary>Gives the coefficient of a product of two variables. No key is 0, which marks a free place.</summary>
    private ref Int128 Product(ulong pair)
    {
        if (4 * _pairCount >= 3 * (1L << (64 - _shift)))
        {
            Widen();
        }

        int place = PlaceOf(pair);
        if (_pairs[place] == 0)
        {
            _pairs[place] = pair;
            _pairCount++;
        }

        return ref _products[place];
    }

    private int PlaceOf(ulong pair)
    {
        // The upper bits of a key depend on all of it.
        int place = (int)(pair >> _shift);
        int mask = (1 << (64 - _shift)) - 1;
        while (_pairs[place] != 0 && _pairs[place] != pair)
        {
            place = (place + 1) & mask;
        }

        return place;
    }

    private void ResetPairs(int count)
    {
        int bits = Math.Max(4, BitOperations.Log2((uint)Math.Max(1, count)) + 1);
        _shift = 64 - bits;
        _pairCount = 0;
        if (_pairs.Length < 1 << bits)
        {
            _pairs = new ulong[1 << bits];
            _products = new Int128[1 << bits];
            return;
        }

        Array.Clear(_pairs, 0, 1 << bits);
        Array.Clear(_products, 0, 1 << bits);
    }

    private void Widen()
    {
        int size = 1 << (64 - _shift);
        (ulong[] pairs, Int128[] products) = (_pairs, _products);
        _pairs = new ulong[2 * size];
        _products = new Int128[2 * size];
        _shift--;
        for (int i = 0; i < size; i++)
        {
            if (pairs[i] != 0)
            {
                int place = PlaceOf(pairs[i]);
                _pairs[place] = pairs[i];
                _products[place] = products[i];
            }
        }
    }

    private static (int Variable, int Constant, int Slope) Factor(int literal) =>
        literal > 0 ? (literal, 1, -1) : (-literal, 0, 1);
}
