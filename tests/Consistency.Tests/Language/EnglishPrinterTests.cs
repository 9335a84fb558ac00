using Consistency.Language;

namespace Consistency.Tests.Language;

public class EnglishPrinterTests
{
    [Theory]
    [InlineData("Tweety is a bird", "Tweety is a bird")]
    [InlineData("The cat does not eat the squirrel", "The cat does not eat the squirrel")]
    [InlineData("Every penguin is a bird", "If something is a penguin then it is a bird")]
    [InlineData("If something is round and not big then it is red", "If something is round and it is not big then it is red")]
    [InlineData("If X is older than Y then Y is younger than X", "If X is older than Y then Y is younger than X")]
    [InlineData("Everything is red", "Everything is red")]
    [InlineData("Nobody likes Bob", "Nothing likes Bob")]
    [InlineData("Someone likes Bob", "Something likes Bob")]
    [InlineData("Alice is kind or nice but not both", "Alice is kind or Alice is nice but not both")]
    [InlineData("Not every bird is red", "!(forall x: bird(x) -> red(x))")]
    public void Print_Formula_ReadsWellAndMeansTheSame(string text, string expected)
    {
        FormulaResult result = new ClaimParser().ParseFormula(text);
        string said = EnglishPrinter.Print(result.Formula!, result.Vocabulary);

        Assert.Equal(expected, said);
        Assert.Equal(result.Formula, new ClaimParser().ParseFormula(said).Formula);
    }
}
