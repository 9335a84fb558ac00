using System.Text.Json;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Formats;

namespace Consistency.Tests.Formats;

/// <summary>Sentences come to the same whether they stand in a text or are the items of a list.</summary>
public class ItemContextTests
{
    private static readonly ConsistencyChecker Checker = new(new ConsistencyOptions { ComputeNumbers = false, MaxRepairs = 1 });

    private static readonly string[][] Everyday = [.. File.ReadAllLines(
        Path.Combine(TestData.Root, "tests", "Consistency.Tests", "Language", "everyday-pairs.tsv")).Where(static l => !l.StartsWith('#'))
        .Select(static l => l.Split('\t')[1..])];

    [Fact]
    public void Check_EverydaySentences_AsItemsAreAsInAText()
    {
        // An item is one sentence.
        string[][] rows = [.. Everyday.Where(static r => r.All(static s => Documents.Read(s, DocumentFormat.Claims).Statements.Length == 1))];
        Assert.True(rows.Length >= 200, $"{rows.Length} rows");
        foreach (string[] sentences in rows)
        {
            AssertSame(sentences);
        }
    }

    [Theory]
    [InlineData("In 2019, Alice was the CEO.", "Alice has been the CEO since 2018.", "Alice was not the CEO in 2019.")]
    [InlineData("Alice has been the CEO since 2019.", "In 2021, Alice was not the CEO.")]
    [InlineData("According to Reuters, Alice is kind.", "AP says that Alice is not kind.")]
    [InlineData("fact Alice is kind.", "AP says that Alice is not kind.")]
    [InlineData("relation lives_in: functional, latest wins", "In 2019, Alice lived in Paris.", "In 2021, Alice lived in Rome.", "Alice lives in Paris.")]
    [InlineData("Rex is not red and big.", "Rex is not big.")]
    [InlineData("Rex is red or big and round.", "Rex is not red.", "Rex is not round.")]
    [InlineData("Every bird is not red.", "Tweety is a bird.", "Tweety is red.")]
    [InlineData("Alice and Bob are married.", "Is Alice married to Bob?")]
    [InlineData("Bob likes a dog that is big and is nice.", "Bob is not nice.", "Is Bob nice?")]
    [InlineData("If Alice and Bob are kind then she is nice.", "Alice is kind.", "Bob is kind.", "Alice is not nice.")]
    [InlineData("constant \"cells molecules and atoms\"", "Cells molecules and atoms is big.", "\"cells molecules and atoms\" is not big.")]
    [InlineData("Cells molecules and atoms is big.", "constant \"cells molecules and atoms\"", "\"cells molecules and atoms\" is not big.")]
    [InlineData("There are three books: a green book, a red book and a blue book.", "The green book is to the left of the red book.", "The blue book is the second from the left.", "The red book is the leftmost.")]
    [InlineData("There are two runners: Ann and Eve.", "Ann finished first.", "Eve finished above Ann.")]
    [InlineData("B is taller than C.", "If B is taller than C then C is short.", "C is not short.")]
    [InlineData("If B is tall then C is short.", "B is tall.", "C is not short.")]
    [InlineData("If B is tall then C is short.", "B is tall.", "D is not short.")]
    [InlineData("If D is tall then C is short.", "D is tall.", "E is not short.")]
    [InlineData("It is raining.", "It is not raining.")]
    [InlineData("太郎は猫である。", "太郎は猫ではない。")]
    public void Check_Sentences_AsItemsAreAsInAText(params string[] sentences) => AssertSame(sentences);

    [Fact]
    public void Read_RowThatNamesATime_SaysItOfThatTime()
    {
        ClaimSet claims = Documents.Read("Alice,is,the manager in 2020\nAlice,is not,the manager in 2021\n", DocumentFormat.Csv).ToClaimSet();

        Assert.Equal(["as of 2020", "as of 2021"], claims.Statements.Select(static s => s.Attribution?.ToString()));
        Assert.Equal(Verdict.Consistent, Checker.Check(claims, TestContext.Current.CancellationToken).Verdict);
    }

    [Fact]
    public void Read_FormulaBesideWordsWithTwoReadings_SettlesWhichIsMeant()
    {
        Statement inWords = Assert.Single(Documents.Read("""["Rex is not red and big."]""", DocumentFormat.Json).Statements);
        Statement settled = Assert.Single(Documents.Read("""[{"text": "Rex is not red and big.", "formula": "!red(rex) & big(rex)"}]""", DocumentFormat.Json).Statements);

        Assert.Single(inWords.Alternatives);
        Assert.Empty(settled.Alternatives);
    }

    [Fact]
    public void Read_FormulaBesideItsWords_KeepsWhoSaysIt()
    {
        Statement statement = Assert.Single(Documents.Read(
            """[{"text": "According to Reuters, Bob is kind.", "formula": "according_to_reuters_kind(bob)"}]""", DocumentFormat.Json).Statements);

        Assert.Equal("Reuters", statement.Attribution?.Speaker);
    }

    // A JSON list, lines of JSON, and a list that is read again when its items are known.
    private static void AssertSame(string[] sentences)
    {
        string expected = Outcome(Documents.Read(string.Join('\n', sentences), DocumentFormat.Claims).ToClaimSet());
        string list = JsonSerializer.Serialize(sentences);
        string objects = JsonSerializer.Serialize(sentences.Select(static s => new Dictionary<string, string> { ["text"] = s }));
        string lines = string.Join('\n', sentences.Select(static s => JsonSerializer.Serialize(new Dictionary<string, string> { ["text"] = s })));

        Assert.Equal(expected, Outcome(Documents.Read(list, DocumentFormat.Json).ToClaimSet()));
        Assert.Equal(expected, Outcome(Documents.Read(objects, DocumentFormat.Json).ToClaimSet()));
        Assert.Equal(expected, Outcome(Documents.Read(lines, DocumentFormat.JsonLines).ToClaimSet()));
        Assert.Equal(expected, Outcome(Warm(objects).ToClaimSet()));
    }

    // The second time, the items are known.
    private static Consistency.Language.ParseResult Warm(string json)
    {
        Consistency.Language.ClaimParser parser = new();
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(json);
        DocumentReader.Read(bytes, DocumentFormat.Json, null, [], parser, TestContext.Current.CancellationToken);
        return DocumentReader.Read(bytes, DocumentFormat.Json, null, [], parser, TestContext.Current.CancellationToken);
    }

    private static string Outcome(ClaimSet claims)
    {
        ConsistencyReport report = Checker.Check(claims, TestContext.Current.CancellationToken);
        return string.Join('\n', (string[])
        [
            $"{report.Verdict} {report.IsComplete} {report.Cost}",
            .. report.Answers.Select(static a => $"{a.Question.Text} {a.Verdict}"),
            .. report.Violations.Select(static v => string.Join(" ; ", v.Statements.Select(static s => s.Text))),
            .. report.Disagreements.Select(static d => string.Join(" ; ", d.Statements.Select(static s => s.Text))),
            .. report.Diagnostics.Select(static d => $"{d.Id} {d.Severity}").Order(StringComparer.Ordinal),
        ]);
    }
}
