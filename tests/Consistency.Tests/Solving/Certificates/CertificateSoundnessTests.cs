using Consistency.Benchmarks;
using Consistency.Solving;
using Consistency.Solving.Certificates;

namespace Consistency.Tests.Solving.Certificates;

/// <summary>Proofs that cheat, each in one way, made by hand: random changes hit these too rarely.</summary>
public class CertificateSoundnessTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void FindFlaw_SoftClauseTwiceInAPart_IsRefused()
    {
        WeightedCnf instance = Instance([], (2, 1), (2, -1));
        PartCertificate part = new([1], [], [0, 0, 1], 2, [new ProofStep(ProofStepKind.Core, [1, -1], 2)]);

        Assert.Equal(
            "Soft clause 0 does not exist, has no literal, is named twice or leaves the part.", new LowerBoundChecker(instance).FindFlaw(part, Token));
    }

    [Fact]
    public void FindFlaw_LiteralTwiceInACore_IsRefused()
    {
        WeightedCnf instance = Instance([[-1]], (4, 1));
        PartCertificate part = new([1], [0], [0], 2, [new ProofStep(ProofStepKind.Core, [-1, -1], 2)]);

        Assert.Equal("Step 0 (Core) is refused: a literal is named twice.", new LowerBoundChecker(instance).FindFlaw(part, Token));
    }

    [Fact]
    public void FindFlaw_HardenedIntoAContradiction_DoesNotShowThatThereIsNoAssignment()
    {
        WeightedCnf instance = Instance([[-1]], (long.MaxValue, 1));
        PartCertificate part = new([1], [0], [0], long.MaxValue, [new ProofStep(ProofStepKind.Harden, [1])]);

        Assert.Equal("The hard clauses are not shown to contradict each other.", new LowerBoundChecker(instance).FindFlaw(part, Token));
    }

    [Fact]
    public void FindFlaw_CoreAttachedTwice_IsRefused()
    {
        // Both soft clauses are lost, which costs 6; with the second price for the same core it would be 9.
        ProofStep[] honest =
        [
            new(ProofStepKind.Core, [-1, -2], 3), new(ProofStepKind.Leaf, [-1]), new(ProofStepKind.Leaf, [-2]),
            new(ProofStepKind.Sum, [0, 1]), new(ProofStepKind.Attach, [2]), new(ProofStepKind.Output, [2], 2), new(ProofStepKind.Core, [3], 3),
        ];
        ProofStep[] cheating =
        [
            .. honest, new(ProofStepKind.Sum, [0, 1]), new(ProofStepKind.Attach, [3]), new(ProofStepKind.Output, [3], 2), new(ProofStepKind.Core, [4], 3),
        ];
        LowerBoundChecker checker = new(Instance([[-1], [-2]], (3, 1), (3, 2)));

        Assert.Null(checker.FindFlaw(new PartCertificate([1, 2], [0, 1], [0, 1], 6, [.. honest]), Token));
        Assert.Equal(
            "Step 8 (Attach) is refused: the counter does not count that core, or one of them is attached already.",
            checker.FindFlaw(new PartCertificate([1, 2], [0, 1], [0, 1], 9, [.. cheating]), Token));
    }

    [Fact]
    public void FindFlaw_CounterAttachedTwice_IsRefused()
    {
        ProofStep[] steps =
        [
            new(ProofStepKind.Core, [-1, -2], 1), new(ProofStepKind.Core, [-1, -2], 2), new(ProofStepKind.Leaf, [-1]), new(ProofStepKind.Leaf, [-2]),
            new(ProofStepKind.Sum, [0, 1]), new(ProofStepKind.Attach, [2]), new(ProofStepKind.Attach, [2], 1),
        ];

        Assert.Equal(
            "Step 6 (Attach) is refused: the counter does not count that core, or one of them is attached already.",
            new LowerBoundChecker(Instance([[-1], [-2]], (3, 1), (3, 2))).FindFlaw(new PartCertificate([1, 2], [0, 1], [0, 1], 3, [.. steps]), Token));
    }

    // The first literal follows from the hard clauses, and then (1 or 2) costs nothing: 2 times 3 is left for the second soft clause.
    [Fact]
    public void FindFlaw_RewritingThatRestsOnADerivedLiteral_NeedsThatLiteralAndItsProof()
    {
        WeightedCnf instance = Instance([[1, 3], [1, -3], [-1, -2]], (5, 1), (3, 2));
        LowerBoundChecker checker = new(instance);
        ProofStep derived = new(ProofStepKind.Derived, [1]);
        ProofStep rewrite = new(ProofStepKind.Rewrite, [], 6);

        Assert.Null(checker.FindFlaw(Part(3, derived, rewrite), Token));
        Assert.Equal(
            "The rewriting in the first 1 steps is refused: the terms do not add up to the cost of the soft clauses.",
            checker.FindFlaw(Part(3, rewrite), Token));
        Assert.Equal(
            "Step 0 (Derived) is refused: the clause does not follow by reverse unit propagation.",
            checker.FindFlaw(Part(5, new ProofStep(ProofStepKind.Derived, [-1]), new ProofStep(ProofStepKind.Rewrite, [], 10)), Token));
        Assert.Equal(
            "Step 0 (Derived) is refused: a literal does not exist.",
            checker.FindFlaw(Part(3, new ProofStep(ProofStepKind.Derived, [4]), rewrite), Token));
        Assert.Equal(
            "The rewriting in the first 2 steps is refused: the terms do not add up to the cost of the soft clauses.",
            checker.FindFlaw(Part(4, derived, new ProofStep(ProofStepKind.Rewrite, [], 8)), Token));
        Assert.StartsWith("The steps prove 3, not 4.", checker.FindFlaw(Part(4, derived, rewrite), Token), StringComparison.Ordinal);

        static PartCertificate Part(long bound, params ProofStep[] steps) => new([1, 2, 3], [0, 1, 2], [0, 1], bound, [.. steps]);
    }

    // A price as great as what tables use for "forbidden" must not come to mean that.
    [Theory]
    [InlineData(0), InlineData(2)]
    public void FindFlaw_WeightsTooGreatForTables_IsRefused(int width)
    {
        WeightedCnf instance = Instance([], (1L << 61, 1), (1L << 61, -1));
        PartCertificate part = new([1], [], [0, 1], long.MaxValue, [new ProofStep(ProofStepKind.Eliminate, [1], width)]);

        Assert.Equal(
            "Step 0 (Eliminate) is refused: the weights add up to too much for tables.", new LowerBoundChecker(instance).FindFlaw(part, Token));
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void FindFlaw_DividedTables_ProveTheOptimumAndNoMore(int width)
    {
        for (int seed = 0; seed < 300; seed++)
        {
            WeightedCnf instance = FrustratedGraph.Create(spins: 7, degree: 4, seed);
            long optimum = new BruteForce(instance).Optimum;
            ProofStep step = new(ProofStepKind.Eliminate, [3, 1, 2, 7, 5, 6, 4], width);
            LowerBoundChecker checker = new(instance);

            Assert.Null(checker.FindFlaw(Claiming(optimum), Token));
            Assert.StartsWith(
                "Step 0 (Eliminate) is refused: it gives ", checker.FindFlaw(Claiming(optimum + 1), Token), StringComparison.Ordinal);

            PartCertificate Claiming(long bound) => new(
                [1, 2, 3, 4, 5, 6, 7], [], [.. Enumerable.Range(0, instance.SoftCount)], bound, [step]);
        }
    }

    [Theory]
    [InlineData(-1), InlineData(1L << 40)]
    public void FindFlaw_WidthThatIsNone_IsRefused(long width)
    {
        PartCertificate part = new([1], [], [0, 1], 2, [new ProofStep(ProofStepKind.Eliminate, [1], width)]);

        Assert.Equal(
            "Step 0 (Eliminate) is refused: it has no literals, or its number is none of variables.",
            new LowerBoundChecker(Instance([], (2, 1), (2, -1))).FindFlaw(part, Token));
    }

    private static WeightedCnf Instance(int[][] hards, params (long Weight, int Literal)[] softs)
    {
        WeightedCnfBuilder builder = new(3);
        foreach (int[] hard in hards)
        {
            builder.AddHard(hard);
        }

        foreach ((long weight, int literal) in softs)
        {
            builder.AddSoft(weight, literal);
        }

        return builder.Build();
    }
}
