using System.Text;
using System.Text.Json;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Formats;

namespace Consistency.Tests.Rendering;

/// <summary>The fixes of a SARIF log, carried out on the text as an editor would, end every conflict and touch nothing else.</summary>
public class SarifFixTests
{
    private static readonly string[] Sentences =
    [
        "p", "!p", "q", "!q", "p -> q", "q ->\n    !p", "p | q", "!p & !q", "Tweety is a bird", "Tweety is not a bird", "Tweety can fly", "Tweety cannot fly",
        "If Tweety is a bird then Tweety can fly", "Every bird can fly", "No bird can fly", "Alice is older than Bob", "Bob is older than Alice",
        "\"🐦\"(tweety)", "!\"🐦\"(tweety)", "(p ->  # why not\n  q)",
    ];

    private static readonly string[] Japanese = ["太郎は学生だ。", "太郎は学生ではない。", "花子は医者だ。", "花子は医者ではない。"];

    public static IEnumerable<TheoryDataRow<int>> Seeds => Enumerable.Range(0, 15).Select(static i => new TheoryDataRow<int>(4_100 + i));

    [Theory]
    [InlineData("p. !p.", " !p.", "p. ")]
    [InlineData("p @ 0.9\n!p @ 0.8 # said twice\nq\n", "p @ 0.9\n # said twice\nq\n", "\n!p @ 0.8 # said twice\nq\n")]
    [InlineData("claim [a] p. @ 0.9 from \"x\" claim !p. @ 0.8 from \"y\"  # both", "claim [a] p. @ 0.9 from \"x\"   # both", " claim !p. @ 0.8 from \"y\"  # both")]
    [InlineData("# 🐦🐦\n\"🐦\"(a). !\"🐦\"(a) @ 0.7. q.\r\nr", "# 🐦🐦\n\"🐦\"(a).  q.\r\nr", "# 🐦🐦\n !\"🐦\"(a) @ 0.7. q.\r\nr")]
    [InlineData("太郎は学生だ。太郎は学生ではない。花子は医者だ。", "太郎は学生だ。花子は医者だ。", "太郎は学生ではない。花子は医者だ。")]
    [InlineData("p ->\n  q @ 0.6\np\n!q", "\np\n!q", "p ->\n  q @ 0.6\n\n!q", "p ->\n  q @ 0.6\np\n")]
    public void ToSarif_Fixes_DeleteTheStatementAndNothingElse(string text, params string[] fixedTexts)
    {
        List<string> applied = [.. Fixes(Check(text).ToSarif()).Select(f => Apply(text, f))];

        // The cheaper repair comes first; of equals the one that keeps what was said first.
        Assert.Equal(fixedTexts.Order(StringComparer.Ordinal), applied.Order(StringComparer.Ordinal));
        Assert.All(applied, static t => Assert.NotEqual(Verdict.Inconsistent, Check(t).Verdict));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void ToSarif_RandomTexts_EveryFixEndsEveryConflict(int seed)
    {
        Random random = new(seed);
        int applied = 0;
        for (int i = 0; i < 20; i++)
        {
            string text = Draw(random);
            ConsistencyReport report = Check(text);
            Assert.True(report.IsComplete, $"{text}\n{report.ToText()}");
            if (report.Verdict != Verdict.Inconsistent)
            {
                continue;
            }

            string log = report.ToSarif();
            JsonSchemas.AssertSarif(log);
            List<List<(int Start, int End)>> fixes = [.. Fixes(log).Select(f => Regions(text, f))];
            Assert.Equal(report.Repairs.Length, fixes.Count);
            foreach ((Repair repair, List<(int Start, int End)> fix) in report.Repairs.Zip(fixes))
            {
                string changed = Delete(text, fix);
                ConsistencyReport again = Check(changed);
                Assert.True(again.Verdict is Verdict.Consistent or Verdict.NothingToCheck && again.IsComplete, $"{text}\n--- fixed\n{changed}\n{again.ToText()}");
                Assert.Equal(
                    Texts(text).Where((_, n) => !repair.Changes.Any(c => c.Statement.Id == Parsed(text)[n].Id)),
                    Texts(changed));
                Assert.Equal(text.Split("# remark").Length, changed.Split("# remark").Length);
                applied++;
            }
        }

        Assert.True(applied > 10);
    }

    [Theory]
    [InlineData("p\n!p", "<stdin>")]
    [InlineData("p\n!p", null)]
    public void ToSarif_TextOfNoFile_OffersNoFix(string text, string? file) =>
        Assert.DoesNotContain("\"fixes\"", Check(text, file).ToSarif(), StringComparison.Ordinal);

    [Fact]
    public void ToSarif_JsonFile_OffersNoFix()
    {
        ClaimSet claims = new ClaimSetBuilder().AddDocument(Encoding.UTF8.GetBytes("[\"p\", \"!p\"]"), DocumentFormat.Json, "a.json", TestContext.Current.CancellationToken).Build();
        ConsistencyReport report = new ConsistencyChecker().Check(claims, TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Inconsistent, report.Verdict);
        Assert.DoesNotContain("\"fixes\"", report.ToSarif(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToSarif_RelationWhereOneStatementEndsAnother_OffersNoFixThatFails()
    {
        // Without the last statement the first one would count again, and contradict the second.
        const string Text = "relation likes: supersedes\nlikes(a, b)\nlikes(a, b) -> q\n!q\n!likes(a, b) @ 0.6\nlikes(a, b) | s\n!s";
        ConsistencyReport report = Check(Text);

        Assert.Equal(Verdict.Inconsistent, report.Verdict);
        foreach (List<JsonElement> fix in Fixes(report.ToSarif()))
        {
            Assert.Equal(Verdict.Consistent, Check(Apply(Text, fix)).Verdict);
        }
    }

    [Fact]
    public void ToSarif_WeightedRule_IsDeletedWholeAndSaysSo()
    {
        const string Text = "rule Every bird can fly. @ 0.6\nTweety is a bird. Sam is a bird.\nTweety cannot fly.";

        Assert.Contains("the rule as a whole, although only what it says of Tweety is in the way", Check(Text).ToSarif(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToSarif_ManyConflicts_StopsRepeatingTheFixes()
    {
        string text = string.Join('\n', Enumerable.Range(0, 100).Select(static i => $"p{i} @ 0.9\n!p{i} @ 0.8"));
        using JsonDocument log = JsonDocument.Parse(Check(text).ToSarif());
        JsonElement[] results = [.. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()];

        int withFixes = results.Count(static r => r.TryGetProperty("fixes", out _));
        Assert.InRange(withFixes, 1, 50);
    }

    private static string Draw(Random random)
    {
        StringBuilder text = new();
        string lineEnd = random.Next(3) == 0 ? "\r\n" : "\n";
        string[] pool = random.Next(6) == 0 ? Japanese : Sentences;
        int count = random.Next(3, 12);
        for (int i = 0; i < count; i++)
        {
            string sentence = pool[random.Next(pool.Length)];
            text.Append(random.Next(4) switch { 0 => "claim ", 1 when pool != Japanese => "rule ", _ => string.Empty });
            text.Append(random.Next(5) == 0 ? $"[id{i}] " : string.Empty).Append(sentence.ReplaceLineEndings(lineEnd));
            bool isStopped = pool == Japanese || random.Next(2) == 0;
            text.Append(isStopped && pool != Japanese ? "." : string.Empty);
            text.Append(random.Next(2) == 0 ? $" @ 0.{random.Next(55, 99)}" : string.Empty);
            text.Append(random.Next(4) == 0 ? " from \"doc 1\"" : string.Empty);
            text.Append((isStopped ? random.Next(4) : random.Next(2)) switch
            {
                0 => lineEnd,
                1 => "  # remark 🐦 p. !p" + lineEnd,
                _ => " ",
            });
        }

        return text.ToString();
    }

    private static ConsistencyReport Check(string text, string? file = "a.claims") =>
        new ConsistencyChecker().Check(new ClaimSetBuilder().AddText(text, file).Build(), TestContext.Current.CancellationToken);

    private static Statement[] Parsed(string text) => [.. new ClaimSetBuilder().AddText(text).Build().Statements];

    private static IEnumerable<string> Texts(string text) => Parsed(text).Select(static s => $"{s.Kind} {s.Text} @ {s.Confidence} from {s.Source}");

    // The fixes of the first conflict: one for each repair.
    private static IEnumerable<List<JsonElement>> Fixes(string log)
    {
        JsonElement results = JsonDocument.Parse(log).RootElement.GetProperty("runs")[0].GetProperty("results");
        foreach (JsonElement fix in results.EnumerateArray().First().TryGetProperty("fixes", out JsonElement fixes) ? fixes.EnumerateArray() : [])
        {
            yield return [.. Assert.Single(fix.GetProperty("artifactChanges").EnumerateArray()).GetProperty("replacements").EnumerateArray()];
        }
    }

    private static string Apply(string text, List<JsonElement> replacements) => Delete(text, Regions(text, replacements));

    private static List<(int Start, int End)> Regions(string text, List<JsonElement> replacements)
    {
        List<int> lines = [0];
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                lines.Add(i + 1);
            }
        }

        return [.. replacements.Select(r =>
        {
            Assert.False(r.TryGetProperty("insertedContent", out _));
            JsonElement region = r.GetProperty("deletedRegion");
            int At(string line, string column) => lines[region.GetProperty(line).GetInt32() - 1] + region.GetProperty(column).GetInt32() - 1;
            return (At("startLine", "startColumn"), At("endLine", "endColumn"));
        })];
    }

    private static string Delete(string text, List<(int Start, int End)> regions)
    {
        foreach ((int start, int end) in regions.OrderByDescending(static r => r.Start))
        {
            text = text.Remove(start, end - start);
        }

        return text;
    }
}
