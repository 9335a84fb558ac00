using System.Text;
using Consistency.Solving;
using Consistency.Solving.Certificates;

namespace Consistency.Tests.Solving.Certificates;

public class CertificateFormatTests
{
    private const int MutatedCertificates = 50;
    private const int MutationsPerCertificate = 1000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // The text pins the format: the words come from the names of the kinds of steps. The digest is that of sha256sum.
    [Fact]
    public void Write_OneStepOfEveryKind_IsTheDocumentedText()
    {
        ProofStep[] steps =
        [
            new(ProofStepKind.Core, [1, 2], 3), new(ProofStepKind.Leaf, [1]), new(ProofStepKind.Leaf, [2]), new(ProofStepKind.Sum, [0, 1]),
            new(ProofStepKind.Attach, [2]), new(ProofStepKind.Output, [2], 2), new(ProofStepKind.Derived, [1, 2]),
            new(ProofStepKind.Lazy, [-1, 2]), new(ProofStepKind.Harden, [-2]),
        ];
        LowerBoundCertificate proof = new(3, [new PartCertificate([1, 2], [0], [0, 1], 3, [.. steps])]);

        string text = Write(Small(), CertificateMutator.Result(3, [false, true, false, true], proof));

        Assert.Equal(
            """
            consistency-certificate 1
            instance 3 2 3 BAA1DA73FFE4925FB9FDA5CFED8D5BE82CC75E155761AAC9DA4DDE8D93E2EA61
            upper 3
            assignment 101
            lower 3 1
            part 3 9
            variables 1 2
            hards 0
            softs 0 1
            core 1 2 / 3
            leaf 1
            leaf 2
            sum 0 1
            attach 2
            output 2 / 2
            derived 1 2
            lazy -1 2
            harden -2
            end

            """.ReplaceLineEndings("\n"),
            text);
        Assert.Equal("Part 0: Step 7 (Lazy) is refused: the clause does not follow by reverse unit propagation, and nobody vouches for it.", Verify(Small(), text).Flaw);
        Assert.Null(Verify(Small(), text.Replace("lazy -1 2\n", "derived 1 2\n", StringComparison.Ordinal)).Flaw);
    }

    [Fact]
    public void Verify_WhatWasWritten_ProvesBothBounds()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            WeightedCnf instance = new RandomInstance(seed).Instance;
            MaxSatResult result = Solve(instance);

            CertificateVerdict verdict = Verify(instance, Write(instance, result));

