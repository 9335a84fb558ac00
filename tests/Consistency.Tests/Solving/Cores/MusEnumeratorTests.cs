using System.Collections.Immutable;
using System.Diagnostics;
using Consistency.Solving;
using Consistency.Solving.Cores;

namespace Consistency.Tests.Solving.Cores;

public class MusEnumeratorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Enumerate_RandomClauses_GivesAllThatThePowerSetHas()
    {
        int muses = 0;
        for (int seed = 0; seed < 10_000; seed++)
        {
            PowerSet expected = new(seed);
            ISatOracle oracle = seed % 3 == 0 ? expected.Load(new PlainOracle(expected.VariableCount)) : expected.Load(new CdclOracle(expected.VariableCount));

            MusEnumeration actual = MusEnumerator.Enumerate(oracle, expected.Assumptions, new MusEnumerationOptions { Weights = expected.Weights }, Token);

            Assert.True(actual.IsComplete && actual.HasAllMcses);
            Assert.Equal(expected.Muses, Texts(actual.Muses));
            Assert.Equal(expected.Mcses, Texts(actual.Mcses));
            muses += actual.Muses.Length;
        }

        Assert.True(muses > 12_000, $"only {muses} subsets were compared");
    }

    [Fact]
    public void Enumerate_CheapestFirst_GivesTheSameInOrderAndAnyNumberOfTheCheapest()
    {
        for (int seed = 0; seed < 600; seed++)
        {
            PowerSet expected = new(seed);
            int most = seed % 4;
            MusEnumerationOptions options = new() { Weights = expected.Weights, CheapestFirst = true };

            MusEnumeration all = MusEnumerator.Enumerate(expected.Load(new CdclOracle(expected.VariableCount)), expected.Assumptions, options, Token);
            MusEnumeration some = MusEnumerator.Enumerate(
                expected.Load(new CdclOracle(expected.VariableCount)), expected.Assumptions, options with { MaxMuses = most }, Token);

            Assert.True(all.IsComplete);
            Assert.Equal(expected.Muses, Texts(all.Muses));
            Assert.Equal(expected.Muses.Take(most), Texts(some.Muses));
            Assert.Equal(expected.Muses.Count <= most, some.IsComplete);
            Assert.Subset(expected.Mcses.ToHashSet(), Texts(all.Mcses).ToHashSet());
        }
    }

    [Fact]
    public void CheapestMuses_ByHittingSetsAlone_FindsTheSameOneAfterTheOther()
    {
        for (int seed = 0; seed < 600; seed++)
        {
            PowerSet expected = new(seed);
            MusEnumerationOptions options = new() { MaxMuses = seed % 5 == 0 ? 2 : int.MaxValue };
            MemberSet members = MemberSet.Of(expected.Assumptions, expected.Weights);
            SubsetCollection found = new(members, options);

            new CheapestMuses(expected.Load(new CdclOracle(expected.VariableCount)), members, found, mostSeeds: 0).Run(Token);

            Assert.Equal(expected.Muses.Take(options.MaxMuses), found.Muses.Select(places => string.Join(' ', places.Select(p => members.Literals[p]))));
            Assert.Subset(expected.Mcses.ToHashSet(), Texts(found.ToResult().Mcses).ToHashSet());
            Assert.True(found.IsComplete || found.Muses.Count == options.MaxMuses);
        }
    }

    [Fact]
    public void Enumerate_RandomClauses_EachKindIsTheMinimalHittingSetsOfTheOther()
    {
        for (int seed = 20_000; seed < 21_000; seed++)
        {
            PowerSet random = new(seed);
            MusEnumeration actual = MusEnumerator.Enumerate(
                random.Load(new CdclOracle(random.VariableCount)), random.Assumptions, cancellationToken: Token);

            Assert.All(actual.Muses, mus => Assert.All(actual.Mcses, mcs => Assert.Contains(mus, literal => mcs.Contains(literal))));
            foreach (ImmutableArray<int> mus in actual.Muses)
            {
                Assert.All(mus, member => Assert.Contains(actual.Mcses, mcs => mcs.Intersect(mus).SequenceEqual([member])));
            }

            foreach (ImmutableArray<int> mcs in actual.Mcses)
            {
                Assert.All(mcs, member => Assert.Contains(actual.Muses, mus => mus.Intersect(mcs).SequenceEqual([member])));
            }
        }
    }

    [Fact]
    public void Enumerate_LazyClauses_GivesWhatTheWrittenOutFormGives()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            Random random = new(seed);
            Transitivity order = new(random.Next(3, 5), 1);
            int[] assumptions = [.. Enumerable.Range(0, random.Next(3, 9)).Select(_ => RandomInstance.Literal(random, order.Variables.Length))];
            LazyOracle lazy = new(new CdclOracle(order.Variables.Length), [order]);
            CdclOracle written = new(order.Variables.Length);
            foreach (int[] clause in order.AllClauses())
            {
                written.AddClause(clause);
            }

            bool isCheapestFirst = seed % 2 == 0;
            MusEnumeration expected = MusEnumerator.Enumerate(written, assumptions, cancellationToken: Token);
            MusEnumeration actual = MusEnumerator.Enumerate(
                lazy, assumptions, new MusEnumerationOptions { CheapestFirst = isCheapestFirst }, Token);

            Assert.Equal(Texts(expected.Muses), Texts(actual.Muses));
            Assert.True(isCheapestFirst || Texts(expected.Mcses).SequenceEqual(Texts(actual.Mcses)));
        }
    }

    [Fact]
    public void Enumerate_OracleThatGivesUpAtRandom_ClaimsNothingWrong()
    {
        int complete = 0;
        for (int seed = 0; seed < 1000; seed++)
        {
            PowerSet expected = new(seed);
            Random random = new(seed);
            ISatOracle oracle = expected.Load(new PlainOracle(expected.VariableCount, () => random.Next(20) == 0));

            MusEnumeration actual = MusEnumerator.Enumerate(
                oracle, expected.Assumptions, new MusEnumerationOptions { Weights = expected.Weights, CheapestFirst = seed % 2 == 0 }, Token);

            Assert.Subset(expected.Muses.ToHashSet(), Texts(actual.Muses).ToHashSet());
            Assert.Subset(expected.Mcses.ToHashSet(), Texts(actual.Mcses).ToHashSet());
            if (actual.IsComplete)
            {
                complete++;
                Assert.Equal(expected.Muses, Texts(actual.Muses));
            }
        }

        Assert.InRange(complete, 1, 999);
    }

    [Fact]
    public void Enumerate_CountLimits_SayThatThereAreMore()
    {
        // Of each pair one has to go: 2 pairs, 2 MUSes, 4 MCSes.
        CdclOracle oracle = new(4);
        oracle.AddClause([-1, -2]);
        oracle.AddClause([-3, -4]);
        MusEnumeration Run(MusEnumerationOptions options) => MusEnumerator.Enumerate(oracle, [1, 2, 3, 4], options, Token);

        MusEnumeration all = Run(new MusEnumerationOptions { MaxMuses = 2, MaxMcses = 4 });
        MusEnumeration oneMus = Run(new MusEnumerationOptions { MaxMuses = 1 });
        MusEnumeration twoMcses = Run(new MusEnumerationOptions { MaxMcses = 2 });

        Assert.Equal(["1 2", "3 4"], Texts(all.Muses));
        Assert.Equal(["1 3", "2 3", "1 4", "2 4"], Texts(all.Mcses));
        Assert.True(all.IsComplete && all.HasAllMcses);
        Assert.False(oneMus.IsComplete || oneMus.HasAllMcses);
        Assert.Single(oneMus.Muses);
        Assert.False(twoMcses.IsComplete || twoMcses.HasAllMcses);
        Assert.Equal(2, twoMcses.Mcses.Length);
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Enumerate_NothingToFind_HasTheEmptySetOfTheOtherKind(bool isCheapestFirst)
    {
        MusEnumerationOptions options = new() { CheapestFirst = isCheapestFirst };
        CdclOracle contradictory = new(1);
        contradictory.AddClause([]);

        MusEnumeration consistent = MusEnumerator.Enumerate(new CdclOracle(2), [1, 2, 1], options, Token);
        MusEnumeration hopeless = MusEnumerator.Enumerate(contradictory, [1], options, Token);
        MusEnumeration nothing = MusEnumerator.Enumerate(new CdclOracle(), [], options, Token);

        Assert.True(consistent.IsComplete && hopeless.IsComplete && nothing.IsComplete);
        Assert.Empty(consistent.Muses);
        Assert.Equal([string.Empty], Texts(consistent.Mcses));
        Assert.Equal([string.Empty], Texts(hopeless.Muses));
        Assert.Empty(hopeless.Mcses);
        Assert.Empty(nothing.Muses);
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Enumerate_ExponentiallyMany_StopsAtTheTimeLimitOrWhenCancelled(bool isCheapestFirst)
    {
        // 3^40 correction sets.
        CdclOracle oracle = new(120);
        for (int i = 1; i <= 120; i += 3)
        {
            oracle.AddClause([-i, -i - 1, -i - 2]);
        }

        int[] assumptions = [.. Enumerable.Range(1, 120)];
        MusEnumerationOptions options = new() { CheapestFirst = isCheapestFirst };
        using CancellationTokenSource source = new(TimeSpan.FromMilliseconds(50));

        Stopwatch clock = Stopwatch.StartNew();
        MusEnumeration limited = MusEnumerator.Enumerate(oracle, assumptions, options with { TimeLimit = TimeSpan.FromMilliseconds(300) }, Token);

        // Generous, since other tests run on the same cores.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(3), $"{clock.Elapsed}");
        Assert.False(limited.IsComplete);
        Assert.All(limited.Muses, static mus => Assert.Equal(3, mus.Length));
        Assert.Throws<OperationCanceledException>(() => MusEnumerator.Enumerate(oracle, assumptions, options, source.Token));
        Assert.Throws<OperationCanceledException>(() => MusEnumerator.Enumerate(oracle, assumptions, options, new CancellationToken(true)));
    }

    [Fact]
    public void Enumerate_CheapestFirstOfExponentiallyMany_StillFindsTheFirst()
    {
        // Beside the 40 conflicts of three members, with 3^40 correction sets, there is one of two.
        CdclOracle oracle = new(122);
        for (int i = 1; i <= 120; i += 3)
        {
            oracle.AddClause([-i, -i - 1, -i - 2]);
        }

        oracle.AddClause([-121, -122]);
        MusEnumerationOptions options = new() { CheapestFirst = true, MaxMuses = 1 };

        MusEnumeration found = MusEnumerator.Enumerate(oracle, [.. Enumerable.Range(1, 122)], options with { TimeLimit = TimeSpan.FromSeconds(3) }, Token);

        Assert.Equal(["121 122"], Texts(found.Muses));
        Assert.False(found.IsComplete);
    }

    [Fact]
    public void Enumerate_WrongWeights_AreRefused()
    {
        CdclOracle oracle = new(2);

        Assert.Throws<ArgumentException>(() => MusEnumerator.Enumerate(oracle, [1, 2], new MusEnumerationOptions { Weights = [1] }, Token));
        Assert.Throws<ArgumentException>(() => MusEnumerator.Enumerate(oracle, [1, 2], new MusEnumerationOptions { Weights = [1, 0] }, Token));
        Assert.Throws<OverflowException>(() => MusEnumerator.Enumerate(oracle, [1, 2], new MusEnumerationOptions { Weights = [1, long.MaxValue] }, Token));
        Assert.Throws<ArgumentException>(() => MusEnumerator.Enumerate(oracle, [3], cancellationToken: Token));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MusEnumerationOptions { MaxMuses = -1 });
    }

    private static IEnumerable<string> Texts(ImmutableArray<ImmutableArray<int>> sets) => sets.Select(static set => string.Join(' ', set));
}
