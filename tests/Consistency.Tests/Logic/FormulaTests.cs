using Consistency.Logic;

namespace Consistency.Tests.Logic;

public class FormulaTests
{
    private static readonly Predicate Bird = new("bird", 1);
    private static readonly Predicate Flies = new("flies", 1);

    [Fact]
    public void Equals_SameExpressionBuiltTwice_IsTrue()
    {
        Formula first = Formula.ForAll("x", Bird.Of(Term.Variable("x")).Implies(Flies.Of(Term.Variable("x"))));
        Formula second = Formula.ForAll("x", Bird.Of(Term.Variable("x")).Implies(Flies.Of(Term.Variable("x"))));

        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.NotEqual(first, Formula.ForAll("x", Flies.Of(Term.Variable("x")).Implies(Bird.Of(Term.Variable("x")))));
    }

    [Theory]
    [InlineData("Living thing", "living_thing")]
    [InlineData("living-thing", "living_thing")]
    [InlineData("  New   York ", "new_york")]
    [InlineData("É", "é")]
    [InlineData("_a__b_", "a_b")]
    [InlineData("Cafe\u0301", "caf\u00E9")]
    [InlineData("Caf\u00E9", "caf\u00E9")]
    [InlineData("Vie\u0302\u0323t", "vi\u1EC7t")]
    [InlineData("Vie\u0323\u0302t", "vi\u1EC7t")]
    [InlineData("\u304B\u3099", "\u304C")]
    [InlineData("\u1112\u1161\u11AB", "\uD55C")]
    [InlineData("x\u0301\u0301", "x\u0301\u0301")]
    public void Normalize_AnyForm_GivesOneName(string name, string expected)
    {
        Assert.Equal(expected, SymbolName.Normalize(name));
        Assert.Equal(expected, SymbolName.Normalize(expected));
    }

    [Fact]
    public void Constructor_DeeperThanTheLimit_Throws()
    {
        Formula formula = Bird.Of(Term.Constant("tweety"));
        for (int depth = 1; depth < Formula.MaxDepth; depth++)
        {
            formula = !formula;
        }

        Assert.Throws<ArgumentException>(() => !formula);
    }

    [Fact]
    public void ToString_NestedConnectives_BracketsWhatIsNested()
    {
        Formula tweety = Bird.Of(Term.Constant("Tweety"));
        Formula formula = Formula.ForAll("x", (Bird.Of(Term.Variable("x")) & !tweety).Implies(tweety | Formula.Exists("y", tweety)));

        Assert.Equal("forall x: (bird(x) & !bird(tweety)) -> (bird(tweety) | (exists y: bird(tweety)))", formula.ToString());
    }
}
