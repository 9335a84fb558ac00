using Consistency.Claims;
using Consistency.Findings;
using Consistency.Language;
using Consistency.Logic;

namespace Consistency.Tests.Findings;

/// <summary>What a reader is told, word for word.</summary>
public class ExplanationTests
{
    [Fact]
    public void Conflict_OfAnOrder_NamesBothLaws() => AssertExplained(
        """
        relation "older than" is transitive, asymmetric.
        Alice is older than Bob.
        Bob is older than Carol.
        Carol is older than Alice.
        """,
        "1. Alice is older than Bob [s2] and Bob is older than Carol [s3], so Alice is older than Carol, since \"older than\" is transitive [s1].",
        "2. Alice is older than Carol, but [s4] says: Carol is older than Alice, and \"older than\" is asymmetric [s1].");

    [Fact]
    public void Conflict_OfALongChain_IsOneStepOfTransitivity() => AssertExplained(
        """
        relation r: transitive
        r(a, b)
        r(b, c)
        r(c, d)
        !r(a, d)
        """,
        "1. r(a, b) [s2], r(b, c) [s3] and r(c, d) [s4], so r(a, d), since \"r\" is transitive [s1].",
        "2. r(a, d), but [s5] says: !r(a, d).");

    [Fact]
    public void Conflict_OfTwoDenials_QuotesBoth() => AssertExplained(
        "Tweety can fly.\nTweety cannot fly.",
        "[s1] says: Tweety can fly. But [s2] says: Tweety cannot fly.");

    [Fact]
    public void Conflict_ThatNeedsCases_SplitsOnce() => AssertExplained(
        "rule p | q\nrule p | !q\nrule !p | q\nrule !p | !q",
        "1. p, or q, by [s1]:",
        "   If p:",
        "   2. p, so q, by [s3].",
        "   3. p and q, but [s4] rules that out.",
        "   If q:",
        "   4. q, so p, by [s2].",
        "   5. p and q, but [s4] rules that out.");

    [Fact]
    public void Conflict_InJapanese_IsExplainedInJapanese() => AssertExplained(
        "rule すべての鳥は飛べる。\nclaim 太郎は鳥である。\nclaim 太郎は飛べない。",
        "1. 「太郎は鳥である」[s2]から、[s1]により「太郎は飛べる」が導かれる。",
        "2. 「太郎は飛べる」に対し、[s3]は「太郎は飛べない」と述べている。");

    [Theory]
    [InlineData("太郎は鳥である。")]
    [InlineData("太郎は鳥ではない。")]
    [InlineData("太郎は大きい。")]
    [InlineData("太郎は大きくない。")]
    [InlineData("太郎は飛ぶことができない。")]
    [InlineData("太郎は走らない。")]
    [InlineData("太郎は花子を愛する。")]
    [InlineData("太郎は東京に住んでいない。")]
    [InlineData("太郎はお金がない。")]
    [InlineData("東京は日本の首都である。")]
    [InlineData("太郎は花子よりも古い。")]
    [InlineData("太郎は花子より年上である。")]
    [InlineData("「はなこ」は鳥である。")]
    [InlineData("「花子と太郎」は「東京の北」に住んでいる。")]
    [InlineData("「は」は「が」より古い。")]
    public void Say_JapaneseLiteralAndItsOpposite_IsReadBackToTheSame(string sentence)
    {
        FormulaResult result = new ClaimParser().ParseFormula(sentence);
        (AtomicFormula atom, _) = Literals.Split(result.Formula!);
        foreach (bool holds in new[] { true, false })
        {
            string said = result.Vocabulary.Say(atom, holds);
            Formula expected = holds ? atom : !atom;
            Assert.True(expected.Equals(new ClaimParser().ParseFormula(said).Formula), $"{expected}: {said}");
        }
    }

    [Fact]
    public void Answer_True_ShowsMinimalPremisesAndSteps()
    {
        Answer answer = Ask("rule Every penguin is a bird.\nrule Every bird can fly.\nTweety is a penguin.\nBob is a bird.\nask Can Tweety fly?");

        AnswerProof proof = Assert.Single(answer.Proofs);
        Assert.True(proof is { Holds: true, IsMinimal: true });
        Assert.Equal(["s1", "s2", "s3"], proof.Premises.Select(static p => p.Id));
        Assert.Equal(["1. Tweety is a penguin [s3], so Tweety is a bird, by [s1].", "2. Tweety is a bird, so Tweety can fly, by [s2]."], proof.Explanation);
    }

    [Fact]
    public void Answer_BothInTheDerivableReading_HasBothProofs()
    {
        Answer answer = Ask("p -> q\nr -> !q\np\nr\nask q", Reading.Derivable);

        Assert.Equal(AnswerVerdict.Both, answer.Verdict);
        Assert.Equal([true, false], answer.Proofs.Select(static p => p.Holds));
        Assert.Equal("p [s3], so q, by [s1].", Assert.Single(answer.Proofs[0].Explanation));
        Assert.Equal("r [s4], so !q, by [s2].", Assert.Single(answer.Proofs[1].Explanation));
    }

