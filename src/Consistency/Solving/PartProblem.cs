namespace Consistency.Solving;

/// <summary>The clauses of one part, copied into flat arrays in the part's own numbers: what every method of solving it reads.</summary>
/// <remarks>One object can be loaded with part after part; its arrays grow to the largest. Empty soft clauses belong to no part.</remarks>
internal sealed class PartProblem
{
    private int[] _literals = new int[64];
    private int[] _starts = new int[16];
    private long[] _weights = new long[16];
    private int _literalCount;

    /// <summary>Gets the number of variables; they are numbered from 1.</summary>
    public int VariableCount { get; private set; }

    /// <summary>Gets the number of hard clauses.</summary>
    public int HardCount { get; private set; }

    /// <summary>Gets the number of soft clauses.</summary>
    public int SoftCount { get; private set; }

    /// <summary>Gets the sum of the weights.</summary>
    public long TotalWeight { get; private set; }

    /// <summary>Gets the number of literals of the longest clause.</summary>
    public int LongestClause { get; private set; }

    /// <summary>Gets the weights of the soft clauses.</summary>
    public ReadOnlySpan<long> Weights => _weights.AsSpan(0, SoftCount);

    /// <summary>Gives the literals of a hard clause.</summary>
    public ReadOnlySpan<int> Hard(int index) => _literals.AsSpan(_starts[index], _starts[index + 1] - _starts[index]);

    /// <summary>Gives the literals of a soft clause.</summary>
    public ReadOnlySpan<int> Soft(int index) => Hard(HardCount + index);

    /// <summary>Takes the clauses of a part in place of what was there.</summary>
    public void Load(WeightedCnf instance, PartTable parts, int part, CancellationToken cancellationToken)
    {
        ReadOnlySpan<int> hards = parts.Hards(part);
        ReadOnlySpan<int> softs = parts.Softs(part);
        VariableCount = parts.Variables(part).Length;
        HardCount = hards.Length;
        SoftCount = softs.Length;
        LongestClause = 0;
        TotalWeight = 0;
        _literalCount = 0;
        if (_starts.Length <= HardCount + SoftCount)
        {
            _starts = new int[(2 * (HardCount + SoftCount)) + 1];
        }

        if (_weights.Length < SoftCount)
        {
            _weights = new long[2 * SoftCount];
        }

        for (int i = 0; i < hards.Length; i++)
        {
            CheckCancellation(i, cancellationToken);
            _starts[i] = _literalCount;
            Append(instance.Hard(hards[i]), parts);
        }

        for (int i = 0; i < softs.Length; i++)
        {
            CheckCancellation(i, cancellationToken);
            _starts[HardCount + i] = _literalCount;
            _weights[i] = instance.Weight(softs[i]);
            TotalWeight += _weights[i];
            Append(instance.Soft(softs[i]), parts);
        }

        _starts[HardCount + SoftCount] = _literalCount;
    }

    /// <summary>Tells whether an assignment, by variable, satisfies a clause.</summary>
    public static bool IsSatisfied(ReadOnlySpan<int> clause, ReadOnlySpan<bool> assignment)
    {
        foreach (int literal in clause)
        {
            if (literal > 0 ? assignment[literal] : !assignment[-literal])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether an assignment satisfies every hard clause.</summary>
    public bool IsFeasible(ReadOnlySpan<bool> assignment)
    {
        for (int i = 0; i < HardCount; i++)
        {
            if (!IsSatisfied(Hard(i), assignment))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Marks the soft clauses that an assignment falsifies.</summary>
    /// <param name="assignment">A value for each variable.</param>
    /// <param name="isFalsified">Receives the marks.</param>
    /// <param name="count">Receives how many there are.</param>
    /// <returns>Their weight.</returns>
    public long Evaluate(ReadOnlySpan<bool> assignment, Span<bool> isFalsified, out int count)
    {
        long cost = 0;
        count = 0;
        for (int i = 0; i < SoftCount; i++)
        {
            isFalsified[i] = !IsSatisfied(Soft(i), assignment);
            if (isFalsified[i])
            {
                cost += _weights[i];
                count++;
            }
        }

        return cost;
    }

    private static void CheckCancellation(int step, CancellationToken cancellationToken)
    {
        if ((step & 0xFFF) == 0xFFF)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private void Append(ReadOnlySpan<int> clause, PartTable parts)
    {
        if (_literals.Length - _literalCount < clause.Length)
        {
            Array.Resize(ref _literals, Math.Max(2 * _literals.Length, _literalCount + clause.Length));
        }

        foreach (int literal in clause)
        {
            _literals[_literalCount++] = parts.ToLocal(literal);
        }

        LongestClause = Math.Max(LongestClause, clause.Length);
    }
}
