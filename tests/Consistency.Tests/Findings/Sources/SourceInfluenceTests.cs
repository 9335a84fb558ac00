using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Logic;

namespace Consistency.Tests.Findings.Sources;

public class SourceInfluenceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Review_RandomClaims_EveryMarginIsThatOfWholeChecksWithAndWithoutTheSource()
    {
        ConsistencyOptions options = new() { ComputeNumbers = false };
        int compared = 0;
        int changed = 0;
        for (int seed = 0; seed < 80; seed++)
        {
            ClaimSet claims = WithSources(new RandomClaims(seed).Next(constants: 2, statements: 9, quantifiers: false), seed);
            SourceReview review = new SourceReviewer(options).Review(claims, Token);
            if (review.Diagnostics.Any(static d => d.Id == "CON0207"))
            {
                Assert.False(review.IsComplete);
                continue;
            }

            Assert.True(review.IsComplete);
            ConsistencyReport report = new ConsistencyChecker(options).Check(claims, Token);
            foreach (QuestionInfluence question in review.Questions)
            {
                AnswerVerdict cautious = report.Answers.Single(a => a.Question.Id == question.Question.Id).Verdict;
                Assert.True(cautious == AnswerVerdict.Unknown || cautious == question.Answer);
                Assert.Equal(Margin(claims, question.Question, options), question.Margin);
                foreach (string source in (string[])["A", "B", "C"])
                {
                    decimal? without = Margin(Without(claims, source), question.Question, options);
                    SourceInfluence? influence = question.Sources.SingleOrDefault(s => s.Source == source);

                    // What is not listed changes nothing.
                    Assert.Equal(without, question.Margin is null || influence is null ? question.Margin : influence.MarginWithout);
                    compared++;
                    changed += influence is { ChangesAnswer: true } ? 1 : 0;
                }
            }
        }

        Assert.True(compared > 200, $"{compared} compared");
        Assert.True(changed > 5, $"{changed} changed");
    }

    [Fact]
    public void Review_SourceThatDecides_ChangesTheAnswerAndOthersDoNot()
    {
        SourceReview review = new SourceReviewer().Review(
            new ClaimSetBuilder().AddText(
                """
                fact If something is a penguin then it cannot fly.
                Tweety is a penguin. from "field guide"
                Tweety can fly. @ 0.7 from "poem"
                Rome is old. from "travel guide"
                Can Tweety fly?
                """,
                file: null,
                Token).Build(),
            Token);

        QuestionInfluence question = Assert.Single(review.Questions);
        Assert.Equal(AnswerVerdict.False, question.Answer);
        Assert.Equal(["field guide", "poem"], question.Sources.Select(static s => s.Source));
        Assert.Equal([AnswerVerdict.True, AnswerVerdict.False], question.Sources.Select(static s => s.Without));
        Assert.Equal([true, false], question.Sources.Select(static s => s.ChangesAnswer));
        Assert.True(question.Sources[0].Effect < 0 && question.Sources[1].Effect > 0);
        Assert.Equal("poem", Assert.Single(review.Suspects).Source);
    }

    [Fact]
    public void Review_AnswerThatIsCertain_HangsOnNoSource()
    {
        SourceReview review = new SourceReviewer().Review(
            new ClaimSetBuilder().AddText("fact p(a)\n!p(a) from \"doc\"\np(a)?", file: null, Token).Build(), Token);

        QuestionInfluence question = Assert.Single(review.Questions);
        Assert.Equal(AnswerVerdict.True, question.Answer);
        Assert.Null(question.Margin);
        Assert.Empty(question.Sources);
        Assert.Equal((1, 0), (review.Suspects[0].Rejected[0].Agreeing, review.Suspects[0].Rejected[0].Opposing));
    }

    [Fact]
    public void Review_UnreadableStatement_IsNotComplete() => Assert.False(
        new SourceReviewer().Review(new ClaimSetBuilder().AddText("Blah of of, it.\np(a)", file: null, Token).Build(), Token).IsComplete);

    [Fact]
    public void Review_TooManyInstances_IsNotComplete()
    {
        SourceReview review = new SourceReviewer(new ConsistencyOptions { MaxGroundClauses = 1 }).Review(
            new ClaimSetBuilder().AddText("forall x: p(x) -> q(x)\np(a)\np(b)\n!q(a)", file: null, Token).Build(), Token);

        Assert.False(review.IsComplete);
        Assert.Contains(review.Diagnostics, static d => d.Id == "CON0201");
    }

    [Fact]
    public void Reviewer_DerivableReading_IsRefused() =>
        Assert.Throws<ArgumentException>(static () => new SourceReviewer(new ConsistencyOptions { Reading = Reading.Derivable }));

    [Theory]
    [InlineData(1.0, 0.9)]
    [InlineData(0.5, 0.7)]
    [InlineData(0.0, 0.5)]
    public void Trust_ScalesTheDistanceFromOneHalf(double trust, double confidence)
    {
        ClaimSet claims = new ClaimSetBuilder().AddText("p(a) from \"doc\"\nq(a) @ 0.8 from \"other\"\nfact r(a) from \"doc\"", file: null, Token).Build();

        ImmutableArray<Statement> scaled = SourceTrust.Apply(claims, new Dictionary<string, double> { ["doc"] = trust }).Statements;

        Assert.Equal(confidence, scaled[0].Confidence ?? 0.9, 12);
        Assert.Equal(0.8, scaled[1].Confidence);
        Assert.Null(scaled[2].Confidence);
    }

    [Fact]
    public void Trust_LinearWeights_AreScaledByIt()
    {
        ConsistencyOptions options = new() { Weights = WeightScheme.Linear };
        ClaimSet claims = new ClaimSetBuilder().AddText("fact !p(a)\np(a) @ 0.95 from \"doc\"", file: null, Token).Build();

        ConsistencyReport report = new ConsistencyChecker(options).Check(SourceTrust.Apply(claims, new Dictionary<string, double> { ["doc"] = 0.3 }), Token);

        Assert.Equal(0.27m, report.Cost!.Value, 5);
    }

    [Fact]
    public void Trust_OutOfRange_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(static () =>
        SourceTrust.Apply(new ClaimSetBuilder().Build(), new Dictionary<string, double> { ["doc"] = 1.1 }));

    // Every constant stays named without the source, as it stays in the world of the review.
    private static ClaimSet WithSources(ClaimSet claims, int seed)
    {
        Random random = new(seed);
        Predicate named = new("named", 1);
        IEnumerable<Statement> statements = claims.Statements.Select(s => s.Formula is { } formula && s.Kind != StatementKind.Question && !IsCertain(s)
            ? Statement.Create(s.Kind, s.Id, formula, s.Text, s.Confidence, random.Next(4) is var k and < 3 ? "ABC"[k].ToString() : null)
            : s);
        return new ClaimSet(
        [
            .. statements,
            .. "abcdefgh".Select(c => Statement.Create(StatementKind.Fact, $"named {c}", named.Of(Term.Constant(c.ToString())))),
            Statement.Create(StatementKind.Question, "asked", RandomClaims.Unary[0].Of(Term.Constant("a"))),
            Statement.Create(StatementKind.Question, "asked too", RandomClaims.Proposition.Of()),
        ]);
    }

    private static bool IsCertain(Statement statement) =>
        statement.Kind is StatementKind.Fact or StatementKind.Rule && statement.Confidence is null;

    private static ClaimSet Without(ClaimSet claims, string source) => new(claims.Statements.Where(s => s.Source != source));

    private static decimal? Margin(ClaimSet claims, Statement question, ConsistencyOptions options) =>
        Cost(claims, !question.Formula!, options) - Cost(claims, question.Formula!, options);

    private static decimal? Cost(ClaimSet claims, Formula assumed, ConsistencyOptions options) => new ConsistencyChecker(options)
        .Check(
            new ClaimSet([.. claims.Statements.Where(static s => s.Kind != StatementKind.Question), Statement.Create(StatementKind.Fact, "assumed", assumed)]),
            Token).Cost;
}
