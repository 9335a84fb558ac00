using System.Collections.Immutable;
using Consistency.Solving;
using Consistency.Solving.Certificates;

namespace Consistency.Tests.Solving.Certificates;

public class LowerBoundCheckerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void FindFlaw_RaisedClaim_IsRefused()
    {
        foreach ((RandomInstance random, LowerBoundCertificate certificate) in Certificates(300, EachWay))
        {
            LowerBoundChecker checker = new(random.Instance, _ => true);
            if (certificate.LowerBound == long.MaxValue)
            {
                continue;
            }

            Assert.NotNull(checker.FindFlaw(new LowerBoundCertificate(certificate.LowerBound + 1, certificate.Parts), Token));
            PartCertificate part = certificate.Parts[0];
            PartCertificate raised = new(part.Variables, part.Hards, part.Softs, part.LowerBound + 1, part.Steps);
            Assert.NotNull(checker.FindFlaw(raised, Token));
            Assert.NotNull(checker.FindFlaw(new PartCertificate(part.Variables, part.Hards, part.Softs, long.MaxValue, part.Steps), Token));
        }
    }

    [Fact]
    public void FindFlaw_CoreLeftOutOrMadeLighter_IsRefused()
    {
        foreach ((RandomInstance random, LowerBoundCertificate certificate) in Certificates(300, _ => SearchOnly))
        {
            LowerBoundChecker checker = new(random.Instance, _ => true);
            foreach (PartCertificate part in certificate.Parts.Where(part => part.LowerBound < long.MaxValue))
            {
                for (int i = 0; i < part.Steps.Length; i++)
                {
                    ProofStep step = part.Steps[i];
                    if (step.Kind == ProofStepKind.Core)
                    {
                        Assert.NotNull(checker.FindFlaw(With(part, part.Steps.RemoveAt(i)), Token));
                        ProofStep lighter = new(step.Kind, step.Literals, step.Number - 1);
                        Assert.NotNull(checker.FindFlaw(With(part, part.Steps.SetItem(i, lighter)), Token));
                    }
                }
            }
        }
    }

    [Fact]
    public void FindFlaw_RandomMutations_AcceptsNoBoundThatIsWrong()
    {
        int refused = 0;
        int accepted = 0;
        foreach ((RandomInstance random, LowerBoundCertificate certificate) in Certificates(900, EachWay))
        {
            BruteForce expected = new(random.Instance, random.LazyClauses);
            HashSet<string> lazyClauses = [.. random.LazyClauses.Select(Key)];
            LowerBoundChecker checker = new(random.Instance, clause => lazyClauses.Contains(Key(clause)));
            Random dice = new(refused + accepted);
            for (int i = 0; i < 30; i++)
            {
                LowerBoundCertificate mutated = Mutate(certificate, dice);
                if (checker.FindFlaw(mutated, Token) is null)
                {
                    accepted++;
                    Assert.True(mutated.LowerBound <= expected.Optimum);
                }
                else
                {
                    refused++;
                }
            }
        }

        Assert.True(refused > accepted, $"{refused} refused, {accepted} accepted");
    }

    [Fact]
    public void FindFlaw_SoftClauseInTwoParts_IsRefused()
    {
        WeightedCnfBuilder builder = new(1);
        builder.AddSoft(2, 1);
        builder.AddSoft(3, -1);
        WeightedCnf instance = builder.Build();
        LowerBoundCertificate certificate = Assert.IsType<LowerBoundCertificate>(new MaxSatSession(instance).Optimize(Token).Certificate);
        LowerBoundChecker checker = new(instance);

        Assert.Null(checker.FindFlaw(certificate, Token));
        Assert.Equal(
            "Soft clause 0 belongs to two parts.",
            checker.FindFlaw(new LowerBoundCertificate(4, [certificate.Parts[0], certificate.Parts[0]]), Token));
    }

    [Fact]
    public void FindFlaw_LazyClauseNobodyVouchesFor_IsRefused()
    {
        WeightedCnfBuilder builder = new(1);
        builder.AddSoft(2, 1);
        PartCertificate part = new([1], [], [0], 2, [new ProofStep(ProofStepKind.Lazy, [-1]), new ProofStep(ProofStepKind.Core, [-1], 2)]);

        LowerBoundChecker checker = new(builder.Build());

        Assert.Equal("Step 0 (Lazy) is refused: the clause does not follow by reverse unit propagation, and nobody vouches for it.", checker.FindFlaw(part, Token));
    }

    [Fact]
    public void FindFlaw_DefaultValues_AreRefused()
    {
        LowerBoundChecker checker = new(new WeightedCnfBuilder(1).Build());

        Assert.NotNull(checker.FindFlaw(new LowerBoundCertificate(0, default), Token));
        Assert.NotNull(checker.FindFlaw(new PartCertificate([1], [], [], 0, default), Token));
        Assert.NotNull(checker.FindFlaw(new PartCertificate([1], [], [], 0, [default]), Token));
        Assert.NotNull(checker.FindFlaw(new PartCertificate([2], [], [], 0, []), Token));
        Assert.NotNull(checker.FindFlaw(new PartCertificate([1, 1], [], [], 0, []), Token));
        Assert.NotNull(checker.FindFlaw(new PartCertificate([1], [0], [], 0, []), Token));
        Assert.NotNull(checker.FindFlaw(new PartCertificate([1], [], [0], 0, []), Token));
        Assert.NotNull(checker.FindFlaw(new PartCertificate([1], [], [], -1, []), Token));
    }

    [Theory]
    [InlineData("a60_3.wcnf"), InlineData("b200s_1.wcnf"), InlineData("b600h_1.wcnf"), InlineData("c500_1.wcnf")]
    [InlineData("d30_1.wcnf.gz"), InlineData("e1k_1.wcnf"), InlineData("egiant_1.wcnf.gz")]
    public void Optimize_WorkloadCertifiedAlways_IsCertified(string file)
    {
        using FileStream stream = File.OpenRead(TestData.BenchOrSkip("wcnf", file));
        WeightedCnf instance = WcnfFormat.Read(stream);

        MaxSatResult result = new MaxSatSession(instance, options: new MaxSatOptions { Certify = CertifyMode.Always }).Optimize(Token);

        Assert.True(result.CertifiedLowerBound);
        Assert.Null(new LowerBoundChecker(instance).FindFlaw(Assert.IsType<LowerBoundCertificate>(result.Certificate), Token));
    }

    private static SearchTuning SearchOnly { get; } = new() { MostTableVariables = 0, RewritesShortClauses = false, FewestStratified = 0 };

    private static SearchTuning EachWay(int seed) => (seed % 3) switch
    {
        0 => new SearchTuning(),
        1 => SearchOnly with { RewritesShortClauses = true },
        _ => SearchOnly,
    };

    private static string Key(int[] clause) => string.Join(' ', clause.Order());

    private static PartCertificate With(PartCertificate part, ImmutableArray<ProofStep> steps) =>
        new(part.Variables, part.Hards, part.Softs, part.LowerBound, steps);

    private static IEnumerable<(RandomInstance Random, LowerBoundCertificate Certificate)> Certificates(int count, Func<int, SearchTuning> tuning)
    {
        for (int seed = 0; count > 0; seed++)
        {
            RandomInstance random = new(seed);
            MaxSatOptions options = new() { Certify = CertifyMode.Always, Tuning = tuning(seed) };
            LowerBoundCertificate? certificate = new MaxSatSession(random.Instance, random.Lazies, options).Optimize(Token).Certificate;
            Assert.NotNull(certificate);
            if (certificate.Parts.Length > 0)
            {
                count--;
                yield return (random, certificate);
            }
        }
    }

    private static LowerBoundCertificate Mutate(LowerBoundCertificate certificate, Random dice)
    {
        int which = dice.Next(certificate.Parts.Length);
        PartCertificate part = certificate.Parts[which];
        long gain = 0;
        ImmutableArray<ProofStep> steps = part.Steps;
        int i = steps.Length == 0 ? -1 : dice.Next(steps.Length);
        switch (i < 0 ? 0 : dice.Next(6))
        {
            case 0:
                gain = dice.Next(1, 4);
                break;
            case 1:
                steps = steps.RemoveAt(i);
                break;
            case 2:
                steps = steps.Insert(dice.Next(steps.Length + 1), steps[i]);
                break;
            case 3:
                steps = steps.SetItem(i, new ProofStep((ProofStepKind)dice.Next(9), steps[i].Literals, steps[i].Number));
                break;
            case 4:
                steps = steps.SetItem(i, new ProofStep(steps[i].Kind, steps[i].Literals, steps[i].Number + dice.Next(-2, 3)));
                break;
            default:
                int[] literals = [.. steps[i].Literals];
                if (literals.Length > 0)
                {
                    literals[dice.Next(literals.Length)] = dice.Next(-12, 13);
                }

                steps = steps.SetItem(i, new ProofStep(steps[i].Kind, [.. literals], steps[i].Number));
                break;
        }

        // Every mutation claims more than was proved, if it can: that is where an error would show.
        bool isContradiction = part.LowerBound == long.MaxValue;
        gain += dice.Next(2);
        PartCertificate mutated = new(part.Variables, part.Hards, part.Softs, isContradiction ? part.LowerBound : part.LowerBound + gain, steps);
        long bound = isContradiction ? certificate.LowerBound : certificate.LowerBound + gain;
        return new LowerBoundCertificate(bound, certificate.Parts.SetItem(which, mutated));
    }
}
