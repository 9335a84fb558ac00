using Consistency.Solving;

namespace Consistency.Benchmarks;

/// <summary>Instances on which one method after the other is busy for long, so that a solve can be cancelled inside each of them.</summary>
internal static class LongInstances
{
    /// <summary>Makes them, with the method that most of the time goes to.</summary>
    public static IEnumerable<(string Method, WeightedCnf Instance)> All()
    {
        yield return ("loading and splitting", Random(300_000, 600_000, 2, 1, hards: true));
        yield return ("flow", Random(20_000, 60_000, 2, 3, hards: false));
        yield return ("tables", Band(400, 17, 4));
        yield return ("cores", Random(150, 900, 3, 5, hards: false));
        yield return ("cases", FrustratedGraph.Create(70, 10, 6));
        yield return ("collected cores and their proof", Chain(100_000));
    }

    /// <summary>Makes random clauses of one length, hard or soft, and a soft literal for each variable.</summary>
    public static WeightedCnf Random(int variables, int clauses, int length, int seed, bool hards)
    {
        Random random = new(seed);
        WeightedCnfBuilder builder = new(variables);
        int[] clause = new int[length];
        for (int i = 0; i < clauses; i++)
        {
            for (int k = 0; k < length; k++)
            {
                // Where hard clauses all have a positive literal, they can hold together.
                clause[k] = random.Next(1, variables + 1) * ((hards && k == 0) || random.Next(2) == 0 ? 1 : -1);
            }

            if (hards)
            {
                builder.AddHard(clause);
            }
            else
            {
                builder.AddSoft(random.Next(1, 100), clause);
            }
        }

        for (int variable = 1; variable <= variables; variable++)
        {
            builder.AddSoft(random.Next(1, 100), random.Next(2) == 0 ? variable : -variable);
        }

        return builder.Build();
    }

    /// <summary>Each variable is coupled with those shortly after it: a path of wide tables.</summary>
    private static WeightedCnf Band(int variables, int width, int seed)
    {
        Random random = new(seed);
        WeightedCnfBuilder builder = new(variables);
        for (int first = 1; first <= variables; first++)
        {
            for (int second = first + 1; second <= Math.Min(variables, first + width); second += random.Next(1, 4))
            {
                int sign = random.Next(2) == 0 ? 1 : -1;
                builder.AddSoft(random.Next(1, 100), first, -sign * second);
                builder.AddSoft(random.Next(1, 100), -first, sign * second);
            }
        }

        return builder.Build();
    }

    /// <summary>Makes implications that lead from a claim to its opposite, and others among the same variables; all are soft.</summary>
    public static WeightedCnf BrokenChain(int length, int others, int seed)
    {
        Random random = new(seed);
        WeightedCnfBuilder builder = new(length);
        builder.AddSoft(1, 1);
        for (int i = 1; i < length; i++)
        {
            builder.AddSoft(1, -i, i + 1);
        }

        builder.AddSoft(1, -length);
        for (int i = 0; i < others; i++)
        {
            // Backwards along the chain, so that no other way leads through it.
            int first = random.Next(2, length);
            builder.AddSoft(1, -first, random.Next(1, first));
        }

        return builder.Build();
    }

    /// <summary>Pigeons of which each wants a hole, with a hole too few; all clauses are soft.</summary>
    public static WeightedCnf Pigeons(int pigeons)
    {
        int holes = pigeons - 1;
        WeightedCnfBuilder builder = new(pigeons * holes);
        for (int pigeon = 0; pigeon < pigeons; pigeon++)
        {
            builder.AddSoft(1, [.. Enumerable.Range(1, holes).Select(hole => (pigeon * holes) + hole)]);
            for (int other = 0; other < pigeon; other++)
            {
                for (int hole = 1; hole <= holes; hole++)
                {
                    builder.AddSoft(1, -((pigeon * holes) + hole), -((other * holes) + hole));
                }
            }
        }

        return builder.Build();
    }

    /// <summary>One propagation that is as long as the instance.</summary>
    public static WeightedCnf Chain(int variables)
    {
        WeightedCnfBuilder builder = new(variables);
        for (int i = 1; i < variables; i++)
        {
            builder.AddHard(-i, i + 1);
        }

        for (int i = 1; i <= variables; i++)
        {
            builder.AddSoft(i, i % 3 == 0 ? -i : i);
        }

        return builder.Build();
    }
}
