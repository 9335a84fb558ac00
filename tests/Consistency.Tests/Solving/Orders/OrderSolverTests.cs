using System.Diagnostics;
using Consistency.Solving;
using Consistency.Solving.Orders;

namespace Consistency.Tests.Solving.Orders;

public class OrderSolverTests
{
    private const int InstancesPerSlice = 1000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(OrderKind.Strict, 0), InlineData(OrderKind.Strict, 1), InlineData(OrderKind.Total, 0), InlineData(OrderKind.Transitive, 0)]
    public void Solve_RandomOrders_AgreesWithTheLawsWrittenOut(OrderKind kind, int slice)
    {
        int dropping = 0;
        for (int seed = slice * InstancesPerSlice; seed < (slice + 1) * InstancesPerSlice; seed++)
        {
            OrderProblem problem = RandomOrder(kind, seed);
            MaxSatResult expected = new MaxSatSession(WrittenOut(problem, out int[] statementOfSoft)).Optimize(Token);

            OrderResult actual = OrderSolver.Solve(problem, new MaxSatOptions { Certify = CertifyMode.Always }, Token);

            Assert.True(
                (expected.Status, expected.LowerBound, expected.UpperBound) == (actual.Status, actual.LowerBound, actual.UpperBound),
                $"seed {seed}: {actual.Status} {actual.LowerBound}-{actual.UpperBound}, written out {expected.Status} {expected.UpperBound}");
            Assert.True(actual.CertifiedLowerBound, $"seed {seed}: not certified");
            if (expected.IsCanonical)
            {
                Assert.Equal(expected.FalsifiedSoft.Select(soft => statementOfSoft[soft]), actual.Dropped);
            }

            dropping += actual.Dropped.IsEmpty ? 0 : 1;
        }

        Assert.InRange(dropping, InstancesPerSlice / 4, InstancesPerSlice);
    }

    [Theory]
    [InlineData(OrderKind.Strict), InlineData(OrderKind.Total), InlineData(OrderKind.Transitive)]
    public void Solve_CancelledOrWithoutTime_GivesTrueBounds(OrderKind kind)
    {
        for (int seed = 0; seed < 100; seed++)
        {
            OrderProblem problem = RandomOrder(kind, seed);
            OrderResult full = OrderSolver.Solve(problem, null, Token);

            OrderResult limited = OrderSolver.Solve(problem, new MaxSatOptions { TimeLimit = TimeSpan.Zero }, Token);

            // Certain statements may contradict each other, which takes no time to see where one of them does alone.
            Assert.True(limited.Status != MaxSatStatus.Unsatisfiable || full.Status == MaxSatStatus.Unsatisfiable, $"seed {seed}");
            Assert.InRange(full.LowerBound, limited.LowerBound, limited.UpperBound);
        }

        Assert.Throws<OperationCanceledException>(
            () => OrderSolver.Solve(RandomOrder(kind, 1), null, new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData(OrderKind.Strict), InlineData(OrderKind.Total), InlineData(OrderKind.Transitive)]
    public void Solve_OrdersWhoseRelaxationHasFractions_AgreesWithTheSearchByClauses(OrderKind kind)
    {
        // So many statements, a third of them wrong, that the search splits cases; too many to write the laws out.
        for (int seed = 0; seed < 6; seed++)
        {
            OrderProblem problem = DenseOrder(kind, kind == OrderKind.Total ? 16 : 12, seed);

            OrderResult actual = OrderSolver.Solve(problem, new MaxSatOptions { Certify = CertifyMode.Always }, Token);
            OrderResult expected = OrderSolver.Solve(
                problem, new MaxSatOptions { Certify = CertifyMode.Never, OracleFactory = static n => new CdclOracle(n) }, Token);

            Assert.Equal((MaxSatStatus.Optimal, expected.UpperBound), (actual.Status, actual.UpperBound));
            Assert.Equal((expected.LowerBound, true, true), (actual.LowerBound, actual.CertifiedLowerBound, actual.IsCanonical));
            Assert.Equal(expected.Dropped, actual.Dropped);
        }
    }

    [Fact]
    public void Solve_WeightsThatFloatingPointTellsApartBadly_AreExactAllTheSame()
    {
        const long Large = 1L << 52;
        for (int seed = 0; seed < 100; seed++)
        {
            OrderProblem small = RandomOrder(OrderKind.Strict, seed);
            OrderProblem large = new(small.ThingCount, small.Statements.Select(static s => s.Weight == OrderStatement.Certain
                ? s
                : new OrderStatement(s.First, s.Second, s.Weight * Large, s.IsBefore)));
            OrderResult expected = OrderSolver.Solve(small, null, Token);

            OrderResult actual = OrderSolver.Solve(large, null, Token);

            Assert.Equal((expected.Status, expected.CertifiedLowerBound), (actual.Status, actual.CertifiedLowerBound));
            Assert.Equal(expected.Dropped, actual.Dropped);
        }
    }

    [Fact]
    public void Solve_LimitOfCases_GivesBoundsAroundTheOptimum()
    {
        int stopped = 0;
        for (int seed = 0; seed < 6; seed++)
        {
            OrderProblem problem = DenseOrder(OrderKind.Total, 22, seed);
            OrderResult full = OrderSolver.Solve(problem, null, Token);

            OrderResult limited = OrderSolver.Solve(
                problem, new MaxSatOptions { ConflictLimit = seed % 3, Certify = CertifyMode.Always }, Token);

            Assert.InRange(full.UpperBound, limited.LowerBound, limited.UpperBound);
            Assert.True(limited.CertifiedLowerBound);
            Assert.True(limited.Status is MaxSatStatus.Optimal or MaxSatStatus.Feasible);
            stopped += limited.Status == MaxSatStatus.Feasible ? 1 : 0;
        }

        Assert.InRange(stopped, 2, 6);
    }

    [Fact]
    public void Solve_CancelledAtRandomMoments_StopsSoon()
    {
        Random random = new(1);
        OrderProblem problem = DenseOrder(OrderKind.Total, 60, 1);
        for (int i = 0; i < 10; i++)
        {
            using CancellationTokenSource source = new();
            Stopwatch stopwatch = new();
            source.Token.Register(stopwatch.Start);
            source.CancelAfter(random.Next(0, 200));

            Assert.ThrowsAny<OperationCanceledException>(() => OrderSolver.Solve(problem, null, source.Token));
            Assert.True(stopwatch.Elapsed < TimeSpan.FromSeconds(1), $"Run {i} took {stopwatch.Elapsed} to stop.");
        }
    }

    [Fact]
    public void Solve_TwoCyclesThatShareAPair_DropsThatPair()
    {
        OrderResult result = OrderSolver.Solve(new OrderProblem(4, [new(0, 1, 5), new(1, 2, 3), new(2, 0, 3), new(1, 3, 3), new(3, 0, 3)]), null, Token);

        Assert.Equal((MaxSatStatus.Optimal, 5L), (result.Status, result.UpperBound));
        Assert.Equal([0], result.Dropped);
        Assert.True(result.CertifiedLowerBound);
    }

    [Fact]
    public void Solve_ChainsToADeniedPair_DropsTheDenial()
    {
        OrderResult result = OrderSolver.Solve(new OrderProblem(
            4, [new(0, 3, 4, isBefore: false), new(0, 1, 3), new(1, 3, 3), new(0, 2, 3), new(2, 3, 3)], OrderKind.Transitive), null, Token);

        Assert.Equal((MaxSatStatus.Optimal, 4L), (result.Status, result.UpperBound));
        Assert.Equal([0], result.Dropped);
    }

    [Fact]
    public void Solve_CertainCycle_IsContradictory()
    {
        long certain = OrderStatement.Certain;

        OrderResult result = OrderSolver.Solve(new OrderProblem(2, [new(0, 1, certain), new(1, 0, certain)]), null, Token);

        Assert.Equal((MaxSatStatus.Unsatisfiable, long.MaxValue), (result.Status, result.LowerBound));
        Assert.True(result.CertifiedLowerBound);
    }

    [Fact]
    public void Problem_StatementAboutAThingThatDoesNotExist_IsRefused()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new OrderProblem(2, [new(0, 2, 1)]));

        Assert.StartsWith("Statement 0 has no weight, or names a thing that does not exist; they are numbered from 0 to 1.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { -1, -2, 3 }, true, true)]
    [InlineData(new[] { -1, -2, -3 }, true, false)]
    [InlineData(new[] { -2, -1, 3 }, true, false)]
    [InlineData(new[] { -1, -4 }, true, true)]
    [InlineData(new[] { -1, -4 }, false, false)]
    [InlineData(new[] { -1, 3 }, true, false)]
    [InlineData(new[] { -1 }, true, false)]
    [InlineData(new[] { 1 }, true, false)]
    [InlineData(new int[0], true, false)]
    public void IsLaw_Clauses_OnlyChainsAndWhatTheyLeadTo(int[] clause, bool excludesCycles, bool expected)
    {
        (int, int)[] pairs = [default, (0, 1), (1, 2), (0, 2), (1, 0)];

        Assert.Equal(expected, OrderChecker.IsLaw(clause, literal => literal > 0 ? pairs[literal] : null, excludesCycles));
    }

    [Fact]
    public void Verify_WhatIsKeptContradictsItself_IsRefused()
    {
        OrderProblem cycle = new(3, [new(0, 1, 2), new(1, 2, 2), new(2, 0, 2), new(0, 2, 7, isBefore: false)]);

        Assert.Throws<SolverIntegrityException>(() => OrderChecker.Verify(cycle, [], 0));
        Assert.Throws<SolverIntegrityException>(() => OrderChecker.Verify(cycle, [2], 2));
        Assert.Throws<SolverIntegrityException>(() => OrderChecker.Verify(cycle, [0], 3));
        OrderChecker.Verify(cycle, [0], 2);
    }

    /// <summary>Up to seven things, with statements said twice, denied, certain, and of a thing and itself.</summary>
    private static OrderProblem RandomOrder(OrderKind kind, int seed)
    {
        Random random = new(seed);
        int things = random.Next(2, 8);
        int greatest = random.Next(3) switch { 0 => 1, 1 => 4, _ => 100 };
        List<OrderStatement> statements = [];
        for (int i = random.Next(2, 4 * things); i > 0; i--)
        {
            int first = random.Next(things);
            int second = random.Next(12) == 0 ? first : random.Next(things);
            long weight = random.Next(25) == 0 ? OrderStatement.Certain : random.Next(1, greatest + 1);
            statements.Add(new OrderStatement(first, second, weight, random.Next(3) != 0));
        }

        return new OrderProblem(things, statements, kind);
    }

    private static OrderProblem DenseOrder(OrderKind kind, int things, int seed)
    {
        Random random = new(seed);
        List<OrderStatement> statements = [];
        for (int first = 0; first < things; first++)
        {
            for (int second = first + 1; second < things; second++)
            {
                bool isWrong = random.Next(3) == 0;
                bool isBefore = kind == OrderKind.Total || random.Next(3) != 0;
                statements.Add(isWrong == isBefore
                    ? new OrderStatement(second, first, random.Next(1, 30), isBefore)
                    : new OrderStatement(first, second, random.Next(1, 30), isBefore));
            }
        }

        return new OrderProblem(things, statements, kind);
    }

    private static WeightedCnf WrittenOut(OrderProblem problem, out int[] statementOfSoft)
    {
        int n = problem.ThingCount;
        int Before(int i, int j) => (i * n) + j + 1;
        WeightedCnfBuilder builder = new(n * n);
        for (int i = 0; i < n; i++)
        {
            if (problem.Kind != OrderKind.Transitive)
            {
                builder.AddHard(-Before(i, i));
            }

            for (int j = 0; j < n; j++)
            {
                if (problem.Kind == OrderKind.Total && i < j)
                {
                    builder.AddHard(Before(i, j), Before(j, i));
                }

                for (int k = 0; k < n; k++)
                {
                    builder.AddHard(-Before(i, j), -Before(j, k), Before(i, k));
                }
            }
        }

        List<int> softs = [];
        for (int s = 0; s < problem.Statements.Length; s++)
        {
            OrderStatement statement = problem.Statements[s];
            int literal = Before(statement.First, statement.Second) * (statement.IsBefore ? 1 : -1);
            if (statement.Weight == OrderStatement.Certain)
            {
                builder.AddHard(literal);
            }
            else
            {
                builder.AddSoft(statement.Weight, literal);
                softs.Add(s);
            }
        }

        statementOfSoft = [.. softs];
        return builder.Build();
    }
}
