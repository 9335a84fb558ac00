using Consistency.Claims;
using Consistency.Findings.Rules;

namespace Consistency.Tests.Findings.Rules;

/// <summary>What is said about rules, finding by finding; the examples of docs/rules.md are run from there.</summary>
public class RuleReviewTests
{
    [Theory]
    [InlineData("rule [a] p\nrule [b] p -> q\nrule [c] !q", "Contradictory Error a b c", "These 3 rules cannot all hold, whatever the claims are.")]
    [InlineData("rule [a] p | q\nrule [b] p | !q\nrule [c] !p | q\nrule [d] !p | !q", "Contradictory Error a b c d", null)]
    [InlineData("rule [a] p & !p", "Contradictory Error a", "This rule contradicts itself.")]
    [InlineData("rule [a] forall x: p(x)\nrule [b] exists x: !p(x)", "Contradictory Error a b", null)]
    [InlineData("rule [a] p @ 0.9\nrule [b] !p", "Contradictory Warning a b|Impossible Information b", null)]
    [InlineData("rule [a] Every penguin is a bird.\nrule [b] Every bird can fly.\nrule [c] No penguin can fly.",
        "Impossible Warning a b c", "It can never be that something is a penguin: these 3 rules then contradict each other.")]
    [InlineData("rule [a] forall x, y: r(x, y) -> !r(x, y)", "Impossible Information a", "It can never be that r(x, y): this rule excludes it.")]
    [InlineData("[a] relation older: transitive, asymmetric\nrule [b] forall x, y: older(x, y) -> older(y, x)",
        "Impossible Warning a b", "It can never be that older(x, y): these 2 rules then contradict each other.")]
    [InlineData("rule [a] No penguin can fly.\nrule [b] Every bat can fly.", "Clash Information a b",
        "If something is a bat and it is a penguin, then [a] and [b] contradict each other.")]
    [InlineData("rule [a] forall x: bird(x) -> flies(x)\nrule [b] forall x: bird(x) & young(x) -> !flies(x)", "Clash Information a b",
        "If bird(x) and young(x), then [a] and [b] contradict each other.")]
    [InlineData("rule [a] Every penguin is a bird.\nrule [b] Every bird can fly. @ 0.9\nrule [c] No penguin can fly.", "Clash Information a b c",
        "If something is a penguin, these 3 rules contradict each other, and one with a confidence gives way.")]
    [InlineData("rule [a] forall x: p(x) <-> q(x) & r(x)\nrule [b] forall x: q(x) <-> p(x) | s(x)", "Circular Warning a b",
        "These 2 definitions lead back to themselves.")]
    [InlineData("rule [a] forall x: p(x) <-> q(x) & p(x)", "Circular Warning a", "This definition uses what it defines.")]
    [InlineData("rule [a] forall x: p(x) -> q(x)\nrule [b] forall y: !q(y) -> !p(y)", "Duplicate Warning b a", "[b] says in another way what [a] says.")]
    [InlineData("rule [a] forall x, y: r(x, y) -> s(x)\nrule [b] forall y, x: r(y, x) -> s(y)", "Duplicate Warning b a", null)]
    [InlineData("rule [a] forall x: p(x) <-> q(x) & r(x)\nrule [b] forall x: q(x) & r(x) <-> p(x)", "Duplicate Warning b a", null)]
    [InlineData("rule [a] Every bird can fly. @ 0.9\nrule [b] Every bird can fly. @ 0.8", "Duplicate Warning b a", "[b] says again what [a] says.")]
    [InlineData("rule [a] forall x: p(x) -> q(x)\nrule [b] forall x: q(x) -> r(x)\nrule [c] forall x: p(x) -> r(x)",
        "Redundant Information c a b", "[c] follows from [a], [b].")]
    [InlineData("rule [a] p | q\nrule [b] p -> r\nrule [c] q -> r\nrule [d] r", "Redundant Information d a b c", null)]
    [InlineData("rule [a] forall x: p(x) -> p(x)", "Vacuous Warning a", "This rule holds whatever is so, and says nothing.")]
    [InlineData("[a] exclusive p(x), q(x)\nrule [b] forall x: p(x) & q(x) -> r(x)", "Vacuous Warning b a",
        "The condition of [b] can never hold, because of 1 other rule.")]
    [InlineData("rule [a] forall x: p(x) -> q(x)\nclaim r(c)", "Unreachable Information a", "This rule is never applied: nothing asserts 'p' or lets it be concluded.")]
    [InlineData("rule [a] forall x: flies(x) -> light(x)\nclaim flies(c, d)", "TwoArities Warning s1 a", null)]
    [InlineData("rule [a] forall x: penguin(x) -> bird(x)\nrule [b] forall x: penguin(x) -> swims(x)\nrule [c] forall x: pengiun(x) -> small(x)",
        "NearMiss Information c a", "'pengiun' occurs here only; 'penguin' occurs in 2 statements.")]
    [InlineData("rule [a] forall x: p(x) -> q(x)", "", null)]
    [InlineData("rule [a] Every whale is a mammal.\nrule [b] Every shark is a fish.\nrule [c] No mammal is a fish.", "", null)]
    [InlineData("relation r: transitive, asymmetric\nrelation s: functional\nclaim r(a, b)\nclaim s(a, b)", "", null)]
    public void ReviewRules_Text_FindsExactlyThis(string text, string expected, string? message)
    {
        RuleReview review = new ConsistencyChecker().ReviewRules(text, TestContext.Current.CancellationToken);

        RuleFinding[] findings = [.. review.Findings.Where(static f => f.Kind != RuleFindingKind.SingleUse && !(f.Kind == RuleFindingKind.Unreachable && f.Message.Contains("'flies'", StringComparison.Ordinal)))];
        Assert.Equal(expected, string.Join('|', findings.Select(static f => $"{f.Kind} {f.Severity} {string.Join(' ', f.Statements.Select(static s => s.Id))}")));
        Assert.True(review.IsComplete || review.Diagnostics.Length > 0);
        if (message is not null)
        {
            Assert.Equal(message, findings[0].Message);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("claim p")]
    [InlineData("constant a, b")]
    public void ReviewRules_NoRule_IsNotComplete(string text)
    {
        RuleReview review = new ConsistencyChecker().ReviewRules(text, TestContext.Current.CancellationToken);

        Assert.Equal((0, false), (review.RuleCount, review.IsComplete));
        Assert.StartsWith("Nothing to review", review.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void ReviewRules_TooManyInstances_SaysSoAndKeepsWhatItFound()
    {
        ConsistencyChecker checker = new(new ConsistencyOptions { MaxGroundClauses = 20 });
        RuleReview review = checker.ReviewRules(
            "rule forall x, y, z: r(x, y) & r(y, z) -> r(x, z)\nrule forall x: r(x) -> q(x)", TestContext.Current.CancellationToken);

        Assert.False(review.IsComplete);
        Assert.Contains(review.Diagnostics, static d => d.Id == "CON0201");
        Assert.Contains(review.Findings, static f => f.Kind == RuleFindingKind.TwoArities);
    }

    [Fact]
    public void ReviewRules_MoreThanTheLimit_SaysSo()
    {
        ConsistencyChecker checker = new(new ConsistencyOptions { MaxViolations = 2 });
        RuleReview review = checker.ReviewRules(
            "rule p -> p\nrule q -> q\nrule r -> r\nrule s -> s", TestContext.Current.CancellationToken);

        Assert.Equal(2, review.Findings.Length);
        Assert.True(review.HasMoreFindings);
        Assert.False(review.IsComplete);
    }

    [Fact]
    public void ReviewRules_Cancelled_Throws() =>
        Assert.Throws<OperationCanceledException>(() => new ConsistencyChecker().ReviewRules("rule p", new CancellationToken(canceled: true)));

    [Fact]
    public void ReviewRules_UnreadableStatement_IsNotComplete()
    {
        RuleReview review = new ConsistencyChecker().ReviewRules("rule p -> q\nflurb the of.", TestContext.Current.CancellationToken);

        Assert.False(review.IsComplete);
        Assert.Contains(review.Diagnostics, static d => d.Severity == DiagnosticSeverity.Error);
    }
}
