using System.Text;
using Consistency.Claims;
using Consistency.Formats;
using Consistency.Language;

namespace Consistency.Tests.Formats;

public class JsonClaimReaderTests
{
    [Theory]
    [InlineData("""[{"text": "Tweety is a bird."}]""", "s1 claim bird(tweety)")]
    [InlineData("""["Tweety is a bird.", "Can Tweety fly?"]""", "s1 claim bird(tweety)\ns2 question can_fly(tweety)")]
    [InlineData("""{"text": "Tweety is a bird"}""", "s1 claim bird(tweety)")]
    [InlineData("""{"model": {"name": "m"}, "claims": [{"text": "Tweety is a bird"}]}""", "s1 claim bird(tweety)")]
    [InlineData("""[{"id": "c1", "kind": "fact", "formula": "bird(tweety)", "source": "kb"}]""", "c1 fact bird(tweety) from kb")]
    [InlineData("""[{"id": 7, "text": "Tweety is a bird", "confidence": 0.25}]""", "7 claim bird(tweety) @0.25")]
    [InlineData("""[{"kind": "rule", "formula": "forall x: p(x) -> q(x)", "confidence": 1e-1}]""", "s1 rule forall x: p(x) -> q(x) @0.1")]
    [InlineData("""[{"kind": "question", "text": "Tweety is a bird"}]""", "s1 question bird(tweety)")]
    [InlineData("""[{"kind": "declaration", "text": "relation \"older than\" is transitive"}]""", "s1 declaration relation older_than: transitive")]
    [InlineData("""[{"text": "Tweety is a bird. @ 0.4 from \"doc\""}]""", "s1 claim bird(tweety) @0.4 from doc")]
    [InlineData("""[{"text": "fact Tweety is a bird."}, {"id": "s1", "text": "p(a)"}]""", "s2 fact bird(tweety)\ns1 claim p(a)")]
    [InlineData("""[{"id": null, "text": "p", "source": null, "note": [1, {"a": 2}]}, /* ok */ ]""", "s1 claim p")]
    [InlineData("[]", "")]
    public void Read_Document_GivesStatements(string json, string expected)
    {
        Assert.Equal(expected, Documents.Of(Documents.Read(json, DocumentFormat.Json)));
    }

