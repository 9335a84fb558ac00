using Consistency.Language;

namespace Consistency.Tests.Language;

public class SentenceMarkTests
{
    [Theory]
    [InlineData("Is Tweety a bird?! Bob is tall.", "Q:Is Tweety a bird? | C:Bob is tall")]
    [InlineData("Is Tweety a bird!? Bob is tall.", "Q:Is Tweety a bird!? | C:Bob is tall")]
    [InlineData("Can Tweety fly?? Bob is tall.", "Q:Can Tweety fly? | C:Bob is tall")]
    [InlineData("Can Tweety fly?...", "Q:Can Tweety fly?")]
    [InlineData("Tweety is a bird!! Bob is tall!!!", "C:Tweety is a bird | C:Bob is tall")]
    [InlineData("Tweety is a bird... Bob is tall.", "C:Tweety is a bird | C:Bob is tall")]
    [InlineData("Tweety is a bird ... Bob is tall…", "C:Tweety is a bird | C:Bob is tall")]
    [InlineData("Tweety is a bird!! @ 0.8 Bob is tall.", "C:Tweety is a bird@0.8 | C:Bob is tall")]
    [InlineData("Tweety is a bird... @ 0.8 from \"doc\" Bob is tall.", "C:Tweety is a bird@0.8 | C:Bob is tall")]
    [InlineData("\"Yahoo!\" is a company. Bob is tall.", "C:\"Yahoo!\" is a company | C:Bob is tall")]
    [InlineData("!!p(a). p(a) & !!q(b). ! r(c).", "C:!!p(a) | C:p(a) & !!q(b) | C:! r(c)")]
    public void Parse_RepeatedMarks_EndASentenceOnce(string text, string expected)
    {
        ParseResult result = Texts.Parse(text);

        Assert.Empty(result.Diagnostics);
        Assert.Equal(expected, string.Join(" | ", result.Statements.Select(static s =>
            FormattableString.Invariant($"{s.Kind.ToString()[0]}:{s.Text}{(s.Confidence is { } c ? FormattableString.Invariant($"@{c}") : string.Empty)}"))));
    }

    [Theory]
    [InlineData("Tweety is a bird.", "Tweety is a bird...")]
    [InlineData("Tweety is a bird.", "Tweety is a bird …")]
    [InlineData("Tweety is a bird.", "Tweety is a bird!!")]
    [InlineData("Can Tweety fly?", "Can Tweety fly?!")]
    public void Parse_RepeatedMarks_SayNothingMore(string plain, string marked)
    {
        Assert.Equal(Texts.Parse(plain).Statements[0].Formula, Texts.Parse(marked).Statements[0].Formula);
        Assert.Equal(new ClaimParser().ParseFormula(plain).Formula, new ClaimParser().ParseFormula(marked).Formula);
    }

    // What cannot be read costs itself, and not the sentence after it; what is quoted is said by whom it is quoted from.
    [Theory]
    [InlineData("Alice said \"Tweety is a bird.\" Bob is tall.")]
    [InlineData("Alice said, “Tweety is a bird!” Bob is tall.")]
    [InlineData("(Tweety is a bird.) Bob is tall.")]
    [InlineData("Of it... Bob is tall.")]
    public void Parse_QuotedSentence_EndsBeforeTheNext(string text)
    {
        ParseResult result = Texts.Parse(text);

        Assert.Equal("Bob is tall", result.Statements[^1].Text);
        Assert.True(text.StartsWith("Alice said", StringComparison.Ordinal)
            ? result.Statements is [{ Attribution.Speaker: "Alice" }, _] : result is { Diagnostics.IsEmpty: false, Statements.Length: 1 });
    }

    [Theory]
    [InlineData("\"Can Tweety fly?\" Alice asked.")]
    [InlineData("If Tweety is a bird... then Tweety can fly.")]
    [InlineData("Alice likes \"Who is it?\" and Bob.")]
    public void Split_MarkInsideASentence_DoesNotEndIt(string text)
    {
        StatementSplitter splitter = new(text);

        Assert.True(splitter.MoveNext());
        Assert.Equal(text.Length, splitter.End);
        Assert.False(splitter.MoveNext());
    }

    [Theory]
    [InlineData("...")]
    [InlineData("!")]
    [InlineData("?!")]
    [InlineData("…")]
    public void Parse_MarksAlone_AreNoSentence(string text)
    {
        ParseResult result = Texts.Parse(text);

        Assert.Empty(result.Statements);
        Assert.Equal("There is no sentence here.", Assert.Single(result.Diagnostics).Message);
    }
}
