using System.Globalization;
using System.Text.Json;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Formats;
using Consistency.Tests.Findings;

namespace Consistency.Tests.Formats;

/// <summary>A check of what was translated comes to what a check of the original comes to, laws of words included.</summary>
public class TranslatedCheckTests
{
    private static readonly ConsistencyChecker Checker = new(new ConsistencyOptions { ComputeNumbers = false, MaxRepairs = 1 });

    // Who says it, when, options of relations, two readings, listed things, words that fall back to formulas.
    private static readonly string[] Texts =
    [
        "In 2019, Alice was the CEO. Alice has been the CEO since 2018. Alice was not the CEO in 2019.",
        "Alice has been the CEO since 2019. In 2021, Alice was not the CEO. Alice is not the CEO.",
        "According to Reuters, Bob is taller than Carl. According to Reuters, Carl is taller than Bob.",
        "According to Reuters, Alice has three children. According to Reuters, Alice has two children. AP says that Alice has no children.",
        "In 2020, Berlin was the capital of Germany. In 2020, Bonn was the capital of Germany.",
        "relation lives_in: functional, latest wins\nIn 2019, Alice lived in Paris. In 2021, Alice lived in Rome. Alice lives in Paris.",
        "relation lives_in: functional, supersedes\nAlice lives in Paris. @ 0.6\nAlice lives in Rome. @ 0.9\nfact Alice does not live in Rome.",
        "relation lives_in: functional, supersedes\nIn 2020, Alice lived in Paris. In 2020, Alice lived in Rome. In 2020, Alice did not live in Rome.",
        "relation owns: closed\nAlice owns Rex. Rex is a dog. Bob owns a dog. If someone owns Rex then they own Tom. fact Alice does not own Tom.",
        "Rex is not red and big. Rex is not big.", "Rex is red. Every bird is not red. Tweety is a bird. Tweety is red.",
        "There are three books: a green book, a red book and a blue book. The green book is to the left of the red book. The blue book is the second from the left. The red book is the leftmost.",
        "There are two runners: Ann and Eve. Ann finished first. Eve finished above Ann.",
        "taller_than(alice, bob). taller_than(bob, alice). Alice is taller than Carl.", "taller_than(alice, bob)\ntaller_than(bob, alice)",
        "has_three_child(alice)\nhas_two_child(alice)", "capital_of(berlin, germany). capital_of(bonn, germany).",
        "Alice is older than Bob. Carl is the oldest. Alice is older than Carl.", "relation \"older than\" is asymmetric.\nAlice is older than Bob. Bob is the oldest.",
        "[number_in_has_child] Alice has three children. [one_capital] Alice has two children.",
        "Alice is a manager. Every manager has at least three children. Alice has at most two children.",
        "太郎は花子より古い。花子は太郎より古い。", "「大阪」は日本の首都である。太郎は猫である。太郎は猫ではない。",
    ];

    private static readonly string[] Everyday = [.. File.ReadAllLines(
        Path.Combine(TestData.Root, "tests", "Consistency.Tests", "Language", "everyday-pairs.tsv")).Where(static l => !l.StartsWith('#'))
        .Select(static l => string.Join('\n', l.Split('\t').Skip(1)))];

