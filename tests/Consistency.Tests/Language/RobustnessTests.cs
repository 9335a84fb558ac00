using System.Diagnostics;
using Consistency.Claims;
using Consistency.Language;

namespace Consistency.Tests.Language;

public class RobustnessTests
{
    private static readonly string[] Pieces =
    [
        "Tweety", "is", "a", "bird", ".", "If", "something", "then", "it", "can", "fly", "not", "and", "or", "All", "cats", "eat", "mice", ",",
        "the", "who", "A", "X", "older", "than", "of", "has", "does", "no", "?", "!", "&", "|", "->", "<->", "forall", "x", ":", "(", ")", "p(", "∀x", "∃",
        "\"", "\"New York\"", "@", "0.9", "1.5", "from", "[c1]", "claim", "rule", "relation", "exclusive", "constant", "ask", "#", "\n", "\r\n", "\0", "\uFFFD",
        "👍", "\ud800", "’", "_", "-", "=", "!=", "either", "neither", "nor", "unless", "only", "if and only if", "it is not the case that", "X", "{0}", "}",
        "there", "There is", "at least", "at most", "exactly", "two", "3", "being", "implies that", "equivalent to", "vice versa", "always", "as of", "2024",
        "according to", "According to Bob,", "claims that", "means", "\"flies\"", "was", "did", "had", "liked", "by", "eaten", "Alice's", "finished", "first",
        "oldest", "the second", "from the left", "to the left of", "It rains", "There are two things: a, b.", "as long as", "one of", "zero", "eithor", "c++",
        "people", "things", "they", "like", "likes", "that", "to", "able", "not both", "but not both", "transitive", "is symmetric", "inverse", "   ", ";", "e.g.",
    ];

    [Fact]
    public void Parse_RandomPieces_NeverThrowsAndAccountsForEveryStatement()
    {
        Random random = new(11);
        for (int i = 0; i < 14_000; i++)
        {
            string separator = random.Next(4) == 0 ? string.Empty : " ";
            string text = string.Join(separator, Enumerable.Range(0, random.Next(1, 16)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            Check(text);
        }
    }

    [Fact]
    public void Parse_MutatedSentences_NeverThrows()
    {
        string[] seeds =
        [
            "If someone sees the cat and they are not green then they see the cow. @ 0.8 from \"doc\"",
            "rule forall x, y: (older(x, y) & !p(\"a b\")) -> exists z: q(z) | r",
            "relation \"older than\" is transitive, asymmetric. exclusive red(x), green(x)",
            "Is the bald eagle older than Bob? Red, cold things are round. A is the parent of B.",
        ];
        Random random = new(12);
        for (int i = 0; i < 6_000; i++)
        {
            List<char> text = [.. seeds[random.Next(seeds.Length)]];
            for (int k = random.Next(1, 6); k > 0 && text.Count > 0; k--)
            {
                int at = random.Next(text.Count);
                switch (random.Next(4))
                {
                    case 0:
                        text.RemoveAt(at);
                        break;
                    case 1:
                        text.Insert(at, text[random.Next(text.Count)]);
                        break;
                    case 2:
                        text[at] = (char)random.Next(1, 0x2500);
                        break;
                    default:
                        text.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                        break;
                }
            }

            Check(new string([.. text]));
        }
    }

    [Theory]
    [InlineData("(", 60_000)]
    [InlineData("!", 60_000)]
    [InlineData("not ", 15_000)]
    [InlineData("∀x ", 20_000)]
    [InlineData("p -> ", 12_000)]
    [InlineData("p <-> ", 10_000)]
    [InlineData("((", 100_000)]
    [InlineData("(\n", 30_000)]
    [InlineData("!\n", 2_000)]
    [InlineData("\"\n", 50_000)]
    [InlineData("a", 10_000_000)]
    [InlineData("bird ", 2_000_000)]
    [InlineData("who is ", 300)]
    [InlineData("it is not the case that ", 150)]
    [InlineData("[a", 50_000)]
    [InlineData("@ 0.5 ", 50_000)]
    [InlineData("a,\n", 50_000)]
    public void Parse_HostileText_EndsSoonWithDiagnostics(string piece, int count)
    {
        Stopwatch watch = Stopwatch.StartNew();
        ParseResult result = Texts.Parse(string.Concat(Enumerable.Repeat(piece, count)));

        Assert.NotEmpty(result.Diagnostics);
        Assert.Empty(result.Statements);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), watch.Elapsed.ToString());
    }

    [Fact]
    public void Parse_DeepButAllowed_IsRead()
    {
        Assert.Empty(Texts.Parse(new string('(', 199) + "p" + new string(')', 199)).Diagnostics);
        Assert.Equal(
            "1:201-1:202 CON0006 The statement is nested deeper than 200 levels here.",
            Texts.Of(Assert.Single(Texts.Parse(new string('(', 500) + "p" + new string(')', 500)).Diagnostics)));
    }

    [Fact]
    public void Parse_FromManyThreads_GivesTheSame()
    {
        ClaimParser parser = new();
        string text = "Every penguin is a bird. If something is a bird then it can fly. forall x: p(x) -> q(x)";
        Parallel.For(0, 200, _ => Assert.Equal(3, parser.Parse(text).Statements.Length));
    }

    private static void Check(string text)
    {
        ParseResult result = Texts.Parse(text);
        _ = result.ToClaimSet();
        foreach (Statement statement in result.Statements)
        {
            Assert.InRange(statement.Span.Start, 0, text.Length);
            Assert.InRange(statement.Span.Start + statement.Span.Length, 0, text.Length);
            if (statement.Formula is { } formula)
            {
                _ = EnglishPrinter.Print(formula, result.Vocabulary);
                FormulaResult again = new ClaimParser().ParseFormula(formula.ToString());
                Assert.True(formula == again.Formula, $"{text}\n{formula}\n{again.Formula}\n{string.Join('\n', again.Diagnostics)}");
            }
        }

        foreach (Diagnostic diagnostic in result.Diagnostics)
        {
            Assert.Contains(diagnostic.Id, (IReadOnlyDictionary<string, string>)DiagnosticCatalogue.Titles);
            Assert.InRange(diagnostic.Span.Start + diagnostic.Span.Length, 0, text.Length + 1);
        }
    }
}
