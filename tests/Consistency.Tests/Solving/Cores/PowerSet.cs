using System.Numerics;
using Consistency.Solving;

namespace Consistency.Tests.Solving.Cores;

/// <summary>A small random problem and all its MUSes and MCSes, by trying every assignment and every subset.</summary>
internal sealed class PowerSet
{
    private readonly List<int[]> _clauses = [];

    public PowerSet(int seed)
    {
        Random random = new(seed);
        int variables = random.Next(1, 6);
        int[] members = new int[random.Next(10) == 0 ? random.Next(8, 11) : random.Next(1, 9)];
        for (int i = random.Next(0, 2 * variables); i > 0; i--)
        {
            _clauses.Add(RandomInstance.Clause(random, variables, random.Next(1, 30) == 1 ? 1 : random.Next(2, 4)));
        }

        // Every other soft clause is a literal itself; the others have a selector, whose truth implies the clause.
        int[][] softs = [.. members.Select(_ => RandomInstance.Clause(random, variables, random.Next(1, 3)))];
        VariableCount = variables;
        List<int[]> selecting = [];
        for (int i = 0; i < members.Length; i++)
        {
            members[i] = softs[i].Length == 1 ? softs[i][0] : ++VariableCount;
            if (softs[i].Length > 1)
            {
                selecting.Add([.. softs[i], -VariableCount]);
            }
        }

        Assumptions = members;
        Weights = [.. members.Select(_ => (long)random.Next(1, 4))];

        int[] distinct = [.. members.Distinct()];
        long[] weights = [.. distinct.Select(literal => Weights[Array.IndexOf(members, literal)])];
        int[][] clauseOf = [.. distinct.Select(literal => softs[Array.IndexOf(members, literal)])];
        HashSet<uint> satisfiable = [];
        for (uint x = 0; x < 1u << variables; x++)
        {
            if (_clauses.TrueForAll(clause => Holds(clause, x)))
            {
                satisfiable.Add(Enumerable.Range(0, distinct.Length).Aggregate(0u, (mask, i) => Holds(clauseOf[i], x) ? mask | (1u << i) : mask));
            }
        }

        uint all = (1u << distinct.Length) - 1;
        bool[] isPossible = [.. Enumerable.Range(0, 1 << distinct.Length).Select(set => satisfiable.Any(mask => (set & ~mask) == 0))];
        bool IsPossible(uint set) => isPossible[set];
        IEnumerable<uint> Bits(uint set) => Enumerable.Range(0, distinct.Length).Select(static i => 1u << i).Where(bit => (set & bit) != 0);
        uint[] sets = [.. Enumerable.Range(0, isPossible.Length).Select(static set => (uint)set)];
        Muses = Sorted(sets.Where(set => !IsPossible(set) && Bits(set).All(bit => IsPossible(set & ~bit))));
        Mcses = Sorted(sets.Where(set => IsPossible(all & ~set) && Bits(set).All(bit => !IsPossible(all & ~(set & ~bit)))));
        _clauses.AddRange(selecting);

        // As numbers, sets of equal size are in the order that the library promises: the highest place decides.
        List<string> Sorted(IEnumerable<uint> found) =>
        [
            .. found.OrderBy(set => Bits(set).Sum(bit => weights[BitOperations.TrailingZeroCount(bit)]))
                .ThenBy(static set => BitOperations.PopCount(set)).ThenBy(static set => set)
                .Select(set => string.Join(' ', Bits(set).Select(bit => distinct[BitOperations.TrailingZeroCount(bit)]))),
        ];
    }

    public int VariableCount { get; }

    public int[] Assumptions { get; }

    public long[] Weights { get; }

    public List<string> Muses { get; }

    public List<string> Mcses { get; }

    public ISatOracle Load(ISatOracle oracle)
    {
        foreach (int[] clause in _clauses)
        {
            oracle.AddClause(clause);
        }

        return oracle;
    }

    private static bool Holds(int[] clause, uint x) => Array.Exists(clause, literal => ((x >> (Math.Abs(literal) - 1)) & 1) == (literal > 0 ? 1u : 0u));
}
