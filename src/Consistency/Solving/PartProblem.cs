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

    /// <summary>Gets the number of all clauses.</summary>
    public int ClauseCount => HardCount + SoftCount;

    /// <summary>Gives the literals of a clause; the hard ones come first, the soft ones after them.</summary>
    public ReadOnlySpan<int> Clause(int index) => _literals.AsSpan(_starts[index], _starts[index + 1] - _starts[index]);

    /// <summary>Gives the literals of a hard clause.</summary>
    public ReadOnlySpan<int> Hard(int index) => Clause(index);

    /// <summary>Gives the literals of a soft clause.</summary>
    public ReadOnlySpan<int> Soft(int index) => Clause(HardCount + index);

    /// <summary>Starts a problem of so many variables, without clauses; first the hard ones are added, then the soft ones.</summary>
    public void Begin(int variableCount)
    {
        VariableCount = variableCount;
        HardCount = 0;
        SoftCount = 0;
        LongestClause = 0;
        TotalWeight = 0;
        _literalCount = 0;
        _starts[0] = 0;
    }

    /// <summary>Adds a hard clause.</summary>
    public void AddHard(ReadOnlySpan<int> clause)
    {
        Append(clause);
        HardCount++;
    }

    /// <summary>Adds a soft clause.</summary>
    public void AddSoft(ReadOnlySpan<int> clause, long weight)
    {
        if (_weights.Length == SoftCount)
        {
            Array.Resize(ref _weights, 2 * SoftCount);
        }

        _weights[SoftCount] = weight;
        TotalWeight += weight;
        Append(clause);
        SoftCount++;
    }

    /// <summary>Takes the clauses of a part in place of what was there.</summary>
    public void Load(WeightedCnf instance, PartTable parts, int part, CancellationToken cancellationToken)
    {
        ReadOnlySpan<int> hards = parts.Hards(part);
        ReadOnlySpan<int> softs = parts.Softs(part);
        Begin(parts.Variables(part).Length);
        int[] local = new int[LongestOf(instance, hards, softs)];
        for (int i = 0; i < hards.Length; i++)
        {
            CheckCancellation(i, cancellationToken);
            AddHard(Localize(instance.Hard(hards[i]), parts, local));
        }

        for (int i = 0; i < softs.Length; i++)
        {
            CheckCancellation(i, cancellationToken);
            AddSoft(Localize(instance.Soft(softs[i]), parts, local), instance.Weight(softs[i]));
        }
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

    private static ReadOnlySpan<int> Localize(ReadOnlySpan<int> clause, PartTable parts, int[] local)
    {
        for (int i = 0; i < clause.Length; i++)
        {
            local[i] = parts.ToLocal(clause[i]);
        }

        return local.AsSpan(0, clause.Length);
    }

    private static int LongestOf(WeightedCnf instance, ReadOnlySpan<int> hards, ReadOnlySpan<int> softs)
    {
        int longest = 0;
        foreach (int hard in hards)
        {
            longest = Math.Max(longest, instance.Hard(hard).Length);
        }

        foreach (int soft in softs)
        {
            longest = Math.Max(longest, instance.Soft(soft).Length);
        }

        return longest;
    }

    private void Append(ReadOnlySpan<int> clause)
    {
        if (_literals.Length - _literalCount < clause.Length)
        {
            Array.Resize(ref _literals, Math.Max(2 * _literals.Length, _literalCount + clause.Length));
        }

        clause.CopyTo(_literals.AsSpan(_literalCount));
        _literalCount += clause.Length;
        int count = ClauseCount + 1;
        if (_starts.Length == count)
        {
            Array.Resize(ref _starts, 2 * count);
        }

        _starts[count] = _literalCount;
        LongestClause = Math.Max(LongestClause, clause.Length);
    }
}
