using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Grounding;
using Consistency.Logic;

namespace Consistency.Tests.Findings;

/// <summary>What statements speak of without a name gets one in proofs.</summary>
public class NamedThingTests
{
    [Theory]
    [InlineData(
        "At least two dogs are kind.\nAt most one dog is kind.",
        "Let X and Y be the things that [s1] speaks of. X is a dog, X is kind, Y is a dog and Y is kind [s1], but [s2] rules that out.")]
    [InlineData("Nobody is kind.\nSomeone is kind.", "Let X be the thing that [s2] speaks of. X is kind [s2], but [s1] says: X is not kind.")]
    [InlineData("Someone is kind.\nSomeone is kind. @ 0.2", "Let X be the thing that [s1] speaks of. X is kind [s1], but [s2] says: X is not kind.")]
    [InlineData(
        "Someone is red or big.\nNobody is red.\nNobody is big.\nAlice is tall.",
        "1. Let X be the thing that [s1] speaks of. X is not red [s2], so X is big, by [s1].",
        "2. X is big, but [s3] says: X is not big.")]
    [InlineData(
        "Not every bird is red.\nIf something is a bird then it is big.\nEverything that is big is red.",
        "1. Let X be the thing that [s1] speaks of. X is a bird [s1], so X is big, by [s2].",
        "2. X is big, so X is red, by [s3].",
        "3. X is red, but [s1] says: X is not red.")]
    [InlineData(
        "claim At most one dog is kind. @ 0.2\nclaim Exactly one dog is kind.",
        "Let X and Y be the things that [s1] speaks of. X is a dog, X is kind, Y is a dog and Y is kind [s1], but [s2] rules that out.")]
    [InlineData("何かが赤い。\n誰も赤くない。", "[s1]のいうものをXとする。「Xは赤い」[s1]に対し、[s2]は「Xは赤くない」と述べている。")]
    public void Conflict_OfSomethingWithoutAName_NamesIt(string text, params string[] lines)
    {
        Violation violation = Assert.Single(Check(text).Violations);

        Assert.Equal(lines, violation.Explanation);
        Assert.Contains(violation.Steps.SelectMany(static s => s.Premises), static p => p.Inference is Inference.Witness or Inference.Instantiation);
    }

    [Fact]
    public void Answer_ThatSomethingIsSo_QuotesTheStatement() =>
        Assert.Equal(["[s1] says: Someone is kind."], Assert.Single(Assert.Single(Check("Someone is kind.\nask Someone is kind.").Answers).Proofs).Explanation);

    [Fact]
    public void Conflict_OfThingsWithoutNamesAndALetterThatIsTaken_TakesTheNext() =>
        Assert.StartsWith("Let Y be", Assert.Single(Check("X is tall.\nSomeone is kind.\nNobody is kind.").Violations).Explanation[0], StringComparison.Ordinal);

    // X could be Alice: then both statements that speak of a red cat speak of one cat, and nothing is wrong.
    [Fact]
    public void Checker_ThingWithoutAName_IsNotTakenForAnotherThanTheNamed()
    {
        ClaimSet claims = new ClaimSetBuilder().AddText("Someone is a cat and is red.\nAlice is a cat.\nAlice is red.\nAt most one cat is red.", cancellationToken: TestContext.Current.CancellationToken).Build();
        Assert.Equal(Verdict.Consistent, new ConsistencyChecker().Check(claims, TestContext.Current.CancellationToken).Verdict);
        ProofStep wrong = Step(claims, "something_1", "alice");
        Assert.Equal("step 1: the conclusion does not follow", ProblemOf(claims, wrong));
    }

    [Fact]
    public void Checker_TwoThingsThatAStatementTellsApart_AreTwo()
    {
        ClaimSet claims = new ClaimSetBuilder().AddText("At least two cats are red.\nAlice is a cat.\nAlice is red.\nAt most one cat is red.", cancellationToken: TestContext.Current.CancellationToken).Build();
        Assert.Null(ProblemOf(claims, Step(claims, "something_1", "something_2", second: 0)));
        Assert.Equal("step 1: the conclusion does not follow", ProblemOf(claims, Step(claims, "something_1", "alice")));
    }

    // "One and another are red cats, which the last statement does not allow."
    private static ProofStep Step(ClaimSet claims, string one, string other, int? second = null)
    {
        Term x = Term.Constant(one);
        Term y = Term.Constant(other);
        ProofPremise Said(string predicate, Term thing, int statement) =>
            new(new Predicate(predicate, 1).Of(thing), Inference.Witness, step: null, claims.Statements[statement]);
        return new ProofStep(
            1,
            Inference.Counting,
            [Said("cat", x, 0), Said("red", x, 0), Said("cat", y, second ?? 1), Said("red", y, second ?? 2)],
            [claims.Statements[3]],
            conclusion: null,
            []);
    }

    private static string? ProblemOf(ClaimSet claims, params ImmutableArray<ProofStep> steps)
    {
        GroundProgram program = Grounder.Ground(claims, new ConsistencyOptions(), TestContext.Current.CancellationToken);
        return new Prover(claims, program).ProblemOf(steps, claims.Statements, new Contents(), goal: 0);
    }

    private static ConsistencyReport Check(string text) => new ConsistencyChecker().Check(text, TestContext.Current.CancellationToken);
}