    [Theory]
    [InlineData("", "1:1+0 CON0050 This is not JSON.")]
    [InlineData("7", "1:1+1 CON0050 The document is neither an array of statements nor one statement.")]
    [InlineData("""[{"text": "p"}, 7, {"text": "q"}]""", "s1 claim p\ns2 claim q\n1:17+1 CON0051 A statement is an object or a string.")]
    [InlineData("""[{"text": "p"}, {"text": "q" ]""", "s1 claim p\n1:30+0 CON0050 This is not JSON.")]
    [InlineData("[\"p\",\n \"é\",\n oops]", "s1 claim p\ns2 claim é\n3:2+0 CON0050 This is not JSON.")]
    [InlineData("""[{"txt": "p"}]""", "1:10+3 CON0052 Nothing is known of a property 'txt'; it was ignored.\n1:2+12 CON0051 The statement has neither a text nor a formula.")]
    [InlineData("""[{"text": "p", "confidence": "high"}]""", "1:30+6 CON0051 'confidence' is not a number.")]
    [InlineData("""[{"text": 5}]""", "1:11+1 CON0051 'text' is not a string.")]
    [InlineData("""[{"text": "p", "confidence": 1.5}]""", "1:30+3 CON0010 The confidence is not a number from 0 to 1.")]
    [InlineData("""[{"text": "p", "kind": "guess"}]""", "1:24+7 CON0051 'guess' is no kind of statement.")]
    [InlineData("""[{"text": "p. q."}]""", "1:11+7 CON0053 The item holds 2 statements; it was not read.")]
    [InlineData("""[{"text": "p & "}]""", "1:15+0 CON0001 The sentence ends too early; expected a formula such as bird(tweety).")]
    [InlineData("""[{"text": "p &\t\u0026 q"}]""", "1:11+15 CON0001 '&' was not expected here; expected a formula such as bird(tweety).")]
    [InlineData("""[{"id": "a", "text": "p"}, {"id": "a", "text": "q"}]""", "a claim p\n1:28+24 CON0012 The id 'a' is taken by another statement.")]
    [InlineData("""[{"id": [], "text": "p"}]""", "1:9+2 CON0051 'id' is not a name or a number.")]
    [InlineData("""[{"kind": "question", "text": "p?", "confidence": 0.5}]""", "1:51+3 CON0011 A question has no confidence.")]
    [InlineData("""[{"kind": "claim", "text": "relation r is transitive"}]""", "1:11+7 CON0051 The text is a declaration.")]
    [InlineData("""[{"text": "\ud800"}]""", "1:11+8 CON0051 'text' has half a character in it.")]
    public void Read_BadDocument_SaysWhatAndWhere(string json, string expected)
    {
        ParseResult result = Documents.Read(json, DocumentFormat.Json);
        string actual = string.Join('\n', Documents.Of(result).Split('\n').OrderBy(l => expected.IndexOf(l, StringComparison.Ordinal)));
        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData("""{"text": "p. q. @ 0.6"}""", "s1 claim p\ns2 claim q @0.6", "1:11+1 1:14+1")]
    [InlineData("""{"id": 7, "text": "[a] p. fact q. Is Tweety a bird?"}""", "a claim p\ns1 fact q\ns2 question bird(tweety)", "1:24+1 1:32+1 1:35+17")]
    [InlineData("""{"text": "p.\nq."}""", "s1 claim p\ns2 claim q", "1:10+8 1:10+8")]
    [InlineData("""{"text": "p. flurb the of. q."}""", "s1 claim p\ns3 claim q", "1:11+1 1:28+1")]
    public void Read_OneTextOfSeveralSentences_IsReadAsAText(string json, string statements, string places)
    {
        ParseResult result = Documents.Read(json, DocumentFormat.Json);

        Assert.Equal(statements, string.Join('\n', result.Statements.Select(Documents.Of)));
        Assert.Equal(places, string.Join(' ', result.Statements.Select(static s => $"{s.Span.Line}:{s.Span.Column}+{s.Span.Length}")));
        Assert.Equal(json.Contains("flurb", StringComparison.Ordinal), result.Diagnostics.Any(static d => d.Span is { Line: 1, Column: >= 14 and < 28 }));
    }

    [Theory]
    [InlineData("""{"text": "p. q.", "confidence": 0.6}""")]
    [InlineData("""{"text": "p. q.", "facts": "r"}""")]
    [InlineData("""{"kind": "fact", "text": "p. q."}""")]
    public void Read_SeveralSentencesOfWhichMoreIsSaid_AreRefused(string json)
    {
        ParseResult result = Documents.Read(json, DocumentFormat.Json);

        Assert.Empty(result.Statements);
        Assert.Equal(DiagnosticCatalogue.SeveralSentences, Assert.Single(result.Diagnostics).Id);
    }

