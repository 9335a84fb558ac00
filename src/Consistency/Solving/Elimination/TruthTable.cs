using System.Numerics;

namespace Consistency.Solving.Elimination;

/// <summary>Solves a part of a few variables by looking at all of its assignments, 64 in a word.</summary>
/// <remarks>
/// One bit for each assignment; the hard clauses, one after the other, strike out what falsifies them, a vector of words at a time.
/// Where they leave few assignments, as in the many small parts of our daily work, each of those is looked at: that is the whole
/// optimum, with its ties and what all optima have in common. Time: clauses times 2^n / 256, and assignments left times soft clauses.
/// </remarks>
internal sealed class TruthTable
{
    /// <summary>The number of variables up to which this is worth trying.</summary>
    public const int MostVariables = 12;

    private const int WordBits = 64;
    private const int VariablesOfWord = 6;
    private const int MostWords = 1 << (MostVariables - VariablesOfWord);
    private const int MostLeft = 128;
    private static readonly ulong[] Patterns = CreatePatterns();
    private readonly ulong[] _left = new ulong[MostWords];
    private readonly int[] _masks = new int[WordBits];
    private readonly int[] _values = new int[WordBits];
    private PartProblem _problem = new();
    private int _words;

    /// <summary>Gets the least cost; <see cref="long.MaxValue"/> when the hard clauses contradict each other.</summary>
    public long Cost { get; private set; }

    /// <summary>Solves a problem; the assignment is the canonical one.</summary>
    /// <param name="problem">The problem; it is read again by <see cref="Classify"/>.</param>
    /// <param name="assignment">Receives an optimal assignment, by variable.</param>
    /// <returns>False when there are too many variables or soft clauses, or too many assignments to look at each.</returns>
    public bool TrySolve(PartProblem problem, Span<bool> assignment)
    {
        if (problem.VariableCount > MostVariables || problem.SoftCount > WordBits)
        {
            return false;
        }

        _problem = problem;
        if (StrikeOut() > MostLeft)
        {
            return false;
        }

        ListSofts();
        Cost = long.MaxValue;
        int best = -1;
        ulong falsifiedByBest = 0;
        for (int word = 0; word < _words; word++)
        {
            for (ulong bits = _left[word]; bits != 0; bits &= bits - 1)
            {
                int candidate = (word * WordBits) + BitOperations.TrailingZeroCount(bits);
                long cost = CostOf(candidate, out ulong falsified);
                if (cost < Cost || (cost == Cost && IsPreferred(falsified, falsifiedByBest)))
                {
                    (Cost, best, falsifiedByBest) = (cost, candidate, falsified);
                }
            }
        }

        for (int variable = 1; best >= 0 && variable <= problem.VariableCount; variable++)
        {
            assignment[variable] = ((best >> (variable - 1)) & 1) != 0;
        }

        return true;
    }

    /// <summary>After <see cref="TrySolve"/>: tells what all optimal assignments say about each soft clause.</summary>
    public void Classify(Span<SoftStatus> statuses)
    {
        ulong inAll = ulong.MaxValue;
        ulong inAny = 0;
        for (int word = 0; word < _words; word++)
        {
            for (ulong bits = _left[word]; bits != 0; bits &= bits - 1)
            {
                if (CostOf((word * WordBits) + BitOperations.TrailingZeroCount(bits), out ulong falsified) == Cost)
                {
                    inAll &= falsified;
                    inAny |= falsified;
                }
            }
        }

        for (int soft = 0; soft < statuses.Length; soft++)
        {
            ulong bit = BitOf(soft);
            statuses[soft] = (inAll & bit) != 0 ? SoftStatus.FalsifiedInEveryOptimum
                : (inAny & bit) != 0 ? SoftStatus.Varies
                : SoftStatus.SatisfiedInEveryOptimum;
        }
    }

    // The earlier a soft clause the higher its bit, so of two sets the smaller number satisfies the first in which they differ.
    private static ulong BitOf(int soft) => 1UL << (WordBits - 1 - soft);

    private static bool IsPreferred(ulong falsified, ulong other)
    {
        int more = BitOperations.PopCount(falsified) - BitOperations.PopCount(other);
        return more < 0 || (more == 0 && falsified < other);
    }

    /// <summary>For each variable the assignments in which it is true: assignment a gives variable v + 1 the bit v of a.</summary>
    private static ulong[] CreatePatterns()
    {
        ulong[] patterns = new ulong[MostVariables * MostWords];
        for (int assignment = 0; assignment < MostWords * WordBits; assignment++)
        {
            for (int variable = 0; variable < MostVariables; variable++)
            {
                patterns[(variable * MostWords) + (assignment / WordBits)] |= (ulong)((assignment >> variable) & 1) << (assignment % WordBits);
            }
        }

        return patterns;
    }

    /// <summary>Leaves the assignments that satisfy the hard clauses, and gives their number.</summary>
    private int StrikeOut()
    {
        int variables = _problem.VariableCount;
        _words = 1 << Math.Max(0, variables - VariablesOfWord);
        Span<ulong> left = _left.AsSpan(0, Math.Max(_words, Vector<ulong>.Count));
        left.Fill(variables >= VariablesOfWord ? ulong.MaxValue : (1UL << (1 << variables)) - 1);
        for (int i = 0; i < _problem.HardCount; i++)
        {
            ReadOnlySpan<int> clause = _problem.Hard(i);
            for (int word = 0; word < left.Length; word += Vector<ulong>.Count)
            {
                Vector<ulong> holds = Vector<ulong>.Zero;
                foreach (int literal in clause)
                {
                    Vector<ulong> isTrue = new(Patterns, ((Math.Abs(literal) - 1) * MostWords) + word);
                    holds |= literal > 0 ? isTrue : ~isTrue;
                }

                (new Vector<ulong>(left[word..]) & holds).CopyTo(left[word..]);
            }
        }

        int count = 0;
        foreach (ulong word in left[.._words])
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>Writes each soft clause as the bits that it reads and their values when it is falsified; no value when it never is.</summary>
    private void ListSofts()
    {
        for (int soft = 0; soft < _problem.SoftCount; soft++)
        {
            int mask = 0;
            int value = 0;
            foreach (int literal in _problem.Soft(soft))
            {
                int bit = 1 << (Math.Abs(literal) - 1);
                bool isContrary = (mask & bit) != 0 && ((value & bit) != 0) != literal < 0;
                mask |= bit;
                value |= isContrary ? -1 : literal < 0 ? bit : 0;
            }

            (_masks[soft], _values[soft]) = (mask, value);
        }
    }

    private long CostOf(int assignment, out ulong falsified)
    {
        long cost = 0;
        falsified = 0;
        ReadOnlySpan<long> weights = _problem.Weights;
        for (int soft = 0; soft < weights.Length; soft++)
        {
            if ((assignment & _masks[soft]) == _values[soft])
            {
                cost += weights[soft];
                falsified |= BitOf(soft);
            }
        }

        return cost;
    }
}
