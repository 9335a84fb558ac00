using Consistency.Findings;

namespace Consistency.Tests.Findings;

/// <summary>Small cases in which quantifiers are easily got wrong; some of them once were.</summary>
public class QuantifierTests
{
    [Theory]
    [InlineData("constant a, b\nexists x: forall y: x = y", Verdict.Inconsistent)]
    [InlineData("constant a, b\nforall x: exists y: x = y", Verdict.Consistent)]
    [InlineData("exists x: forall y: loves(x, y)\nforall x: exists y: !loves(x, y)", Verdict.Inconsistent)]
    [InlineData("forall y: exists x: loves(x, y)\nforall x: exists y: !loves(x, y)", Verdict.Consistent)]
    [InlineData("exists x: (p(x) & forall y: r(x, y))\nforall x: (p(x) -> exists y: !r(x, y))", Verdict.Inconsistent)]
    [InlineData("exists x: (p(x) | forall y: r(x, y))\nforall x: (p(x) -> exists y: !r(x, y))\nforall x: !p(x)", Verdict.Consistent)]
    [InlineData("!(forall x: exists y: (y = x ^ !q(x)))\nconstant a, b", Verdict.Inconsistent)]
    [InlineData("forall x: p(x)\nforall x: !p(x)", Verdict.Inconsistent)]
    [InlineData("If something is a penguin then it is a bird. If something is a penguin then it is not a bird.", Verdict.Consistent)]
    [InlineData("Some penguin is a bird. No penguin is a bird.", Verdict.Inconsistent)]
    [InlineData("Not every bird can fly. Tweety is a bird. Tweety can fly.", Verdict.Consistent)]
    public void Check_Quantifiers_GivesTheVerdictOfLogic(string text, Verdict expected)
    {
        ConsistencyReport report = new ConsistencyChecker().Check(text, TestContext.Current.CancellationToken);

        Assert.Empty(report.Diagnostics);
        Assert.Equal(expected, report.Verdict);
    }

    [Fact]
    public void Check_FactThatIsFalseByItself_IsTheWholeConflict()
    {
        ConsistencyReport report = new ConsistencyChecker().Check(
            "rule forall x: x != a & r(a, b)\nrelation r is asymmetric\nfact r(b, a)", TestContext.Current.CancellationToken);

        Assert.Contains(report.Violations, static v => v.Statements is [{ Id: "s1" }]);
        Assert.All(report.Violations, v => Assert.True(v.Statements.Length == 1 || v.Statements.All(static s => s.Id != "s1")));
    }
}
