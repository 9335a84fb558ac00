using Consistency.Solving;
using Consistency.Solving.Certificates;

namespace Consistency.Tests.Solving.Orders;

/// <summary>Orders with their laws written out: recognised or not, the cost, the choice and the proof are right.</summary>
public class WrittenOrderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Optimize_LawsWrittenOut_GivesTheCanonicalChoiceOfTheSearchByClauses()
    {
        int recognised = 0;
        int costly = 0;
        for (int seed = 0; seed < 300; seed++)
        {
            WeightedCnf instance = Instance(seed, static _ => true);
            PartWorkspace workspace = new();
            MaxSatSession session = new(instance, new MaxSatOptions { Certify = CertifyMode.Always, Tuning = new SearchTuning { MostTableVariables = 0 } }, workspace);
            MaxSatResult result = session.Optimize(Token);
            MaxSatResult byClauses = Optimize(instance, recognisesOrders: false);

            recognised += workspace.Work is { Visits: 0, Arcs: 0 } && result.UpperBound > 0 ? 1 : 0;
            costly += result.UpperBound > 0 ? 1 : 0;
            Assert.Equal((MaxSatStatus.Optimal, byClauses.UpperBound), (result.Status, result.UpperBound));
            Assert.True(result.IsCanonical && byClauses.IsCanonical);
            Assert.Equal(byClauses.FalsifiedSoft, result.FalsifiedSoft);
            Assert.True(result.CertifiedLowerBound);
            Assert.Null(new LowerBoundChecker(instance).FindFlaw(result.Certificate!, Token));
            using MemoryStream text = new();
            CertificateFormat.Write(text, instance, result);
            text.Position = 0;
            Assert.Null(CertificateFormat.Verify(text, instance, Token).Flaw);
        }

        Assert.InRange(costly, 200, 300);
        Assert.InRange(recognised, costly / 2, costly);
    }

    [Fact]
    public void Optimize_OneLawMissing_IsSolvedAsTheClausesSay()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            // One clause stands twice in place of another, so that their number is right.
            int missing = new Random(seed).Next(20);
            WeightedCnf instance = Instance(seed, i => i != missing);

            MaxSatResult result = Optimize(instance, recognisesOrders: true);

            Assert.Equal(Optimize(instance, recognisesOrders: false).UpperBound, result.UpperBound);
            Assert.True(result.CertifiedLowerBound);
        }
    }

    private static MaxSatResult Optimize(WeightedCnf instance, bool recognisesOrders) =>
        new MaxSatSession(instance, null, new MaxSatOptions
        {
            Certify = CertifyMode.Always,
            Tuning = new SearchTuning { MostTableVariables = 0, RecognisesOrders = recognisesOrders },
        }).Optimize(Token);

    /// <summary>Statements about an order, a third of them wrong, some of them denied; variables, clauses and literals are shuffled.</summary>
    private static WeightedCnf Instance(int seed, Func<int, bool> isThere)
    {
        Random random = new(seed);
        int things = random.Next(5, 10);
        Transitivity order = new(things, 1);
        int[] names = [.. Enumerable.Range(1, order.Variables.Length)];
        random.Shuffle(names);
        int[][] laws = [.. order.AllClauses().Select(clause => clause.Select(Renamed).ToArray())];
        random.Shuffle(laws);
        WeightedCnfBuilder builder = new(names.Length);
        for (int i = 0; i < laws.Length; i++)
        {
            int[] law = isThere(i) ? laws[i] : laws[i + 1].Length == laws[i].Length ? laws[i + 1] : laws.First(other => other.Length == laws[i].Length && other != laws[i]);
            random.Shuffle(law);
            builder.AddHard(law);
        }

        for (int i = random.Next(things, 4 * things); i > 0; i--)
        {
            int first = random.Next(things);
            int second = (first + random.Next(1, things)) % things;
            bool isTurned = random.Next(3) == 0;
            int literal = order.Before(isTurned ? Math.Max(first, second) : Math.Min(first, second), isTurned ? Math.Min(first, second) : Math.Max(first, second));
            builder.AddSoft(random.Next(1, random.Next(2) == 0 ? 3 : 100), Renamed(random.Next(4) == 0 ? -literal : literal));
        }

        return builder.Build();

        int Renamed(int literal) => Math.Sign(literal) * names[Math.Abs(literal) - 1];
    }
}
