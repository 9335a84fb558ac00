namespace Consistency.Solving;

/// <summary>A weighted MaxSAT instance: hard clauses that must hold and soft clauses that may be given up for their weight.</summary>
/// <remarks>
/// Literals are DIMACS integers: <c>v</c> or <c>-v</c> for a variable <c>v</c> from 1 to <see cref="VariableCount"/>.
/// Immutable and safe to share between threads. The clauses lie in flat arrays, so an instance costs four bytes per
/// literal plus four (hard) or twelve (soft) per clause. Build one with <see cref="WeightedCnfBuilder"/> or
/// <see cref="WcnfFormat"/>.
/// </remarks>
public sealed class WeightedCnf
{
    private readonly int[] _hardLiterals;
    private readonly int[] _hardStarts;
    private readonly int[] _softLiterals;
    private readonly int[] _softStarts;
    private readonly long[] _weights;

    internal WeightedCnf(
        int variableCount, int[] hardLiterals, int[] hardStarts, int[] softLiterals, int[] softStarts, long[] weights,
        long totalSoftWeight)
    {
        VariableCount = variableCount;
        _hardLiterals = hardLiterals;
        _hardStarts = hardStarts;
        _softLiterals = softLiterals;
        _softStarts = softStarts;
        _weights = weights;
        TotalSoftWeight = totalSoftWeight;
    }

    /// <summary>Gets the number of variables; they are numbered from 1.</summary>
    public int VariableCount { get; }

    /// <summary>Gets the number of hard clauses.</summary>
    public int HardCount => _hardStarts.Length - 1;

    /// <summary>Gets the number of soft clauses.</summary>
    public int SoftCount => _softStarts.Length - 1;

    /// <summary>Gets the sum of all soft weights: no cost can be greater.</summary>
    public long TotalSoftWeight { get; }

    /// <summary>Gives the literals of a hard clause, in the order in which they were added.</summary>
    /// <param name="index">The clause, from 0.</param>
    /// <returns>The literals; empty for the clause that cannot hold.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such clause.</exception>
    public ReadOnlySpan<int> Hard(int index) => Slice(_hardLiterals, _hardStarts, index);

    /// <summary>Gives the literals of a soft clause, in the order in which they were added.</summary>
    /// <param name="index">The clause, from 0.</param>
    /// <returns>The literals; empty for a clause whose weight is always paid.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such clause.</exception>
    public ReadOnlySpan<int> Soft(int index) => Slice(_softLiterals, _softStarts, index);

    /// <summary>Gives the price of falsifying a soft clause.</summary>
    /// <param name="softIndex">The clause, from 0.</param>
    /// <returns>The weight, at least 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such clause.</exception>
    public long Weight(int softIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(softIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(softIndex, _weights.Length);
        return _weights[softIndex];
    }

    private static ReadOnlySpan<int> Slice(int[] literals, int[] starts, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, starts.Length - 1);
        return literals.AsSpan(starts[index], starts[index + 1] - starts[index]);
    }
}
