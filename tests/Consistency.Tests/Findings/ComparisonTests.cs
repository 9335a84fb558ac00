using Consistency.Claims;
using Consistency.Findings;
using Consistency.Formats;

namespace Consistency.Tests.Findings;

/// <summary>Comparisons obey the laws that their words have, and nothing else does.</summary>
public class ComparisonTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Bob is taller than Carol. Carol is taller than Dave. Dave is taller than Bob.")]
    [InlineData("Bob is taller than Carol. Carol is taller than Bob.")]
    [InlineData("Bob is more careful than Carol. Carol is more careful than Bob.")]
    [InlineData("Bob is more careful than Carol. Bob is less careful than Carol.")]
    [InlineData("Bob is better than Carol. Bob is worse than Carol.")]
    [InlineData("Bob is older than Carol. Bob is younger than Carol.")]
    [InlineData("Bob was older than Carol. Carol was older than Bob.")]
    [InlineData("The bus is cheaper than the train. The bus is more expensive than the train.")]
    [InlineData("The kickoff is before the launch. The launch is before the review. The review is before the kickoff.")]
    [InlineData("The kickoff is before the launch. The kickoff is after the launch.")]
    [InlineData("The kickoff comes before the launch. The launch comes before the kickoff.")]
    [InlineData("The kickoff is earlier than the launch. The kickoff is later than the launch.")]
    [InlineData("Eve is the tallest. Dave is taller than Eve.")]
    [InlineData("According to Ann, Tim is faster than Tom. According to Ann, Tom is faster than Tim.")]
    [InlineData("As of 2020, Tim is faster than Tom. As of 2020, Tom is faster than Tim.")]
    [InlineData("If Tim is a cat then Tim is faster than Tom. Tim is a cat. Tom is faster than Tim.")]
    [InlineData("アリスはボブより年上である。ボブはアリスより年上である。")]
    public void Check_ComparisonsThatCannotBe_AreAConflict(string text) => Assert.Equal(Verdict.Inconsistent, Check(text).Verdict);

    [Theory]
    [InlineData("Bob is taller than Carol. Carol is taller than Dave. Bob is taller than Dave.")]
    [InlineData("Bob is taller than Carol. Carol is older than Bob.")]
    [InlineData("Bob is taller than Carol. Carol was taller than Bob.")]
    [InlineData("Ann is two years older than Bob. Bob is two years older than Carol. Carol is two years older than Ann.")]
    [InlineData("The rope is longer than the rod. The rope is shorter than the rod. The rope is taller than the rod.")]
    [InlineData("As of 2020, Tim is faster than Tom. As of 2021, Tom is faster than Tim.")]
    [InlineData("Ann is faster than Bob in chess. Bob is faster than Ann in golf.")]
    [InlineData("Bob is not taller than Carol. Carol is not taller than Bob.")]
    [InlineData("Rock beats scissors. Scissors beats paper. Paper beats rock.")]
    [InlineData("relation \"stronger than\" is irreflexive.\nRock is stronger than scissors. Scissors is stronger than paper. Paper is stronger than rock.")]
    [InlineData("relation \"weaker than\": inverse \"stronger than\".\nAnn is stronger than Bob. Bob is stronger than Ann.")]
    [InlineData("taller_than(bob, carol)\ntaller_than(carol, bob)")]
    public void Check_WhatCanBe_IsNone(string text) => Assert.Equal(Verdict.Consistent, Check(text).Verdict);

    [Fact]
    public void Check_Chain_IsExplainedByTheMeaningOfTheWords()
    {
        ConsistencyReport report = Check("Bob is taller than Carol. Carol is taller than Dave. Dave is taller than Bob.");

        Violation conflict = Assert.Single(report.Violations);
        Assert.Equal(ViolationKind.Transitivity, conflict.Kind);
        Assert.Equal(
            [
                "1. Bob is taller than Carol [s1] and Carol is taller than Dave [s2], so Bob is taller than Dave, since \"taller than\" is transitive [taller_than].",
                "2. Bob is taller than Dave, but [s3] says: Dave is taller than Bob, and \"taller than\" is asymmetric [taller_than].",
            ],
            conflict.Explanation);
        Assert.Equal("by its meaning, \"taller than\" is transitive, asymmetric", conflict.Statements[^1].Text);
        Assert.All(report.Repair!.Changes, static c => Assert.Equal(StatementKind.Claim, c.Statement.Kind));
    }

    [Theory]
    [InlineData("Acme is {0} metres tall.")]
    [InlineData("Person{0} is the CEO of Acme.")]
    public void Check_TooManyToCompare_IsSaidAndNeverConsistent(string sentence)
    {
        ConsistencyReport report = Check(string.Join(' ', Enumerable.Range(1, 2_000).Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, i))));

        Assert.False(report.IsComplete);
        Assert.Contains(report.Diagnostics, static d => d.Id == "CON0213");
    }

    [Theory]
    [InlineData("Lyon is the capital of France. Paris is the capital of France.", Verdict.Inconsistent)]
    [InlineData("relation \"capital of\" is irreflexive. Lyon is the capital of France. Paris is the capital of France.", Verdict.Consistent)]
    public void Check_RoleThatIsDeclared_HasTheLawsThatAreDeclared(string text, Verdict expected) => Assert.Equal(expected, Check(text).Verdict);

    [Fact]
    public void Check_StatementOfThatName_LeavesTheLawAnotherId()
    {
        ConsistencyReport report = Check("[taller_than] Bob is taller than Carol. Carol is taller than Bob.");

        Assert.Contains(report.Violations[0].Statements, static s => s.Id == "taller_than_2");
    }

    [Fact]
    public void Check_QuestionThatNeedsTheLaw_IsAnswered()
    {
        ConsistencyReport report = Check("Bob is taller than Carol. Carol is taller than Dave. Is Bob taller than Dave? Is Dave taller than Bob? Is Dave shorter than Bob?");

        Assert.Equal(["True", "False", "True"], report.Answers.Select(static a => a.Verdict.ToString()));
    }

    [Theory]
    [InlineData(TranslationFormat.Claims)]
    [InlineData(TranslationFormat.English)]
    [InlineData(TranslationFormat.Formal)]
    [InlineData(TranslationFormat.Json)]
    public void Write_ReadBack_HasTheSameConflict(TranslationFormat format)
    {
        ClaimSet claims = new ClaimSetBuilder().AddText("Bob is older than Carol. Bob is younger than Carol.", cancellationToken: Token).Build();

        string text = DocumentWriter.Write(claims, format, cancellationToken: Token).Text;
        ClaimSet again = DocumentReader.Read(System.Text.Encoding.UTF8.GetBytes(text), format == TranslationFormat.Json ? DocumentFormat.Json : DocumentFormat.Claims, cancellationToken: Token).ToClaimSet();

        Assert.Equal(Verdict.Inconsistent, new ConsistencyChecker().Check(again, Token).Verdict);
    }

    private static ConsistencyReport Check(string text) => new ConsistencyChecker().Check(text, Token);
}
