using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Consistency.Formats;
using Consistency.Formats.Grammars;
using Consistency.Language;

namespace Consistency.Tests.Formats;

/// <summary>What the exported grammar allows is read without a remark.</summary>
public class ClaimGrammarTests
{
    // Half of all words are drawn from these, because endings and look-alikes matter more than random letters.
    private static readonly string[] Words =
    [
        "bird", "birds", "bus", "glass", "mouse", "mice", "people", "person", "thing", "things", "news", "sheep", "red", "big", "bigger", "likes", "like", "eats",
        "fly", "flies", "swim", "run", "being", "was", "will", "can", "cannot", "not", "and", "unless", "who", "than", "other", "under", "every", "some", "nothing",
        "someone", "fact", "claim", "rule", "relation", "exclusive", "constant", "true", "false", "old", "tall", "hous", "churches", "kiss", "analysis", "happy",
        "able", "there", "its", "his", "their", "this", "that", "these", "only", "least", "most", "exactly", "two", "one", "three", "too", "also", "very", "often",
        "does", "has", "had", "means", "implies", "case", "both", "either", "neither", "mother", "father", "author", "older", "taller", "yellow", "penguin", "wumpus",
        "impuses", "lives", "works", "king", "sing", "bring", "walking", "loved", "married", "red", "bed", "during", "without", "among", "dont", "isnt", "etc", "from", "vice",
    ];

    [Theory]
    [InlineData(GrammarFormat.Gbnf)]
    [InlineData(GrammarFormat.Ebnf)]
    public void Samples_OfTheGrammar_AllParse(GrammarFormat format)
    {
        int count = SampleCount(5_000);
        string export = ClaimGrammar.Export(format);
        ExportedGrammar grammar = format == GrammarFormat.Gbnf ? new GbnfGrammar(export) : new EbnfGrammar(export);
        Random random = new(7);
        HashSet<string> seen = [];
        for (int i = 0; i < count; i++)
        {
            string statement = grammar.Sample("statement", random, rule => rule switch
            {
                "noun" or "adjective" or "verb" or "symbol" => Words[random.Next(Words.Length)],
                "name" => char.ToUpperInvariant(Words[random.Next(Words.Length)][0]) + Words[random.Next(Words.Length)][1..],
                _ => null,
            });
            seen.Add(statement);
            ParseResult result = Texts(statement);
            Assert.True(result.Diagnostics.IsEmpty && result.Statements.Length == 1, $"{i}: {statement}{string.Join('\n', result.Diagnostics)}");
        }

        Assert.True(seen.Count > count * 9 / 10, $"{seen.Count} different of {count}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{format}: {count} statements drawn, {seen.Count} different, all read");
    }

    [Fact]
    public void Samples_OfTheSchema_AllParse()
    {
        int count = SampleCount(5_000);
        SchemaSampler sampler = new(ClaimGrammar.Export(GrammarFormat.JsonSchema));
        Random random = new(7);
        HashSet<string> seen = [];
        Dictionary<string, int> kinds = [];
        int drawn = 0;
        while (drawn < count)
        {
            JsonNode document = sampler.Sample(random, () => Words[random.Next(Words.Length)]);
            JsonArray items = document.AsArray();
            drawn += items.Count;
            ParseResult result = Documents.Read(document.ToJsonString(), DocumentFormat.Json);

            Assert.True(result.Diagnostics.IsEmpty && result.Statements.Length == items.Count, $"{drawn}: {document}\n{string.Join('\n', result.Diagnostics)}");
            for (int i = 0; i < items.Count; i++)
            {
                string kind = items[i]!["kind"]?.GetValue<string>() ?? "claim";
                kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
                seen.Add(items[i]!["text"]!.GetValue<string>());
                Assert.Equal(kind, result.Statements[i].Kind.ToString().ToLowerInvariant());
                Assert.Equal(items[i]!["confidence"]?.GetValue<double>(), result.Statements[i].Confidence);
            }
        }

        Assert.Equal(4, kinds.Count);
        Assert.True(seen.Count > count * 9 / 10, $"{seen.Count} different of {count}");
        TestContext.Current.TestOutputHelper?.WriteLine($"JsonSchema: {drawn} statements drawn, {seen.Count} different, all read");
    }

    private static int SampleCount(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable("CONSISTENCY_GRAMMAR_SAMPLES"), out int asked) ? asked : usual;

