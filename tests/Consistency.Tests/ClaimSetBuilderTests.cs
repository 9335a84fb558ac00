using Consistency.Claims;
using Consistency.Findings;
using Consistency.Logic;

namespace Consistency.Tests;

public class ClaimSetBuilderTests
{
    private static readonly AtomicFormula P = new Predicate("p", 0).Of();

    [Fact]
    public void AddText_SeveralTexts_KeepsIdsApart()
    {
        ClaimSet claims = new ClaimSetBuilder()
            .AddText("p\n[s3] q", "one", TestContext.Current.CancellationToken)
            .AddText("r\nt\n[s3] u", "two", TestContext.Current.CancellationToken)
            .AddClaim(P)
            .Build();

        Assert.Equal(claims.Statements.Length, claims.Statements.Select(static s => s.Id).Distinct().Count());
        Diagnostic taken = Assert.Single(claims.Diagnostics);
        Assert.Equal("CON0012", taken.Id);
        Assert.Equal("two", taken.Span.File);
        Assert.False(claims.IsComplete);
    }

    [Fact]
    public void Add_WhatCannotBe_Throws()
    {
        ClaimSetBuilder builder = new ClaimSetBuilder().AddClaim(P, id: "a");

        Assert.Throws<ArgumentException>(() => builder.AddClaim(P, id: "a"));
        Assert.Throws<ArgumentException>(() => builder.AddClaim(new Predicate("p", 1).Of(Term.Variable("x"))));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddClaim(P, confidence: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddClaim(P, confidence: 1.5));
        Assert.Throws<ArgumentNullException>(() => builder.AddClaim(null!));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Options_OutOfRange_AreRefusedAtTheDoor(double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConsistencyChecker(new ConsistencyOptions { DefaultConfidence = confidence }));

    [Fact]
    public void Check_ConfidenceBelowOneHalf_AssertsTheNegation()
    {
        ConsistencyReport report = new ConsistencyChecker().Check("p @ 0.1\np @ 0.8", TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Inconsistent, report.Verdict);
        Assert.Equal("s2", Assert.Single(report.Repair!.Changes).Statement.Id);
        Assert.Equal(1.386294m, report.Cost);
    }

    [Fact]
    public void Check_ConfidenceOfOneHalf_SaysNothing()
    {
        ConsistencyReport report = new ConsistencyChecker().Check("p @ 0.5\n!p @ 0.9\nask p", TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Consistent, report.Verdict);
        Assert.Equal(AnswerVerdict.False, report.Answers[0].Verdict);
    }
}
