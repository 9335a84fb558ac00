using Consistency.Claims;
using Consistency.Language;
using Consistency.Language.Programs;

namespace Consistency.Tests.Language;

public class LogicProgramParserTests
{
    private const string Declared = "Predicates:\nCold($x, bool) ::: Is x cold?\nSees($x, $y, bool)\nCat($x, bool)\n\n";

    [Fact]
    public void Parse_Program_GivesItsStatementsAndQuery()
    {
        LogicProgramResult result = Read(
            Declared + "Facts:\nCold(Bob, True) ::: Bob is cold.\n\nRules:\nCold($x, True) && !Cat($x, True) >>> Sees($x, Bob, False)\n\nQuery:\nSees(Bob, Bob, False)");

        Assert.Empty(result.Claims.Diagnostics);
        Assert.Equal((3, 3), (result.LinesRead, result.Lines));
        Assert.Equal(
            ["cold(bob)", "forall x: (cold(x) & !cat(x)) -> !sees(x, bob)", "!sees(bob, bob)"],
            result.Claims.Statements.Select(static s => s.Formula!.ToString()));
        Assert.Equal("!sees(bob, bob)", result.Query!.ToString());
    }

    [Theory]
    [InlineData("Facts:\nCold($x, True)", "7:1 CON0005 The variable '$x' is bound by no condition.", "")]
    [InlineData("Rules:\nCold($x, True) >>> Sees($x, $y, True)", "7:1 CON0005 The variable '$y' is bound by no condition.", "")]
    [InlineData("Facts:\nCold(Bob, Ann, True)", "7:1 CON0031 'cold' has 2 arguments here and 1 where it is declared: these are two predicates.", "cold(bob, ann)")]
    [InlineData("Facts:\nWarm(Bob, True)", "7:1 CON0030 'warm' is not declared.", "warm(bob)")]
    [InlineData("Facts:\nCats(Bob, True)", "7:1 CON0030 'cats' is not declared; it was read as 'cat'.", "cat(bob)")]
    [InlineData("Facts:\nCold(Bob, False) ::: Bob is cold.", "7:1 CON0032 The sentence 'Bob is cold.' says the opposite of this line; the sentence was taken.", "cold(bob)")]
    [InlineData("Facts:\nCold Bob", "7:1 CON0001 'Cold Bob' is no predicate with its arguments in brackets.", "")]
    public void Parse_Defect_IsReportedAndRepairedWhenSafe(string lines, string diagnostic, string formula)
    {
        LogicProgramResult result = Read(Declared + lines);

        Diagnostic defect = Assert.Single(result.Defects);
        Assert.Equal(diagnostic, $"{defect.Span.Line}:{defect.Span.Column} {defect.Id} {defect.Message}");
        Assert.Equal(formula, string.Join(' ', result.Claims.Statements.Select(static s => s.Formula!.ToString())));
    }

    [Fact]
    public void Parse_DroppedSentenceAndFlippedQuery_AreMendedFromTheEnglish()
    {
        LogicProgramResult result = Read(
            Declared + "Facts:\nCold(Bob, True)\n\nQuery:\nCat(Bob, False)", "Bob is cold. Cold things are cats.", "Bob is a cat.");

        Assert.Equal(["CON0033", "CON0032"], result.Defects.Select(static d => d.Id));
        Assert.Equal("cat(bob)", result.Query!.ToString());
        Assert.Contains(result.Claims.Statements, static s => s.Formula!.ToString() == "forall x: cold(x) -> cat(x)");
    }

    [Fact]
    public void Parse_PluralBesideSingular_IsOnePredicate()
    {
        LogicProgramResult result = Read(
            "Predicates:\nImpus($x, bool)\nImpuses($x, bool)\n\nFacts:\nImpuses(Rex, True)\n\nQuery:\nImpus(Rex, True)");

        Assert.Equal("CON0034", Assert.Single(result.Defects).Id);
        Assert.All(result.Claims.Statements, static s => Assert.Equal("impus(rex)", s.Formula!.ToString()));
    }

    [Fact]
    public void Parse_RandomText_NeverThrows()
    {
        string[] pieces = ["Facts:\n", "Rules:\n", "Query:\n", "Premises:\n", "Predicates:\n", "Cold", "(", ")", "$x", "$", ",", " True", "False", ">>>", "&&", "!", ":::", "\n", "∀x", "bool", "\ud800", "_", "\0", "Bob is kind."];
        Random random = new(5);
        for (int i = 0; i < 4_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => pieces[random.Next(pieces.Length)]));
            LogicProgramResult result = Read(text, "Bob is kind.", "Bob is kind.");
            Assert.True(result.LinesRead <= result.Lines);
        }
    }

    private static LogicProgramResult Read(string program, string? theory = null, string? question = null) =>
        new LogicProgramParser().Parse(program, theory, question, TestContext.Current.CancellationToken);
}
