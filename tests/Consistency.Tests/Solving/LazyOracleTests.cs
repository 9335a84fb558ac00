using Consistency.Solving;

namespace Consistency.Tests.Solving;

public class LazyOracleTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Optimize_OrdersWithLazyTransitivity_CostsWhatTheWrittenOutFormCosts()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            Random random = new(seed);
            int things = random.Next(3, 9);
            Transitivity order = new(things, 1);
            WeightedCnfBuilder lazy = new(order.Variables.Length);
            WeightedCnfBuilder written = new(order.Variables.Length);
            foreach (int[] clause in order.AllClauses())
            {
                written.AddHard(clause);
            }

            for (int i = 0; i < 3 * things; i++)
            {
                int literal = RandomInstance.Literal(random, order.Variables.Length);
                long weight = random.Next(1, 50);
                lazy.AddSoft(weight, literal);
                written.AddSoft(weight, literal);
            }

            MaxSatSession lazySession = new(lazy.Build(), [order]);
            MaxSatSession writtenSession = new(written.Build());
            MaxSatResult actual = lazySession.Optimize(Token);
            MaxSatResult expected = writtenSession.Optimize(Token);

            Assert.Equal((MaxSatStatus.Optimal, expected.UpperBound), (actual.Status, actual.UpperBound));
            Assert.Equal(expected.FalsifiedSoft, actual.FalsifiedSoft);
            Assert.Equal(writtenSession.ClassifySofts(Token), lazySession.ClassifySofts(Token));
        }
    }

    [Fact]
    public void Solve_ConstraintThatGivesAClauseThatHolds_IsRefused()
    {
        LazyOracle oracle = new(new CdclOracle(1), [new Liar()]);

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => oracle.Solve([1], Token));

        Assert.Equal("A lazy constraint gave the clause (1), which the assignment does not falsify.", exception.Message);
    }

    [Fact]
    public void Session_LazyConstraintOverAMissingVariable_IsRefused()
    {
        WeightedCnf instance = new WeightedCnfBuilder(1).Build();

        ArgumentException exception = Assert.Throws<ArgumentException>(() => new MaxSatSession(instance, [new Transitivity(2, 1)]));

        Assert.StartsWith("A lazy constraint mentions variable 2; they are numbered from 1 to 1.", exception.Message, StringComparison.Ordinal);
    }

    private sealed class Liar : ILazyConstraint
    {
        private static readonly int[] Only = [1];

        public ReadOnlySpan<int> Variables => Only;

        public void AddViolated(Func<int, bool> isTrue, ICollection<int[]> violated) => violated.Add([1]);
    }
}
