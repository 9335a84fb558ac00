using Consistency.Solving;

namespace Consistency.Benchmarks;

/// <summary>Spins with random couplings and nothing else: no assignment comes near to satisfying all of them.</summary>
internal static class FrustratedGraph
{
    /// <summary>Makes twenty graphs of 60 spins, five each with 4, 6, 8 and 10 couplings a spin on average.</summary>
    public static IEnumerable<(string Name, WeightedCnf Instance)> All()
    {
        foreach (int degree in new[] { 4, 6, 8, 10 })
        {
            for (int seed = 1; seed <= 5; seed++)
            {
                yield return ($"spin{degree}_{seed}", Create(60, degree, seed));
            }
        }
    }

    /// <summary>Makes one graph.</summary>
    /// <param name="spins">The number of variables.</param>
    /// <param name="degree">Couplings a spin, on average.</param>
    /// <param name="seed">Says which.</param>
    public static WeightedCnf Create(int spins, int degree, int seed)
    {
        Random random = new(seed);
        WeightedCnfBuilder builder = new(spins);
        for (int i = 0; i < spins * degree / 2; i++)
        {
            int first = random.Next(1, spins + 1);
            int second = random.Next(1, spins);
            second += second >= first ? 1 : 0;
            int sign = random.Next(2) == 0 ? 1 : -1;
            long weight = random.Next(1, 100);

            // The price is due when the two differ (or, for the other sign, agree).
            builder.AddSoft(weight, first, -sign * second);
            builder.AddSoft(weight, -first, sign * second);
        }

        return builder.Build();
    }
}