    [Theory]
    [InlineData(TranslationFormat.Claims, DocumentFormat.Claims)]
    [InlineData(TranslationFormat.English, DocumentFormat.Claims)]
    [InlineData(TranslationFormat.Formal, DocumentFormat.Claims)]
    [InlineData(TranslationFormat.Json, DocumentFormat.Json)]
    [InlineData(TranslationFormat.Tptp, DocumentFormat.Tptp)]
    [InlineData(TranslationFormat.SmtLib, DocumentFormat.SmtLib)]
    [InlineData(TranslationFormat.Wcnf, DocumentFormat.Wcnf)]
    public void Check_OfATranslation_ComesToTheSame(TranslationFormat to, DocumentFormat from)
    {
        List<string> wrong = [];
        foreach (string text in (string[])[.. Texts, .. Everyday, .. Samples(), .. Enumerable.Range(0, 40).Select(static seed => new RandomTexts(seed).Next())])
        {
            ClaimSet claims = Documents.Read(text, DocumentFormat.Claims).ToClaimSet();
            Translation translation = DocumentWriter.Write(claims, to, cancellationToken: TestContext.Current.CancellationToken);
            ClaimSet again = Documents.Read(translation.Text, from).ToClaimSet();
            string expected = Outcome(claims, to);
            string actual = Outcome(again, to);
            if (expected != actual || !again.IsComplete || translation.Diagnostics.Any(static d => d.Severity == DiagnosticSeverity.Error))
            {
                wrong.Add($"{text}\n--- {to} ---\n{translation.Text}\nexpected {expected}\nactual {actual}\n{string.Join('\n', again.Diagnostics)}");
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} differ:\n\n{string.Join("\n\n", wrong.Take(12))}");
    }

    [Theory]
    [InlineData("proofwriter", "dev.json", 12)]
    [InlineData("prontoqa", "dev_first250.json", 12)]
    [InlineData("logicaldeduction", "dev.json", 6)]
    public void Check_OfATranslatedTheory_ComesToTheSame(string folder, string file, int count)
    {
        using JsonDocument problems = JsonDocument.Parse(File.ReadAllBytes(TestData.DataOrSkip(folder, file)));
        foreach (JsonElement problem in problems.RootElement.EnumerateArray().Take(count))
        {
            ClaimSet claims = Documents.Read(problem.GetProperty("context").GetString()!, DocumentFormat.Claims).ToClaimSet();
            foreach ((TranslationFormat to, DocumentFormat from) in new[]
            {
                (TranslationFormat.English, DocumentFormat.Claims), (TranslationFormat.Formal, DocumentFormat.Claims), (TranslationFormat.Json, DocumentFormat.Json), (TranslationFormat.Tptp, DocumentFormat.Tptp),
            })
            {
                string text = DocumentWriter.Write(claims, to, cancellationToken: TestContext.Current.CancellationToken).Text;
                Assert.Equal(Outcome(claims, to), Outcome(Documents.Read(text, from).ToClaimSet(), to));
            }
        }
    }

    private static IEnumerable<string> Samples() =>
        Directory.EnumerateFiles(Path.Combine(TestData.Root, "samples"), "*.claims").Order(StringComparer.Ordinal).Select(File.ReadAllText);

    // Verdict, cost, conflicts and answers; in words also what sources disagree about, and which readings matter. TPTP has the laws of declarations one by one; clauses have no statements any more.
    private static string Outcome(ClaimSet claims, TranslationFormat to)
    {
        ConsistencyReport report = Checker.Check(claims, TestContext.Current.CancellationToken);
        decimal? cost = report.Cost is { } units && claims.Diagnostics.FirstOrDefault(static d => d.Id == "CON0062") is { } unit
            ? units * decimal.Parse(unit.Message.Split(' ')[3], CultureInfo.InvariantCulture)
            : report.Cost;
        return to switch
        {
            // Of statements that nothing can make untrue no clause is left.
            TranslationFormat.Wcnf or TranslationFormat.SmtLib when report.Verdict == Verdict.NothingToCheck => $"{Verdict.Consistent} 0",
            TranslationFormat.Wcnf or TranslationFormat.SmtLib => $"{report.Verdict} {(cost > 1_000 ? cost / 1_000_000 : cost):0.######}",
            TranslationFormat.Tptp => $"{report.Verdict} {report.Cost} {string.Join(", ", report.Answers.Select(static a => a.Verdict))}",
            _ => $"{report.Verdict} {report.Cost} {string.Join(", ", report.Answers.Select(static a => a.Verdict))}\n"
                + (to == TranslationFormat.Formal ? string.Empty : $"{report.Disagreements.Length} disagreements, {report.Diagnostics.Count(static d => d.Id == "CON0203")} questions\n")
                + string.Join('\n', report.Violations.Select(static v => string.Join(" ; ", v.Statements.Select(Content).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)),
        };
    }

    private static string Content(Statement statement) => statement.Formula?.ToString() ?? statement.Declaration!.ToString()!;
}
