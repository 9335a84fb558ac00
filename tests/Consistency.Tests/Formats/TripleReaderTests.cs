using Consistency.Claims;
using Consistency.Formats;
using Consistency.Language;
using Consistency.Logic;

namespace Consistency.Tests.Formats;

public class TripleReaderTests
{
    [Theory]
    [InlineData("Alice,older than,Bob", "Alice is older than Bob")]
    [InlineData("Alice,is older than,Bob", "Alice is older than Bob")]
    [InlineData("Alice,older_than,Bob", "Alice is older than Bob")]
    [InlineData("Paris,capital of,France", "Paris is the capital of France")]
    [InlineData("Tweety,is a,bird", "Tweety is a bird")]
    [InlineData("Tweety,IsA,bird", "Tweety is a bird")]
    [InlineData("Tweety,instance of,Bird", "Tweety is a bird")]
    [InlineData("Tweety,is,yellow", "Tweety is yellow")]
    [InlineData("Tweety,is not a,penguin", "Tweety is not a penguin")]
    [InlineData("Tweety,cannot,fly", "Tweety cannot fly")]
    [InlineData("Tweety,can fly,", "Tweety can fly")]
    [InlineData("Alice,likes,Bob", "Alice likes Bob")]
    [InlineData("Alice,eats,mice", "Alice eats mice")]
    [InlineData("Alice,lives in,New York", "Alice lives in \"New York\"")]
    [InlineData("Alice,married to,Bob", "Alice is married to Bob")]
    [InlineData("Alice,parent,Bob", "parent(alice, bob)")]
    [InlineData("太郎,より古い,花子", "より古い(太郎, 花子)")]
    [InlineData("\"Smith, John\",knows,\"The \"\"Boss\"\"\"", "\"Smith, John\" knows \"The \\\"Boss\\\"\"")]
    public void Read_Triple_IsTheSentence(string row, string sentence)
    {
        ParseResult result = Documents.Read(row, DocumentFormat.Csv);
        Formula? expected = new ClaimParser().ParseFormula(sentence).Formula;

        Assert.NotNull(expected);
        Assert.Equal($"s1 claim {expected}", Documents.Of(result));
    }

    [Theory]
    [InlineData("a,likes,b,0.9,doc 1\r\nc,likes,d,40%\r\n", "s1 claim likes(a, b) @0.9 from doc 1\ns2 claim likes(c, d) @0.4")]
    [InlineData("Subject,Predicate,Object\na,likes,B", "s1 claim likes(a, b)")]
    [InlineData("id,source,object,relation,subject,score\nr1,kb,B,likes,a,.5", "r1 claim likes(a, b) @0.5 from kb")]
    [InlineData("\n\na , likes , B \n", "s1 claim likes(a, b)")]
    [InlineData("", "")]
    public void Read_Table_GivesClaims(string table, string expected) => Assert.Equal(expected, Documents.Of(Documents.Read(table.Replace("a,likes,b,", "a,likes,\"B\",", StringComparison.Ordinal).Replace("c,likes,d,", "c,likes,\"D\",", StringComparison.Ordinal), DocumentFormat.Csv)));

    [Fact]
    public void Read_Tabs_SeparateCells() =>
        Assert.Equal("s1 claim capital_of(paris, france) @0.9", Documents.Of(Documents.Read("Paris\tcapital of\tFrance\t0.9\n", DocumentFormat.Tsv)));

    [Theory]
    [InlineData("a,b\nc,likes,D", "s1 claim likes(c, d)\n1:1+3 CON0054 The row has 2 cells; at least 3 are needed.")]
    [InlineData(",likes,B", "1:1+0 CON0054 The row has no subject.")]
    [InlineData("a,-,B", "1:3+1 CON0054 The row has no relation.")]
    [InlineData("a,likes,B,much", "1:11+4 CON0010 'much' is not a confidence: a number from 0 to 1, or from 0% to 100%.")]
    [InlineData("a,likes,\"B\nc,likes,D", "s1 claim likes(c, d)\n1:9+1 CON0055 This quotation mark has no partner.")]
    [InlineData("a,likes,\"B\"x\nc,likes,D", "s1 claim likes(c, d)\n1:11+1 CON0055 This quotation mark ends the cell, but more follows.")]
    [InlineData("id,subject,relation,object\n1,a,likes,B\n1,a,likes,C", "1 claim likes(a, b)\n3:1+11 CON0012 The id '1' is taken by another statement.")]
    public void Read_BadRow_CostsTheRow(string table, string expected) => Assert.Equal(expected, Documents.Of(Documents.Read(table, DocumentFormat.Csv)));

    [Fact]
    public void Read_CellOverLines_IsOneCell()
    {
        ParseResult result = Documents.Read("a,likes,B,0.5,\"one\ntwo\"\nc,likes,D", DocumentFormat.Csv);

        Assert.Equal(["one\ntwo", null], result.Statements.Select(static s => s.Source));
        Assert.Equal(3, result.Statements[1].Span.Line);
    }
}
