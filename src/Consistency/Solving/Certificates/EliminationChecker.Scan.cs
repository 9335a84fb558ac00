using System.Numerics;
using System.Runtime.InteropServices;

namespace Consistency.Solving.Certificates;

// Few variables need no tables: all assignments are looked at. Written apart from Elimination.TruthTable: a block of assignments
// at a time through all clauses, not a clause through all assignments, and nothing but the least cost is kept.
internal sealed partial class EliminationChecker
{
    private const int MostScanned = 12;
    private const int MostAllowed = 128;
    private static readonly uint[] InsideLane = [0xAAAA_AAAA, 0xCCCC_CCCC, 0xF0F0_F0F0, 0xFF00_FF00, 0xFFFF_0000];

    private static readonly Vector<uint> LaneNumbers = new([.. Enumerable.Range(0, Vector<uint>.Count).Select(static lane => (uint)lane)]);

    /// <summary>Looks at all assignments, unless there are too many of them or too many are allowed.</summary>
    private bool TryScan(int variableCount, out long leastCost)
    {
        leastCost = Infinite;
        if (variableCount > MostScanned)
        {
            return false;
        }

        int allowed = 0;
        int lanes = Vector<uint>.Count * 32;
        for (int first = 0; first < 1 << variableCount; first += lanes)
        {
            Vector<uint> block = AllowedFrom(first, variableCount);
            if (block == Vector<uint>.Zero)
            {
                continue;
            }

            for (int lane = 0; lane < Vector<uint>.Count; lane++)
            {
                uint bits = block[lane];
                allowed += BitOperations.PopCount(bits);
                if (allowed > MostAllowed)
                {
                    return false;
                }

                for (; bits != 0; bits &= bits - 1)
                {
                    leastCost = Math.Min(leastCost, PriceOf(first + (32 * lane) + BitOperations.TrailingZeroCount(bits)));
                }
            }
        }

        return true;
    }

    /// <summary>Gives one bit for each assignment of a block: whether it satisfies the clauses without a price.</summary>
    private Vector<uint> AllowedFrom(int first, int variableCount)
    {
        // The lowest five variables change inside a lane; the others are the bits of the number that a lane has among all lanes.
        Span<Vector<uint>> truths = stackalloc Vector<uint>[MostScanned];
        Vector<uint> number = new Vector<uint>((uint)first / 32) + LaneNumbers;
        for (int variable = 0; variable < variableCount; variable++)
        {
            truths[variable] = variable < 5
                ? new Vector<uint>(InsideLane[variable])
                : ~Vector.Equals(number & new Vector<uint>(1U << (variable - 5)), Vector<uint>.Zero);
        }

        // With few variables the block is not full.
        Vector<uint> allowed = variableCount < 5
            ? new Vector<uint>((1U << (1 << variableCount)) - 1)
            : Vector<uint>.AllBitsSet;
        allowed &= Vector.LessThan(number, new Vector<uint>(Math.Max(1, (1U << variableCount) / 32)));
        foreach (Clause clause in CollectionsMarshal.AsSpan(_clauses))
        {
            if (clause.Price < Infinite)
            {
                continue;
            }

            Vector<uint> satisfied = Vector<uint>.Zero;
            foreach (int literal in LiteralsOf(clause))
            {
                satisfied |= literal > 0 ? truths[literal - 1] : ~truths[-literal - 1];
            }

            allowed &= satisfied;
            if (allowed == Vector<uint>.Zero)
            {
                break;
            }
        }

        return allowed;
    }

    private long PriceOf(int assignment)
    {
        long price = 0;
        foreach (Clause clause in CollectionsMarshal.AsSpan(_clauses))
        {
            if (clause.Price >= Infinite)
            {
                continue;
            }

            bool isSatisfied = false;
            foreach (int literal in LiteralsOf(clause))
            {
                isSatisfied |= ((assignment >> (Math.Abs(literal) - 1)) & 1) == (literal > 0 ? 1 : 0);
            }

            price += isSatisfied ? 0 : clause.Price;
        }

        return price;
    }
}