            Assert.Null(verdict.Flaw);
            Assert.Equal((result.LowerBound, result.UpperBound), (verdict.LowerBound, verdict.UpperBound));
        }
    }

    [Fact]
    public void Verify_UncertifiedResult_ClaimsNoLowerBound()
    {
        WeightedCnf instance = Small();
        MaxSatResult result = new MaxSatSession(instance, options: new MaxSatOptions { Certify = CertifyMode.Never }).Optimize(Token);

        CertificateVerdict verdict = Verify(instance, Write(instance, result));

        Assert.Equal((0, 3, null), (verdict.LowerBound, verdict.UpperBound, verdict.Flaw));
    }

    // A change of meaning is one that claims something else than was proved (bounds, assignment, instance), or takes away
    // from the proof what it rests on. Such a certificate is refused. A change inside the proof may leave a proof of the
    // same claim, such as one that repeats a step: then it may pass, and only then.
    [Fact]
    public void Verify_ThousandMutationsOfEachCertificate_AreRefusedUnlessTheyProveTheSameClaim()
    {
        int refused = 0;
        int accepted = 0;
        foreach ((WeightedCnf instance, MaxSatResult result) in Certified(MutatedCertificates))
        {
            BruteForce expected = new(instance);
            CertificateMutator mutator = new(instance, result, refused + accepted);
            for (int i = 0; i < MutationsPerCertificate; i++)
            {
                (WeightedCnf claimedInstance, MaxSatResult mutated, bool changesMeaning) = mutator.Next();
                string text = Write(instance, mutated);
                CertificateVerdict? verdict = TryVerify(claimedInstance, text);
                if (verdict is null or { Flaw: not null })
                {
                    refused++;
                    continue;
                }

                accepted++;
                Assert.False(changesMeaning, $"accepted:\n{text}");
                Assert.Equal((result.LowerBound, result.UpperBound), (verdict.LowerBound, verdict.UpperBound));
                Assert.Equal(expected.Optimum, verdict.LowerBound);
            }
        }

        Assert.Equal(MutatedCertificates * MutationsPerCertificate, refused + accepted);
        Assert.True(refused > 0.85 * (refused + accepted), $"{refused} refused");
    }

    [Fact]
    public void Verify_RandomBytesChanged_NeverCrashesNorAcceptsWhatIsWrong()
    {
        foreach ((WeightedCnf instance, MaxSatResult result) in Certified(50))
        {
            BruteForce expected = new(instance);
            byte[] original = Encoding.UTF8.GetBytes(Write(instance, result));
            Random random = new(original.Length);
            for (int i = 0; i < 40; i++)
            {
                byte[] bytes = random.Next(4) == 0 ? original[..random.Next(original.Length)] : [.. original];
                for (int edits = random.Next(1, 4); edits > 0 && bytes.Length > 0; edits--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)(random.Next(3) == 0 ? random.Next(256) : "0123456789- \n/"[random.Next(14)]);
                }

                try
                {
                    CertificateVerdict verdict = CertificateFormat.Verify(new MemoryStream(bytes), instance, Token);
                    Assert.True(verdict.Flaw is not null || (verdict.LowerBound <= expected.Optimum && verdict.UpperBound >= expected.Optimum));
                }
                catch (CertificateFormatException e)
                {
                    Assert.StartsWith("Line ", e.Message, StringComparison.Ordinal);
                }
            }
        }
    }

    [Theory]
    [InlineData("", "Line 1: Expected 'consistency-certificate', found the end of the input: it was cut off.")]
    [InlineData("p wcnf 1 1 1\n", "Line 1: Expected 'consistency-certificate', found 'p'.")]
    [InlineData("consistency-certificate 2\n", "Line 1: Version 2 of the format is unknown; this is a reader of version 1.")]
    [InlineData("consistency-certificate 1\ninstance 99999999999999999999 0 0 X\n", "Line 2: The number of variables exceeds 63 bits.")]
    [InlineData("consistency-certificate 1\ninstance -1 0 0 X\n", "Line 2: The number of variables is out of range.")]
    [InlineData("I\nupper 3\nassignment 10", "Line 4: Expected 0 or 1 for variable 3 of 3, found the end of the input: it was cut off.")]
    [InlineData("I\nupper 3\nassignment 1011\n", "Line 4: Expected the end of the line, found '1'.")]
    [InlineData("I\nupper none\nlower 3 4000000000\n", "Line 5: Expected 'part', found the end of the input: it was cut off.")]
    [InlineData("I\nupper none\nlower 3 1\npart 3 2\nvariables 1\nhards\nsofts 0\ncore 1 / 3\nend\n", "Line 10: 'end' is no kind of step. There may be fewer steps than the part announces.")]
    [InlineData("I\nupper none\nlower 3 1\npart 3 0\nvariables 1\nhards\nsofts 0\ncore 1 / 3\nend\n", "Line 9: Expected 'end', found 'core'.")]
    [InlineData("I\nupper none\nlower 3 1\npart 3 1\nvariables 3000000000\n", "Line 6: 3000000000 exceeds 32 bits.")]
    [InlineData("I\nupper none\nlower 0 0\nend\nmore", "Line 6: Expected nothing after 'end', found 'm'.")]
    [InlineData("I\nupper none\nlower 0 0\nend", "Line 5: Expected the end of the line, found the end of the input: it was cut off.")]
    [InlineData("I\nupper none\nlower é\n", "Line 4: Expected a number (bound), found byte 0xC3.")]
    [InlineData("I\nupper 1 1\n", "Line 3: Expected the end of the line, found '1'.")]
    public void Verify_MalformedText_NamesTheLine(string text, string message)
    {
        WeightedCnf instance = Small();
        text = text.Replace("I\n", $"consistency-certificate 1\ninstance 3 2 3 {CertificateFormat.Digest(instance)}\n", StringComparison.Ordinal);

        CertificateFormatException exception = Assert.Throws<CertificateFormatException>(() => Verify(instance, text));

        Assert.Equal(message, exception.Message);
    }

    [Fact]
    public void Verify_WordWithoutEnd_IsRefusedAfterAFewCharacters()
    {
        CertificateFormatException exception = Assert.Throws<CertificateFormatException>(() => Verify(Small(), new string('x', 100_000)));

        Assert.Equal("Line 1: Expected 'consistency-certificate', found a word of more than 64 characters.", exception.Message);
    }

    [Fact]
    public void Verify_AnotherInstance_IsRefused()
    {
        WeightedCnf instance = Small();
        string text = Write(instance, Solve(instance));
        WeightedCnfBuilder other = new(3);
        other.AddHard(1, 2);
        other.AddHard(2, 3);
        other.AddSoft(3, -1);
        other.AddSoft(4, -2);
        other.AddSoft(6, 3);

        Assert.Equal("It is about another instance: the digests differ.", Verify(other.Build(), text).Flaw);
        Assert.Equal(
            "It is about an instance of 3 variables, 2 hard and 3 soft clauses, not about this one.",
            Verify(new WeightedCnfBuilder(1).Build(), text).Flaw);
    }

    [Fact]
    public void Verify_FlawInAnEarlyPart_StillReportsWhatIsMalformedBehindIt()
    {
        string text = $"consistency-certificate 1\ninstance 3 2 3 {CertificateFormat.Digest(Small())}\nupper none\nlower 3 3\n"
            + "part 3 1\nvariables 1\nhards\nsofts 0\nderived 1\n" + "part 0 0\nvariables\nhards\nsofts\n" + "part 0 0\nvariables\nhards\nsofts\nend\n";

        Assert.Equal(
            "Part 0: Step 0 (Derived) is refused: the clause does not follow by reverse unit propagation.", Verify(Small(), text).Flaw);
        Assert.Equal(
            "Line 18: Expected 'end', found 'und'.",
            Assert.Throws<CertificateFormatException>(() => Verify(Small(), text.Replace("end", "und", StringComparison.Ordinal))).Message);
    }

    [Fact]
    public void Verify_GiantCounter_TakesNoTime()
    {
        WeightedCnf instance = Small();
        StringBuilder steps = new("leaf 1\n");
        for (int i = 0; i < 30; i++)
        {
            steps.Append(FormattableString.Invariant($"sum {i} {i}\n"));
        }

        steps.Append("output 30 / 1000000000\n");
        string text = $"consistency-certificate 1\ninstance 3 2 3 {CertificateFormat.Digest(instance)}\nupper none\nlower 0 1\n"
            + $"part 0 32\nvariables 1\nhards\nsofts\n{steps}end\n";

        Assert.Null(Verify(instance, text).Flaw);
    }

    private static WeightedCnf Small()
    {
        WeightedCnfBuilder builder = new(3);
        builder.AddHard(1, 2);
        builder.AddHard(2, 3);
        builder.AddSoft(3, -1);
        builder.AddSoft(4, -2);
        builder.AddSoft(5, 3);
        return builder.Build();
    }

    private static MaxSatResult Solve(WeightedCnf instance) =>
        new MaxSatSession(instance, options: new MaxSatOptions { Certify = CertifyMode.Always, Tuning = EachWay(instance.SoftCount) })
            .Optimize(Token);

    /// <summary>Tables, roof duality with search behind it, search alone and cases give proofs of different kinds.</summary>
    private static SearchTuning EachWay(int number) => (number % 4) switch
    {
        0 => new SearchTuning { MostScannedVariables = 0 },
        1 => new SearchTuning { MostTableVariables = 0, FewestStratified = 0 },
        2 => new SearchTuning { MostScannedVariables = 0, MostTableEntries = 0, MostUndividedEntries = 0, NarrowestTable = 2, RewritesShortClauses = false },
        _ => new SearchTuning { MostTableVariables = 0, RewritesShortClauses = false, FewestStratified = 0 },
    };

    private static string Write(WeightedCnf instance, MaxSatResult result)
    {
        using MemoryStream stream = new();
        CertificateFormat.Write(stream, instance, result);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static CertificateVerdict Verify(WeightedCnf instance, string text) =>
        CertificateFormat.Verify(new MemoryStream(Encoding.UTF8.GetBytes(text)), instance, Token);

    /// <summary>Verifies; null when the text is malformed, as it is with a negative bound.</summary>
    private static CertificateVerdict? TryVerify(WeightedCnf instance, string text)
    {
        try
        {
            return Verify(instance, text);
        }
        catch (CertificateFormatException)
        {
            return null;
        }
    }

    /// <summary>Instances whose certificates have something in them to change.</summary>
    private static IEnumerable<(WeightedCnf Instance, MaxSatResult Result)> Certified(int count)
    {
        for (int seed = 0; count > 0; seed++)
        {
            WeightedCnf instance = new RandomInstance(seed).Instance;
            MaxSatResult result = Solve(instance);
            if (result.Status == MaxSatStatus.Optimal && result.Certificate is { Parts.Length: > 0 })
            {
                count--;
                yield return (instance, result);
            }
        }
    }
}
