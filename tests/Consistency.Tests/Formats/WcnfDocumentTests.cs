using System.Text;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Formats;
using Consistency.Language;

namespace Consistency.Tests.Formats;

public class WcnfDocumentTests
{
    [Theory]
    [InlineData("h 1 -2 0\n3 2 0\n", "s1 fact p1 | !p2\ns2 claim p2 @0.952574")]
    [InlineData("c old\np wcnf 2 2 10\n10 1 0\n1 -1 2 0\n", "s1 fact p1\ns2 claim !p1 | p2 @0.731059")]
    [InlineData("h 0\n", "s1 fact \"true\" & !\"true\"")]
    [InlineData("p wcnf 1 1 5\n6 2 0\n", "2:3+0 CON0061 The literal 2 is out of range; the greatest variable is 1.")]
    [InlineData("h 1 0\nx\n", "2:1+0 CON0061 Expected a number (weight), found 'x'.")]
    [InlineData("", "1:1+0 CON0061 The input is empty.")]
    [InlineData("100 1 0\n50 -1 0\n", "s1 claim p1 @0.999955\ns2 claim !p1 @0.993307\n1:1+0 CON0062 A weight of 10 in this document counts 1 in reports.")]
    [InlineData("1000000007 1 0\n", "s1 claim p1 @0.999955\n1:1+0 CON0062 A weight of 100000000 in this document counts 1 in reports.\n1:1+0 CON0063 Weights were rounded, because they are too far apart; the cheapest repair may differ from the document's.")]
    public void Read_Clauses_AreFactsAndClaims(string text, string expected) => Assert.Equal(expected, Documents.Of(Documents.Read(text, DocumentFormat.Wcnf)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_Clauses_StandWhereTheyAreWritten(bool isPacked)
    {
        const string Text = "c ä\n  h 1 2 0 h 3 0\n\n7 -1\n -2 0\n5 3 0";
        using MemoryStream stream = new();
        using (Stream target = isPacked ? new System.IO.Compression.GZipStream(stream, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true) : stream)
        {
            target.Write(Encoding.UTF8.GetBytes(Text));
        }

        ParseResult result = DocumentReader.Read(stream.ToArray(), DocumentFormat.Wcnf, "a.wcnf", TestContext.Current.CancellationToken);

        Assert.Equal(
            ["a.wcnf:2:3-2:10", "a.wcnf:2:11-2:16", "a.wcnf:4:1-5:6", "a.wcnf:6:1-6:6"],
            result.Statements.Select(static s => $"{s.Span}-{s.Span.EndLine}:{s.Span.EndColumn}"));
        byte[] bytes = Encoding.UTF8.GetBytes(Text);
        Assert.Equal(
            ["h 1 2 0", "h 3 0", "7 -1\n -2 0", "5 3 0"], result.Statements.Select(s => Encoding.UTF8.GetString(bytes, s.Span.Start, s.Span.Length)));
    }

    [Fact]
    public void Read_FaultyClause_ShowsItsOwnLine()
    {
        ClaimSet claims = new ClaimSetBuilder().AddDocument("h 1 0\n-5 1 0\n"u8, DocumentFormat.Wcnf, "a.wcnf", TestContext.Current.CancellationToken).Build();

        Assert.Equal(("-5 1 0", 0), Assert.Single(claims.Diagnostics).Excerpt);
    }

    [Theory]
    [InlineData("3 1 0\n5 -1 0\nh 1 2 0\n4 -2 0\n", 5)]
    [InlineData("13 1 0\n12 -1 0\n", 12)]
    [InlineData("1380 1 0\n70 -1 0\n", 0.7)]
    public void Check_Wcnf_CostsWhatTheDocumentSays(string text, double cost)
    {
        ParseResult result = Documents.Read(text, DocumentFormat.Wcnf);
        ConsistencyReport report = new ConsistencyChecker().Check(result.ToClaimSet(), TestContext.Current.CancellationToken);

        Assert.Equal((decimal)cost, report.Cost);
    }

    [Fact]
    public void ConfidenceOf_EveryMagnitude_WeighsExactlyWhatItSays()
    {
        WeightUnit unit = new([13.815509m]);
        Random random = new(3);
        for (int i = 0; i < 200_000; i++)
        {
            int weight = i < 1000 ? i + 1 : i < 2000 ? 13_815_509 - i + 1000 : random.Next(1, 13_815_510);
            Assert.Equal(weight, ConfidenceWeight.Of(unit.ConfidenceOf(weight / 1_000_000m), WeightScheme.LogOdds, 1_000_000));
        }
    }

    [Theory]
    [InlineData("a.json", DocumentFormat.Json)]
    [InlineData("a.JSONL", DocumentFormat.JsonLines)]
    [InlineData("a.csv", DocumentFormat.Csv)]
    [InlineData("a.tsv", DocumentFormat.Tsv)]
    [InlineData("a.p", DocumentFormat.Tptp)]
    [InlineData("a.smt2", DocumentFormat.SmtLib)]
    [InlineData("b.wcnf", DocumentFormat.Wcnf)]
    [InlineData("a.txt", DocumentFormat.Claims)]
    [InlineData("-", DocumentFormat.Claims)]
    public void FormatOf_Ending_NamesTheFormat(string path, DocumentFormat expected) => Assert.Equal(expected, DocumentReader.FormatOf(path));

    [Fact]
    public void AddDocument_OfSeveralFormats_IsOneSet()
    {
        ClaimSet claims = new ClaimSetBuilder()
            .AddDocument("Paris,capital of,France,0.9"u8, DocumentFormat.Csv, "a.csv", TestContext.Current.CancellationToken)
            .AddText("fact Lyon is the capital of France. relation \"has capital\": functional. relation \"capital of\": inverse \"has capital\"", "b", TestContext.Current.CancellationToken)
            .AddDocument(Encoding.UTF8.GetBytes("""{"id": "s1", "text": "p"}"""), DocumentFormat.Json, "c.json", TestContext.Current.CancellationToken)
            .Build();

        Assert.Equal("CON0012", Assert.Single(claims.Diagnostics).Id);
        Assert.Equal(Verdict.Inconsistent, new ConsistencyChecker().Check(claims, TestContext.Current.CancellationToken).Verdict);
    }
}
