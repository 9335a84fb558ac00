using System.Collections.Immutable;
using System.Numerics;
using Consistency.Solving;
using Consistency.Solving.Certificates;
using Consistency.Solving.HittingSets;

namespace Consistency.Tests.Solving.HittingSets;

public class HittingSearchTests
{
    private const int Instances = 1500;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Run_RandomSets_FindsAndProvesWhatBruteForceFinds()
    {
        int split = 0;
        int impossible = 0;
        for (int seed = 0; seed < Instances; seed++)
        {
            RandomSets sets = new(seed);
            HittingSearch search = sets.Search(out HittingProof proof);

            Assert.True(search.Run(Token));

            Assert.Equal(sets.Least, search.UpperBound);
            Assert.Equal(sets.Least, search.LowerBound);
            if (sets.Least == long.MaxValue)
            {
                impossible++;
                continue;
            }

            Assert.Equal(sets.Least, sets.Cost(search.Best!));
            split += search.Cases > 1 ? 1 : 0;
            Assert.Null(sets.Checker.FindFlaw(sets.Certificate(proof.Steps(), sets.Least), Token));
            Assert.NotNull(sets.Checker.FindFlaw(sets.Certificate(proof.Steps(), sets.Least + 1), Token));
        }

        Assert.InRange(split, Instances / 30, Instances);
        Assert.InRange(impossible, Instances / 100, Instances / 2);
    }

    [Fact]
    public void TryFind_WithoutAnElement_FindsAnotherCheapestChoiceOrTellsThatThereIsNone()
    {
        int found = 0;
        int asked = 0;
        for (int seed = 0; seed < Instances; seed++)
        {
            RandomSets sets = new(seed);
            HittingSearch search = sets.Search(out _);
            search.Run(Token);
            bool[]? best = search.Best;
            int allowed = int.MaxValue;
            for (int element = 0; best is not null && element < best.Length; element++)
            {
                if (!best[element])
                {
                    continue;
                }

                asked++;
                bool expected = sets.Choices(sets.Least, allowed & ~(1 << element)).Any();
                Assert.True(expected == search.TryFind(element, sets.Least, Token), $"seed {seed}, element {element}");
                if (expected)
                {
                    found++;
                    best = search.Best!;
                    Assert.Equal(sets.Least, sets.Cost(best));
                    Assert.False(best[element]);
                    allowed &= ~(1 << element);
                }
            }
        }

        Assert.InRange(found, asked / 50, asked);
    }

    [Fact]
    public void FindFlaw_ProofWithOneStepChanged_ProvesNothingUntrue()
    {
        int refused = 0;
        int changed = 0;
        for (int seed = 0; seed < Instances; seed++)
        {
            RandomSets sets = new(seed);
            HittingSearch search = sets.Search(out HittingProof proof);
            search.Run(Token);
            if (sets.Least is 0 or long.MaxValue)
            {
                continue;
            }

            Random random = new(seed);
            for (int i = 0; i < 4; i++)
            {
                ProofStep[] steps = [.. proof.Steps()];
                long claim = sets.Least + random.Next(2);
                Spoil(ref steps, random);
                changed++;
                bool isAccepted = sets.Checker.FindFlaw(sets.Certificate([.. steps], claim), Token) is null;
                Assert.True(!isAccepted || claim <= sets.Least, $"seed {seed}: {claim} was accepted, the least is {sets.Least}");
                refused += isAccepted ? 0 : 1;
            }
        }

        Assert.InRange(refused, changed / 2, changed - 1);
    }

    [Theory]
    [InlineData(ProofStepKind.Scale, new int[0], 0L, "is refused: it names literals, or its number is not positive.")]
    [InlineData(ProofStepKind.Scale, new[] { 1 }, 5L, "is refused: it names literals, or its number is not positive.")]
    [InlineData(ProofStepKind.Scale, new int[0], long.MaxValue / 8, "is refused: the prices are too large to be counted in such fractions.")]
    [InlineData(ProofStepKind.Pack, new[] { 0 }, 1L, "is refused: it does not name one lazy clause and an amount.")]
    [InlineData(ProofStepKind.Exceed, new[] { 3 }, 0L, "is refused: a literal does not exist.")]
    [InlineData(ProofStepKind.Exceed, new[] { 1 }, 0L, "is refused: what falsifies the clause costs only 5.")]
    public void FindFlaw_StepThatMakesNoSense_IsRefusedWithTheReason(ProofStepKind kind, int[] literals, long number, string reason)
    {
        WeightedCnfBuilder builder = new(2);
        builder.AddSoft(5, 1);
        builder.AddSoft(5, 2);

        string? flaw = new LowerBoundChecker(builder.Build(), static _ => true)
            .FindFlaw(new PartCertificate([1, 2], [], [0, 1], 6, [new ProofStep(kind, [.. literals], number)]), Token);

        Assert.Equal($"Step 0 ({kind}) {reason}", flaw);
    }

    [Fact]
    public void FindFlaw_ExceedWhereTheClaimIsContradiction_IsRefused()
    {
        WeightedCnfBuilder builder = new(1);
        builder.AddHard(1);
        builder.AddSoft(5, -1);

        string? flaw = new LowerBoundChecker(builder.Build()).FindFlaw(
            new PartCertificate([1], [0], [0], long.MaxValue, [new ProofStep(ProofStepKind.Exceed, [])]), Token);

        Assert.NotNull(flaw);
    }