    [Fact]
    public void Gbnf_Documents_KeepEverySentenceApart()
    {
        GbnfGrammar grammar = new(ClaimGrammar.Export(GrammarFormat.Gbnf));
        Random random = new(8);
        for (int i = 0; i < 500; i++)
        {
            string document = grammar.Sample("root", random, rule => rule is "noun" or "adjective" or "verb" ? Words[random.Next(Words.Length)] : null);
            ParseResult result = Texts(document);
            Assert.DoesNotContain(result.Diagnostics, static d => d.Severity == Claims.DiagnosticSeverity.Error);
            Assert.Equal(document.Count(static c => c == '\n'), result.Statements.Length);
        }
    }

    [Theory]
    [InlineData("noun", "bird", true)]
    [InlineData("noun", "the", false)]
    [InlineData("noun", "then", false)]
    [InlineData("noun", "theme", true)]
    [InlineData("noun", "an", false)]
    [InlineData("name", "Tweety", true)]
    [InlineData("name", "Every", false)]
    [InlineData("name", "Everyman", true)]
    [InlineData("statement", "claim Tweety is not a bird. @ 0.95 from \"doc1\"\n", true)]
    [InlineData("statement", "ask Can Tweety fly?\n", true)]
    [InlineData("statement", "rule If something is a bird then it can fly. @ 0.8\n", true)]
    [InlineData("statement", "Alice is older than Bob.\n", true)]
    [InlineData("statement", "rule forall x: penguin(x) & !old(x) -> bird(x)\n", true)]
    [InlineData("statement", "Not every bird can fly.\n", false)]
    public void Grammar_Allows_RealSentences(string rule, string text, bool expected)
    {
        Assert.Equal(expected, new GbnfGrammar(ClaimGrammar.Export(GrammarFormat.Gbnf)).Allows(rule, text));
        Assert.Equal(expected, new EbnfGrammar(ClaimGrammar.Export(GrammarFormat.Ebnf)).Allows(rule, text));
    }

    [Fact]
    public void JsonSchema_Pattern_AllowsWhatTheGrammarAllows()
    {
        string schema = ClaimGrammar.Export(GrammarFormat.JsonSchema);
        using JsonDocument document = JsonDocument.Parse(schema);
        string pattern = document.RootElement.GetProperty("items").GetProperty("properties").GetProperty("text").GetProperty("pattern").GetString()!;
        Regex regex = new(pattern, RegexOptions.ECMAScript);
        GbnfGrammar grammar = new(ClaimGrammar.Export(GrammarFormat.Gbnf));
        Random random = new(9);
        for (int i = 0; i < 1_000; i++)
        {
            string text = random.Next(2) == 0 ? grammar.Sample("sentence", random, static _ => null) + "." : grammar.Sample("literal", random, static _ => null);
            Assert.Matches(regex, text);
            ParseResult result = Documents.Read(JsonSerializer.Serialize(new[] { new Dictionary<string, string> { ["text"] = text } }), DocumentFormat.Json);
            Assert.True(result.Diagnostics.IsEmpty && result.Statements.Length == 1, text);
        }

        Assert.DoesNotMatch(regex, "Tweety is the.");
        Assert.DoesNotMatch(regex, "Every is a bird.");
    }

    [Fact]
    public void Ebnf_Export_DefinesEveryRuleItUses()
    {
        string[] lines = ClaimGrammar.Export(GrammarFormat.Ebnf).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        HashSet<string> defined = [.. lines.Select(static l => l.Split(" = ")[0])];
        foreach (string line in lines)
        {
            Assert.EndsWith(" ;", line, StringComparison.Ordinal);
            string body = Regex.Replace(line.Split(" = ", 2)[1], "\"[^\"]*\"|'[^']*'|\\?[^?]*\\?", string.Empty);
            Assert.All(
                Regex.Split(body, @"[^a-z ]+").Select(static w => w.Trim()).Where(static w => w.Length > 0),
                w => Assert.Contains(w, defined));
        }
    }

    [Fact]
    public void Export_WithWords_AllowsOnlyThose()
    {
        GbnfGrammar grammar = new(ClaimGrammar.Export(GrammarFormat.Gbnf, ["bird", "penguin"], ["Tweety"]));

        Assert.True(grammar.Allows("sentence", "Every penguin is a bird"));
        Assert.False(grammar.Allows("sentence", "Every penguin is a fish"));
        Assert.True(grammar.Allows("sentence", "Tweety can fly"));
        Assert.False(grammar.Allows("sentence", "Opus can fly"));
    }

    [Theory]
    [InlineData("the")]
    [InlineData("polar bear")]
    [InlineData("Bird")]
    [InlineData("ox")]
    public void Export_UnusableNoun_IsRefused(string noun) =>
        Assert.Throws<ArgumentException>(() => ClaimGrammar.Export(GrammarFormat.Gbnf, [noun]));

    private static ParseResult Texts(string text) => new ClaimParser().Parse(text, null, TestContext.Current.CancellationToken);
}
