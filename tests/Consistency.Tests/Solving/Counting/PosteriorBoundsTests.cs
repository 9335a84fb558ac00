using Consistency.Solving;
using Consistency.Solving.Counting;

namespace Consistency.Tests.Solving.Counting;

/// <summary>Bounds of probabilities against the weights of all worlds.</summary>
public sealed class PosteriorBoundsTests
{
    private const int Instances = 3_000;
    private const double Unit = 0.25;

    [Fact]
    public void Bounds_HoldTheProbabilityOfAllWorlds()
    {
        (int bounded, int narrow) = (0, 0);
        for (int seed = 0; seed < Instances; seed++)
        {
            Random random = new(seed);
            RandomPart part = new(random);
            if (part.Optimum() is not { } falsified)
            {
                continue;
            }

            SoftQuestions questions = part.Questions with
            {
                MostEntries = seed % 2 == 0 ? 0 : 1 << 18,
                MostEntriesOfAll = 0,
                MostBoundedEntries = 1 << random.Next(4, 9),
                MostWork = seed % 5 == 0 ? 0 : 2_000_000,
            };
            SoftNumbers[] numbers = new MarginCalculation(part.Instance, [], new MaxSatOptions(), questions)
                .Run(falsified, TestContext.Current.CancellationToken);
            for (int soft = 0; soft < numbers.Length; soft++)
            {
                Assert.Null(numbers[soft].Probability);
                if (numbers[soft].ProbabilityBounds is not var (lower, upper))
                {
                    continue;
                }

                double probability = part.ProbabilityOf(soft);
                Assert.True(
                    lower <= probability + 1e-12 && probability - 1e-12 <= upper && lower >= 0 && upper <= 1,
                    $"seed {seed}, soft {soft}: {probability} is not from {lower} to {upper}");
                bounded++;
                narrow += upper - lower < 0.5 ? 1 : 0;
            }
        }

        // Bounds that say nothing would hold as well.
        Assert.True(bounded > Instances && narrow > bounded / 2, $"{narrow} of {bounded}");
    }

    [Fact]
    public void Counting_IsWithinTheBounds()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            RandomPart part = new(new Random(seed));
            if (part.Optimum() is not { } falsified)
            {
                continue;
            }

            SoftNumbers[] numbers = new MarginCalculation(part.Instance, [], new MaxSatOptions(), part.Questions)
                .Run(falsified, TestContext.Current.CancellationToken);
            for (int soft = 0; soft < numbers.Length; soft++)
            {
                Assert.Null(numbers[soft].ProbabilityBounds);
                Assert.Equal(part.ProbabilityOf(soft), numbers[soft].Probability!.Value, 9);
            }
        }
    }

    // Claims about some variables, and certain clauses about these and others, which are not counted.
    private sealed class RandomPart
    {
        private readonly int _variables;
        private readonly int _counted;
        private readonly List<int[]> _hards = [];
        private readonly List<(int[] Clause, long Weight)> _softs = [];

        public RandomPart(Random random)
        {
            _variables = random.Next(3, 10);
            _counted = random.Next(2, _variables + 1);
            for (int i = random.Next(2 * _variables); i > 0; i--)
            {
                _hards.Add(Clause(random.Next(2, 4), _variables));
            }

            for (int i = random.Next(2, _variables + 2); i > 0; i--)
            {
                _softs.Add((Clause(random.Next(4) == 0 ? 2 : 1, _counted), random.Next(1, 30)));
            }

            WeightedCnfBuilder builder = new(_variables);
            _hards.ForEach(hard => builder.AddHard(hard));
            _softs.ForEach(soft => builder.AddSoft(soft.Weight, soft.Clause));
            Instance = builder.Build();

            int[] Clause(int length, int most) =>
                [.. Enumerable.Range(0, length).Select(_ => random.Next(2) == 0 ? random.Next(1, most + 1) : -random.Next(1, most + 1))];
        }

        public WeightedCnf Instance { get; }

        public SoftQuestions Questions => new()
        {
            OppositeOf = soft => [_softs[soft].Clause],
            IsCounted = variable => variable <= _counted,
            Unit = Unit,
        };

        /// <summary>Gives what a cheapest world falsifies; null when there is none.</summary>
        public List<int>? Optimum() => Worlds().OrderBy(Cost).Select(static w => (int?)w).FirstOrDefault() is { } best
            ? [.. Enumerable.Range(0, _softs.Count).Where(s => !Holds(_softs[s].Clause, best))]
            : null;

        public double ProbabilityOf(int soft)
        {
            List<int> counted = [.. Worlds().DistinctBy(w => w & ((1 << _counted) - 1))];
            return counted.Where(w => Holds(_softs[soft].Clause, w)).Sum(Weight) / counted.Sum(Weight);
        }

        private double Weight(int world) => Math.Exp(-Unit * Cost(world));

        private long Cost(int world) => _softs.Where(s => !Holds(s.Clause, world)).Sum(static s => s.Weight);

        private IEnumerable<int> Worlds() => Enumerable.Range(0, 1 << _variables).Where(w => _hards.TrueForAll(h => Holds(h, w)));

        private static bool Holds(int[] clause, int world) => Array.Exists(clause, l => ((world >> (Math.Abs(l) - 1)) & 1) == (l > 0 ? 1 : 0));
    }
}
