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

    private static WeightedCnf Instance(int[][] hards, params (long Weight, int Literal)[] softs)
    {
        WeightedCnfBuilder builder = new(2);
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