    [Fact]
    public void Read_ItemsThatWereMetBefore_GiveTheSame()
    {
        // An escape in a property that has no meaning sends an item the long way, whatever its text.
        string[] said =
        [
            "\"formula\": \"bird(tweety)\"", "\"formula\": \"!flies(tweety)\"", "\"formula\": \"forall x: p(x) -> q(x)\"", "\"formula\": \"Bird(Tweety)\"", "\"formula\": \"p(x)\"",
            "\"text\": \"Tweety is a bird. @ 0.7 from \\\"kb\\\"\"", "\"text\": \"Tweety is a bird\"", "\"text\": \"rule  Every bird can fly.\"", "\"text\": \"Can Tweety fly?\"",
            "\"text\": \"p. q.\"", "\"text\": \"relation r is transitive\"", "\"text\": \"p & q | r\"", "\"text\": \"é(ø)\"", "\"text\": \"Rex is big.\", \"formula\": \"big(rex)\"",
            "\"formula\": \"p(a)\", \"formula\": \"q(a)\"", "\"formula\": null", "\"formula\": 5", "\"text\": \"\"",
        ];
        string[] others =
        [
            string.Empty, ", \"confidence\": 0.8", ", \"confidence\": 2", ", \"confidence\": \"1\"", ", \"kind\": \"fact\"", ", \"kind\": \"Rule\"", ", \"kind\": \"question\"",
            ", \"id\": \"a\"", ", \"id\": 7", ", \"id\": \" \"", ", \"source\": \"doc\"", ", \"source\": \" \"", ", \"kind\": \"claim\", \"id\": \"b\", \"confidence\": 1", ", \"confidance\": 1", ", /* ok */",
        ];
        Random random = new(3);
        ClaimParser warm = new();
        for (int i = 0; i < 300; i++)
        {
            string[] items = [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => said[random.Next(said.Length)] + others[random.Next(others.Length)])];
            string json = $"[{string.Join(", ", items.Select(static t => $"{{{t}}}"))}]";
            string longWay = $"[{string.Join(", ", items.Select(static t => $"{{{t.TrimEnd(',')}, \"\\u006eote\": 1}}"))}]";

            ParseResult first = Read(json, new ClaimParser());

            Assert.Equal(Whole(first, withPlaces: true), Whole(Read(json, warm), withPlaces: true));
            Assert.Equal(Whole(first, withPlaces: true), Whole(Read(json, warm), withPlaces: true));
            if (!json.Contains("/*", StringComparison.Ordinal))
            {
                Assert.Equal(Whole(first, withPlaces: false), Whole(Read(longWay, new ClaimParser()), withPlaces: false));
            }
        }

        static ParseResult Read(string json, ClaimParser parser) =>
            DocumentReader.Read(Encoding.UTF8.GetBytes(json), DocumentFormat.Json, null, [], parser, TestContext.Current.CancellationToken);

        static string Whole(ParseResult result, bool withPlaces) => string.Join('\n', (string[])
        [
            .. result.Statements.Select(s => $"{s.Id} {s.Kind} {s.Text} = {s.Formula}{s.Declaration} {s.Confidence} {s.Source} {(withPlaces ? s.Span : default)}"),
            .. result.Diagnostics.Select(d => $"{d.Id} {d.Message} {(withPlaces ? d.Span : default)}"),
            .. result.Vocabulary.Names.Select(static n => $"{n.Key} {n.Value}"),
            .. result.Vocabulary.Wordings.Select(static w => $"{w.Key} {w.Value.Positive}"),
        ]);
    }

    [Fact]
    public void Read_Lines_LoseOnlyTheBadOne()
    {
        ParseResult result = Documents.Read(
            "{\"text\": \"p\"}\r\n\n{\"text\": \n\"q\"\n{\"text\": \"r\", \"confidance\": 1}\n", DocumentFormat.JsonLines, "a.jsonl");

        Assert.Equal(
            "s1 claim p\ns2 claim q\ns3 claim r\n3:9+0 CON0050 This is not JSON.\n5:29+1 CON0052 Nothing is known of a property 'confidance'; it was ignored.",
            Documents.Of(result));
        Assert.Equal("Did you mean 'confidence'?", result.Diagnostics[1].Hint);
        Assert.Equal("a.jsonl:5:1", result.Statements[2].Span.ToString());
    }

    [Fact]
    public void Read_TextBesideFormula_GivesTheWords()
    {
        ParseResult result = Documents.Read(
            """[{"formula": "can_fly(tweety)", "text": "Tweety can fly."}, {"formula": "p(a)", "text": "Whatever was said, freely."}]""", DocumentFormat.Json);

        Assert.Empty(result.Diagnostics);
        Assert.Equal("Tweety can fly", result.Vocabulary.Say((Consistency.Logic.AtomicFormula)result.Statements[0].Formula!, holds: true));
        Assert.Equal("Whatever was said, freely.", result.Statements[1].Text);
    }

    [Fact]
    public void Catalogue_NamesEveryId() =>
        Assert.All(Enumerable.Range(50, 15), static i => Assert.Contains($"CON00{i}", (IReadOnlyDictionary<string, string>)DiagnosticCatalogue.Titles));
}