    private static void Spoil(ref ProofStep[] steps, Random random)
    {
        int at = random.Next(steps.Length);
        ProofStep step = steps[at];
        switch (random.Next(5))
        {
            case 0:
                steps = [.. steps[..at], .. steps[(at + 1)..]];
                break;
            case 1:
                steps = [.. steps[..at], step, .. steps[at..]];
                break;
            case 2:
                steps[at] = new ProofStep(step.Kind, step.Literals, step.Number + (random.Next(2) == 0 ? 1 : random.Next(-3, 4000)));
                break;
            case 3 when step.Literals.Length > 0:
                int place = random.Next(step.Literals.Length);
                steps[at] = new ProofStep(step.Kind, step.Literals.SetItem(place, random.Next(2) == 0 ? -step.Literals[place] : random.Next(-3, 8)), step.Number);
                break;
            default:
                steps[at] = new ProofStep(step.Kind, step.Literals.Length > 0 ? step.Literals.RemoveAt(0) : [1], step.Number);
                break;
        }
    }

    /// <summary>Up to nine elements and twelve sets, all listed; some elements cannot be taken.</summary>
    private sealed class RandomSets : ISetSource
    {
        private readonly int[] _sets;
        private readonly long[] _prices;

        public RandomSets(int seed)
        {
            Random random = new(seed);
            int elements = random.Next(3, 10);
            int greatest = random.Next(3) switch { 0 => 1, 1 => 5, _ => 1000 };
            _prices = [.. Enumerable.Range(0, elements).Select(_ => random.Next(12) == 0 ? long.MaxValue : random.Next(1, greatest + 1))];
            _sets = new int[random.Next(1, 13)];
            for (int i = 0; i < _sets.Length; i++)
            {
                for (int size = random.Next(1, 4) + random.Next(2); size > 0 || _sets[i] == 0; size--)
                {
                    _sets[i] |= 1 << random.Next(elements);
                }
            }

            WeightedCnfBuilder builder = new(elements);
            for (int element = 0; element < elements; element++)
            {
                if (_prices[element] == long.MaxValue)
                {
                    builder.AddHard(element + 1);
                }
                else
                {
                    builder.AddSoft(_prices[element], element + 1);
                }
            }

            Instance = builder.Build();
            Checker = new LowerBoundChecker(Instance, clause => Array.TrueForAll(clause, static literal => literal < 0)
                && _sets.Contains(clause.Aggregate(0, static (set, literal) => set | (1 << (-literal - 1)))));
            Least = Enumerable.Range(0, 1 << elements).Where(HitsAll).Select(Cost).Append(long.MaxValue).Min();
        }

        public WeightedCnf Instance { get; }

        public LowerBoundChecker Checker { get; }

        public long Least { get; }

        public HittingSearch Search(out HittingProof proof)
        {
            const long Scale = 1 << 12;
            proof = new HittingProof([.. Enumerable.Range(1, _prices.Length).Select(static variable => -variable)], Scale);
            return new HittingSearch(this, _prices, Scale, long.MaxValue, proof);
        }

        public PartCertificate Certificate(ImmutableArray<ProofStep> steps, long claim) => new(
            [.. Enumerable.Range(1, _prices.Length)],
            [.. Enumerable.Range(0, Instance.HardCount)],
            [.. Enumerable.Range(0, Instance.SoftCount)],
            claim,
            steps);

        public IEnumerable<int> Choices(long cost, int allowed) =>
            Enumerable.Range(0, 1 << _prices.Length).Where(choice => (choice & ~allowed) == 0 && HitsAll(choice) && Cost(choice) == cost);

        public long Cost(bool[] choice) =>
            Cost(Enumerable.Range(0, choice.Length).Aggregate(0, (set, element) => set | (choice[element] ? 1 << element : 0)));

        public void FindUnhit(double[] taken, Action<int[]> found, CancellationToken cancellationToken)
        {
            // One at a time, so that the search has to ask again and again.
            foreach (int set in _sets)
            {
                int[] elements = Elements(set);
                if (elements.Sum(element => taken[element]) < 1 - 1e-6)
                {
                    found(elements);
                    return;
                }
            }
        }

        public bool TryComplete(
            bool[] taken, long[] prices, double[] preference, Func<int, bool> isForbidden, CancellationToken cancellationToken)
        {
            foreach (int set in _sets)
            {
                int[] elements = Elements(set);
                if (!elements.Any(element => taken[element]))
                {
                    int chosen = Array.Find([.. elements.Order()], element => !isForbidden(element)) is var first && isForbidden(first) ? -1 : first;
                    if (chosen < 0)
                    {
                        return false;
                    }

                    taken[chosen] = true;
                }
            }

            return true;
        }

        private static int[] Elements(int set) =>
            [.. Enumerable.Range(0, 32).Where(element => (set & (1 << element)) != 0)];

        private bool HitsAll(int choice) => Array.TrueForAll(_sets, set => (set & choice) != 0);

        private long Cost(int choice)
        {
            long cost = 0;
            for (int rest = choice; rest != 0; rest &= rest - 1)
            {
                long price = _prices[BitOperations.TrailingZeroCount(rest)];
                if (price == long.MaxValue)
                {
                    return long.MaxValue;
                }

                cost += price;
            }

            return cost;
        }
    }
}
