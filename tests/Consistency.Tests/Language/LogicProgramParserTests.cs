using Consistency.Claims;
using Consistency.Language;
using Consistency.Language.Programs;

namespace Consistency.Tests.Language;

public class LogicProgramParserTests
{
    private const string Declared = "Predicates:\nCold($x, bool) ::: Is x cold?\nSees($x, $y, bool)\nCat($x, bool)\nBegin34($x, bool)\n\n";

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
    [InlineData("Facts:\nCold($x, True)", "8:1 CON0005 The variable '$x' is bound by no condition.", "")]
    [InlineData("Rules:\nCold($x, True) >>> Sees($x, $y, True)", "8:1 CON0005 The variable '$y' is bound by no condition.", "")]
    [InlineData("Facts:\nCold(Bob, Ann, True)", "8:1 CON0031 'cold' has 2 arguments here and 1 where it is declared: these are two predicates.", "cold(bob, ann)")]
    [InlineData("Facts:\nWarm(Bob, True)", "8:1 CON0030 'warm' is not declared.", "warm(bob)")]
    [InlineData("Facts:\nBegin35(Bob, True)", "8:1 CON0030 'begin35' is not declared.", "begin35(bob)")]
    [InlineData("Facts:\nCats(Bob, True)", "8:1 CON0030 'cats' is not declared; it was read as 'cat'.", "cat(bob)")]
    [InlineData("Facts:\nCold(Bob, False) ::: Bob is cold.", "8:1 CON0032 The sentence 'Bob is cold.' says the opposite of this line; the sentence was taken.", "cold(bob)")]
    [InlineData("Facts:\nCold Bob", "8:1 CON0001 'Cold Bob' is no predicate with its arguments in brackets.", "")]
    public void Parse_Defect_IsReportedAndRepairedWhenSafe(string lines, string diagnostic, string formula)
    {
        LogicProgramResult result = Read(Declared + lines);

        Diagnostic defect = Assert.Single(result.Defects);
        Assert.Equal(diagnostic, $"{defect.Span.Line}:{defect.Span.Column} {defect.Id} {defect.Message}");
        Assert.Equal(formula, string.Join(' ', result.Claims.Statements.Select(static s => s.Formula!.ToString())));
    }

    [Theory]
    [InlineData("¬Begin34(x) → ¬Begin35(x)", "2:3 CON0024", "forall x: !begin34(x) -> !begin35(x)")]
    [InlineData("Sees(x, y) → Sees(y, x)", "2:3 CON0024", "forall x: forall y: sees(x, y) -> sees(y, x)")]
    [InlineData("¬∃x (Piloted(x, _, bbc) ∧ Old(x))", "2:3 CON0024", "!(exists x: (exists u1: piloted(x, u1, bbc)) & old(x))")]
    [InlineData("Style(zaha, y) ⊕ Style(kelly, y)", "2:15 CON0005", null)]
    [InlineData("Koala(x) ∧ Sleep(x)", "2:9 CON0005", null)]
    [InlineData("Old(x) → Rich(tom)", "2:7 CON0005", null)]
    [InlineData("∀x ∀y ((Family(x) ∧ y ∈ x) → Related(y, x))", "2:25 CON0001", null)]
    [InlineData("¬Feud(imperium, ∃y (Stable(y)))", "2:19 CON0001", null)]
    [InlineData("College(yale) ∧ ... ∧ College(hull)", "2:19 CON0001", null)]
    public void Parse_FormulaOfAModel_IsMendedWhereThereIsOneWayAndElseRefusedAtItsPlace(string formula, string place, string? read)
    {
        LogicProgramResult result = Read($"Premises:\n  {formula} ::: English.\nPerson(bob)");

        Diagnostic defect = Assert.Single(result.Defects);
        Assert.Equal(place, $"{defect.Span.Line}:{defect.Span.Column} {defect.Id}");
        Assert.Equal(read, result.Claims.Statements.Length == 2 ? result.Claims.Statements[0].Formula!.ToString() : null);
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
