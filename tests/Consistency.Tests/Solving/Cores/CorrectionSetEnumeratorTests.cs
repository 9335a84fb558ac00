using Consistency.Solving;
using Consistency.Solving.Cores;

namespace Consistency.Tests.Solving.Cores;

public class CorrectionSetEnumeratorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Enumerate_RandomInstances_GivesAllThatBruteForceHasInOrder()
    {
        int sets = 0;
        for (int seed = 0; seed < 3000; seed++)
        {
            RandomInstance random = new(seed);
            if (random.Instance.VariableCount > 7)
            {
                continue;
            }

            List<string> expected = BruteForceSets(random);
            int count = seed % 3 == 0 ? 3 : int.MaxValue;

            CorrectionSets actual = CorrectionSetEnumerator.Enumerate(random.Instance, count, random.Lazies, cancellationToken: Token);

            Assert.Equal(expected.Take(count), actual.Sets.Select(set => $"{set.Cost}: {string.Join(' ', set.Softs)}"));
            Assert.True(actual.IsComplete ? expected.Count <= count : expected.Count >= count);
            Assert.All(actual.Sets, static set => Assert.True(set.IsCertified));
            sets += actual.Sets.Length;
        }

        Assert.True(sets > 3000, $"only {sets} sets were compared");
    }

    [Fact]
    public void Enumerate_FirstSet_IsTheRepairOfTheSession()
    {
        using FileStream stream = File.OpenRead(TestData.BenchOrSkip("wcnf", "a60_3.wcnf"));
        WeightedCnf instance = WcnfFormat.Read(stream);

        CorrectionSets actual = CorrectionSetEnumerator.Enumerate(instance, 5, cancellationToken: Token);

        Assert.Equal(5, actual.Sets.Length);
        Assert.Equal(6980, actual.Sets[0].Cost);
        Assert.Equal(new MaxSatSession(instance).Optimize(Token).FalsifiedSoft, actual.Sets[0].Softs);
        Assert.Equal(actual.Sets.Select(static set => set.Cost).Order(), actual.Sets.Select(static set => set.Cost));
    }

    [Fact]
    public void Enumerate_Limits_StopWithWhatThereIs()
    {
        WeightedCnfBuilder builder = new(40);
        for (int variable = 1; variable <= 40; variable += 2)
        {
            builder.AddHard(-variable, -variable - 1);
            builder.AddSoft(1, variable);
            builder.AddSoft(1, variable + 1);
        }

        WeightedCnf instance = builder.Build();
        MaxSatOptions options = new() { TimeLimit = TimeSpan.FromMilliseconds(200) };

        CorrectionSets limited = CorrectionSetEnumerator.Enumerate(instance, int.MaxValue, null, options, Token);

        Assert.False(limited.IsComplete);
        Assert.All(limited.Sets, static set => Assert.Equal(20, set.Cost));
        Assert.Empty(CorrectionSetEnumerator.Enumerate(instance, 0, cancellationToken: Token).Sets);
        Assert.Throws<ArgumentOutOfRangeException>(() => CorrectionSetEnumerator.Enumerate(instance, -1, cancellationToken: Token));
        Assert.Throws<OperationCanceledException>(
            () => CorrectionSetEnumerator.Enumerate(instance, 1, cancellationToken: new CancellationToken(true)));
    }

    private static List<string> BruteForceSets(RandomInstance random)
    {
        WeightedCnf instance = random.Instance;
        HashSet<string> seen = [];
        List<bool[]> found = [];
        for (uint x = 0; x < 1u << instance.VariableCount; x++)
        {
            bool Holds(ReadOnlySpan<int> clause)
            {
                foreach (int literal in clause)
                {
                    if (((x >> (Math.Abs(literal) - 1)) & 1) == (literal > 0 ? 1u : 0u))
                    {
                        return true;
                    }
                }

                return false;
            }

            if (random.Hards.TrueForAll(clause => Holds(clause)) && random.LazyClauses.TrueForAll(clause => Holds(clause)))
            {
                bool[] falsified = [.. Enumerable.Range(0, instance.SoftCount).Select(i => !Holds(instance.Soft(i)))];
                if (seen.Add(string.Concat(falsified.Select(static f => f ? '1' : '0'))))
                {
                    found.Add(falsified);
                }
            }
        }

        static bool IsBelow(bool[] left, bool[] right) => left.Zip(right).All(static pair => !pair.First || pair.Second);
        int[] Softs(bool[] falsified) => [.. Enumerable.Range(0, falsified.Length).Where(i => falsified[i])];
        long Cost(bool[] falsified) => Softs(falsified).Sum(instance.Weight);
        return
        [
            .. found.Where(set => found.TrueForAll(other => other == set || !IsBelow(other, set)))
                .OrderBy(Cost).ThenBy(static set => set.Count(static f => f))
                .ThenBy(static set => string.Concat(set.Select(static f => f ? '1' : '0')), StringComparer.Ordinal)
                .Select(set => $"{Cost(set)}: {string.Join(' ', Softs(set))}"),
        ];
    }
}