    [Fact]
    public void Answer_OfACompoundQuestion_RefutesTheOpposite()
    {
        Answer answer = Ask("p -> q\np\nask p & q");

        AnswerProof proof = Assert.Single(answer.Proofs);
        Assert.Null(proof.Steps[^1].Conclusion);
        Assert.Equal(["s1", "s2"], proof.Premises.Select(static p => p.Id));
    }

    [Fact]
    public void Answer_Unknown_ShowsTwoWorldsThatDifferAsLittleAsTheyCan()
    {
        Answer answer = Ask("rule Every bird can fly.\nrule If something can fly then it is light.\nTweety is light.\nBob is a bird.\nask Is Tweety a bird?");

        Assert.Equal(AnswerVerdict.Unknown, answer.Verdict);
        Assert.Equal("Tweety is a bird", answer.HoldingWorld!.Words[0]);
        Assert.Equal("Tweety is not a bird", answer.FailingWorld!.Words[0]);
        Assert.True(answer.HoldingWorld.Words.Length <= 2, string.Join(", ", answer.HoldingWorld.Words));
    }

    [Fact]
    public void Worlds_OfRandomClaims_HoldWhatIsKept()
    {
        int worlds = 0;
        for (int i = 0; i < 600; i++)
        {
            ClaimSet claims = new RandomClaims(40_000_000 + i).Next(constants: 2, statements: 3 + (i % 6), quantifiers: false);
            ConsistencyReport report = new ConsistencyChecker().Check(claims, TestContext.Current.CancellationToken);
            foreach (Answer answer in report.Answers.Where(static a => a.Verdict == AnswerVerdict.Unknown))
            {
                Assert.True(answer.HoldingWorld is not null && answer.FailingWorld is not null, $"{40_000_000 + i}");
                Assert.True(
                    answer.HoldingWorld.Literals.Zip(answer.FailingWorld.Literals, static (h, f) => Literals.Opposite(h).Equals(f)).All(static o => o)
                        && answer.HoldingWorld.Literals.Length == answer.FailingWorld.Literals.Length,
                    $"{40_000_000 + i}: the worlds list other things");
                if (report.Cost is null)
                {
                    // What is certain contradicts itself elsewhere, so no world has all of it.
                    continue;
                }

                AssertPossible(report, claims, answer, answer.HoldingWorld, answer.Question.Formula!);
                AssertPossible(report, claims, answer, answer.FailingWorld, !answer.Question.Formula!);
                worlds++;
            }
        }

        Assert.True(worlds > 50, $"only {worlds} pairs of worlds");
    }

    // What is certain, the claims that every cheapest repair keeps, what the world lists and how it answers: all true together.
    private static void AssertPossible(ConsistencyReport report, ClaimSet claims, Answer answer, PossibleWorld world, Formula answered)
    {
        ClaimSetBuilder builder = new();
        foreach (Statement statement in claims.Statements)
        {
            if (statement.Declaration is { } declaration)
            {
                builder.AddDeclaration(declaration);
            }
            else if (statement.Kind is StatementKind.Fact or StatementKind.Rule && statement.Confidence is null)
            {
                builder.AddFact(statement.Formula!);
            }
        }

        if (report.Repair is null or { IsUnique: true })
        {
            foreach (ClaimVerdict kept in report.Claims.Where(static c =>
                c.Outcome == ClaimOutcome.Kept && c.Weight > 0 && c.Statement.Kind != StatementKind.Rule))
            {
                builder.AddFact(kept.Statement.Confidence is < 0.5 ? !kept.Statement.Formula! : kept.Statement.Formula!);
            }
        }

        foreach (Formula literal in world.Literals)
        {
            builder.AddFact(literal);
        }

        ConsistencyReport check = new ConsistencyChecker(new ConsistencyOptions { ComputeNumbers = false })
            .Check(builder.AddFact(answered).Build(), TestContext.Current.CancellationToken);
        Assert.True(check.Verdict == Verdict.Consistent, $"{claims.Statements.Length} statements, {answer.Question.Formula}: {check.Verdict}");
    }

    private static void AssertExplained(string text, params string[] expected)
    {
        ConsistencyReport report = new ConsistencyChecker().Check(text, TestContext.Current.CancellationToken);
        Assert.Equal(expected, Assert.Single(report.Violations).Explanation);
    }

    private static Answer Ask(string text, Reading reading = Reading.Classical) =>
        Assert.Single(new ConsistencyChecker(new ConsistencyOptions { Reading = reading }).Check(text, TestContext.Current.CancellationToken).Answers);
}
