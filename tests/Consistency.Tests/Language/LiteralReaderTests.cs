using Consistency.Claims;
using Consistency.Language;
using Consistency.Logic;

namespace Consistency.Tests.Language;

public class LiteralReaderTests
{
    // Words that mean something to some part of the language, names that look like variables, and plain ones.
    private static readonly string[] Words =
    [
        .. Lexicon.Formal.Keys, .. Lexicon.English.Keys, .. Lexicon.Keywords, .. Lexicon.Tensed, .. Lexicon.Reporting, .. Lexicon.Contractions.Keys,
        .. Lexicon.Misspellings.Keys, .. Lexicon.Weather, .. Lexicon.NameParticles,
        "x", "y1", "u22", "z123", "a", "b", "i", "bird", "tweety", "older_than", "living_thing", "x_ray", "y2028", "a1", "b__c", "d_", "_e", "2nd", "1990",
        "Bird", "tweetyY", "mr", "dr", "e", "no_name", "relation", "p", "q7", "naïve", "鳥", "abcdefghijklmnopqrstuvwxyzabcdefgh",
    ];

    private readonly LiteralReader _reader = new();

    [Theory]
    [InlineData("bird(tweety)")]
    [InlineData("!bird(tweety)")]
    [InlineData("older_than(alice, bob)")]
    [InlineData("between(a,b,c)")]
    [InlineData("is(it)")]
    public void Read_PlainLiteral_IsTaken(string text) => AssertAsTheParser(text, _reader.Read(text));

    [Theory]
    [InlineData("bird")]
    [InlineData("bird()")]
    [InlineData("bird(x)")]
    [InlineData("not(tweety)")]
    [InlineData("bird(and)")]
    [InlineData("!!bird(tweety)")]
    [InlineData("! bird(tweety)")]
    [InlineData("bird (tweety)")]
    [InlineData("bird(tweety ,rex)")]
    [InlineData("bird(tweety) & red(rex)")]
    [InlineData("bird(tweety).")]
    [InlineData("bird(tweety")]
    [InlineData("Bird(Tweety)")]
    [InlineData("p(a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a)")]
    [InlineData("")]
    [InlineData("!")]
    public void Read_AnythingElse_IsLeftToTheGrammar(string text) => Assert.Null(_reader.Read(text));

    [Fact]
    public void Read_RandomLiterals_GiveWhatTheParserGives()
    {
        Random random = new(17);
        string[] spaces = ["", "", "", " ", "  "];
        int taken = 0;
        for (int i = 0; i < 8_000; i++)
        {
            string arguments = string.Join(
                ',', Enumerable.Range(0, random.Next(4)).Select(k => (k > 0 ? spaces[random.Next(spaces.Length)] : string.Empty) + Words[random.Next(Words.Length)]));
            string text = $"{(random.Next(2) == 0 ? "!" : string.Empty)}{Words[random.Next(Words.Length)]}({arguments})";
            if (_reader.Read(text) is { } formula)
            {
                taken++;
                AssertAsTheParser(text, formula);
            }
        }

        Assert.True(taken > 2_000, $"only {taken} of 8,000 were taken");
    }

    private static void AssertAsTheParser(string text, Formula? formula)
    {
        ParseResult parsed = Texts.Parse(text);

        Assert.True(parsed.Diagnostics.IsEmpty, text);
        Statement statement = Assert.Single(parsed.Statements);
        Assert.Equal(statement.Formula, formula);
        Assert.Equal(text, statement.Text);
        Assert.Equal(StatementKind.Claim, statement.Kind);
        Assert.Null(statement.Confidence);
        Assert.Null(statement.Source);
        Assert.Null(statement.Attribution);
        Assert.Empty(statement.Alternatives);
        Assert.Empty(parsed.Vocabulary.Names);
        Assert.Empty(parsed.Vocabulary.Wordings);
    }
}
