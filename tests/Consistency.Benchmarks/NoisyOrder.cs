using Consistency.Solving.Orders;

namespace Consistency.Benchmarks;

/// <summary>What somebody says of an is-a order: a planted tree, mostly told right, a tenth of it wrong.</summary>
internal static class NoisyOrder
{
    /// <summary>The sizes that goals are set for.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [15, 30, 60, 100, 300, 1000];

    /// <summary>Makes one order: four statements a thing, the first about its parent, the others about random pairs.</summary>
    /// <param name="things">The number of things.</param>
    /// <param name="seed">Says which.</param>
    public static OrderProblem Create(int things, int seed)
    {
        Random random = new(seed);
        int[] parents = new int[things];
        parents[0] = -1;
        List<OrderStatement> statements = [];
        HashSet<(int, int)> said = [];
        for (int thing = 1; thing < things; thing++)
        {
            parents[thing] = random.Next(Math.Max(0, thing - 8), thing);
            Say(thing, parents[thing]);
        }

        while (statements.Count < 4 * things)
        {
            int first = random.Next(things);
            int second = random.Next(things);
            if (first != second && !said.Contains((first, second)))
            {
                Say(first, second);
            }
        }

        return new OrderProblem(things, statements);

        void Say(int first, int second)
        {
            said.Add((first, second));
            int ancestor = parents[first];
            while (ancestor >= 0 && ancestor != second)
            {
                ancestor = parents[ancestor];
            }

            bool isTrue = ancestor >= 0;
            bool isTold = random.Next(10) == 0 ? !isTrue : isTrue;
            statements.Add(new OrderStatement(first, second, random.Next(200, 1000), isTold));
        }
    }
}
