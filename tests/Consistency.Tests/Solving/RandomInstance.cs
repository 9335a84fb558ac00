using Consistency.Solving;

namespace Consistency.Tests.Solving;

/// <summary>A small random instance with everything that may go wrong in it; the seed says all.</summary>
internal sealed class RandomInstance
{
    public RandomInstance(int seed)
    {
        Random random = new(seed);
        int variables = random.Next(20) switch { 0 => random.Next(9, 15), 1 => random.Next(0, 2), _ => random.Next(2, 9) };
        int[] hardLengths = random.Next(3) switch { 0 => [2], 1 => [2, 2, 2, 3], _ => [1, 2, 2, 3, 3, 4] };
        long greatestWeight = random.Next(5) switch { 0 => 1, 1 => 3, 2 => 10, 3 => 1000, _ => 1L << 55 };
        WeightedCnfBuilder builder = new(variables);
        int hards = random.Next(0, (2 * variables) + 1);
        for (int i = 0; i < hards; i++)
        {
            Hards.Add(Clause(random, variables, hardLengths[random.Next(hardLengths.Length)]));
        }

        if (random.Next(500) == 0)
        {
            Hards.Add([]);
        }

        foreach (int[] clause in Hards)
        {
            builder.AddHard(clause);
        }

        int softs = random.Next(0, (3 * variables) + 2);
        bool isUnit = random.Next(2) == 0;
        for (int i = 0; i < softs; i++)
        {
            int length = isUnit || random.Next(2) == 0 ? 1 : random.Next(2, 5);
            int[] clause = random.Next(100) == 0 ? [] : Clause(random, variables, length);
            long weight = random.NextInt64(1, greatestWeight + 1);
            builder.AddSoft(weight, clause);
            if (random.Next(20) == 0 && i + 1 < softs)
            {
                builder.AddSoft(random.Next(2) == 0 ? weight : random.NextInt64(1, greatestWeight + 1), clause);
                i++;
            }
        }

        if (random.Next(4) == 0 && variables > 1)
        {
            for (int i = random.Next(1, 3); i > 0; i--)
            {
                int[][] clauses = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Clause(random, variables, random.Next(1, 4)))];
                LazyClauses.AddRange(clauses);
                Lazies.Add(new HiddenClauses(clauses, random.Next(2) == 0));
            }
        }

        Instance = builder.Build();
    }

    public WeightedCnf Instance { get; }

    public List<int[]> Hards { get; } = [];

    public List<int[]> LazyClauses { get; } = [];

    public List<ILazyConstraint> Lazies { get; } = [];

    public static int[] Clause(Random random, int variables, int length) =>
        variables == 0 ? [] : [.. Enumerable.Range(0, length).Select(_ => Literal(random, variables))];

    public static int Literal(Random random, int variables) => random.Next(1, variables + 1) * (random.Next(2) == 0 ? 1 : -1);
}
