using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Logic;
using Consistency.Rendering.Sarif;

namespace Consistency.Tests.Rendering;

/// <summary>SARIF, JUnit, Markdown and JSON of reports of every kind, with text that tries to break out of each.</summary>
public partial class ReportFormatTests
{
    private const string Marker = "evil";

    public static IEnumerable<TheoryDataRow<string>> Hostile =>
    [
        new("</script><b>evil</b>"), new("**evil** _evil_ [evil](http://evil.example) ![evil](x)"), new("`evil` ``evil`` ```evil"),
        new("evil | evil \\| evil |"), new("\nevil\r\n# evil\n"), new("\u0000\u0001evil\u001b[31m"), new("evil\ud800"), new("\udc00evil"),
        new("\"evil\" 'evil' <![CDATA[ evil ]]> &evil; &#x0;"), new("@evil #1 evil@evil.example https://evil.example www.evil.example"),
        new("\u202eevil\u2066"), new("\\evil\\"), new("evil\ufffe\uffff"), new(" evil "), new("{0} {evil}"), new("evil 鳥 🐦"), new("</failure>evil"),
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Formats_HostileText_StaysText(string text)
    {
        ConsistencyReport report = HostileReport(text);

        AssertWellFormed(report);
        Assert.DoesNotContain(Marker, WithoutCode(report.ToMarkdown()), StringComparison.Ordinal);
        string[] tableRows = [.. report.ToMarkdown().Split('\n').Where(static l => l.StartsWith('|'))];
        Assert.All(tableRows, static r => Assert.Equal(6, UnescapedBars().Count(r)));
        using JsonDocument sarif = JsonDocument.Parse(report.ToSarif());
        Assert.DoesNotContain("](", sarif.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("message").GetProperty("text").GetString()!, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void ToHtml_HostileText_IsNeitherMarkupNorControl(string text)
    {
        string page = HostileReport(text).ToHtml();

        // Its own style, data and two scripts, and nothing of what the statements bring along.
        Assert.Equal((3, 3), (Regex.Count(page, "<script", RegexOptions.IgnoreCase), Regex.Count(page, "</script", RegexOptions.IgnoreCase)));
        Assert.DoesNotMatch("<(b>|img|a href=.?http)", page);
        Assert.DoesNotContain(page, static c => (char.IsControl(c) && c != '\n') || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
        Assert.Contains("id=\"claim-1\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("p")]
    [InlineData("p. !p.")]
    [InlineData("fact p\nfact !p")]
    [InlineData("p @ 0.9\n!p @ 0.9\nask p\nask q")]
    [InlineData("flurb the of.")]
    [InlineData("rule Every bird can fly. @ 0.9\nTweety is a bird.\nTweety cannot fly.\nSam is a bird.\nSam cannot fly.")]
    [InlineData("relation r: transitive, asymmetric\nr(a, b)\nr(b, c)\nr(c, a)")]
    public void Formats_Text_AreWellFormed(string text) => AssertWellFormed(Check(text));

    [Fact]
    public void Formats_LimitHit_NeverLookLikeSuccess()
    {
        ConsistencyReport report = new ConsistencyChecker(new ConsistencyOptions { MaxGroundClauses = 1 }).Check(
            "rule forall x, y: r(x, y) -> r(y, x)\nr(a, b)\nr(b, c)", TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Undecided, report.Verdict);
        AssertWellFormed(report);
        using JsonDocument sarif = JsonDocument.Parse(report.ToSarif());
        JsonElement invocation = sarif.RootElement.GetProperty("runs")[0].GetProperty("invocations")[0];
        Assert.False(invocation.GetProperty("executionSuccessful").GetBoolean());
        Assert.Equal("CON0201", invocation.GetProperty("toolExecutionNotifications")[0].GetProperty("descriptor").GetProperty("id").GetString());
        Assert.Contains(sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray(), static r => r.GetProperty("kind").GetString() == "open");
        Assert.Equal("1", XDocument.Parse(report.ToJUnit()).Root!.Attribute("errors")!.Value);
        Assert.StartsWith("## Undecided\n", report.ToMarkdown(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "1", "0")]
    [InlineData("flurb the of.", "2", "0")]
    [InlineData("p\nflurb the of.", "1", "0")]
    [InlineData("p\n!p\nask q", "0", "1")]
    [InlineData("fact p\nfact !p", "0", "1")]
    [InlineData("According to Reuters, the bank is open.\nAccording to AFP, the bank is not open.", "0", "0")]
    public void ToJUnit_WhatIsNotConsistent_HasErrorsOrFailures(string text, string errors, string failures)
    {
        XElement root = XDocument.Parse(Check(text).ToJUnit()).Root!;

        Assert.Equal((errors, failures), (root.Attribute("errors")!.Value, root.Attribute("failures")!.Value));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Formats_SourcesThatDisagree_AreSaidAndFailOnlyWhereTheyCount(bool count)
    {
        ConsistencyReport report = new ConsistencyChecker(new ConsistencyOptions { CountDisagreements = count }).Check(
            "According to Reuters, the bank is open.\nAccording to AFP, the bank is not open.", TestContext.Current.CancellationToken);

        AssertWellFormed(report);
        XElement disagreement = XDocument.Parse(report.ToJUnit()).Descendants("testcase").Single(static c => c.Attribute("name")!.Value == "disagreement 1");
        Assert.NotNull(disagreement.Element(count ? "failure" : "skipped"));
        Assert.StartsWith(count ? "## Inconsistent: sources disagree\n" : "## Consistent\n", report.ToMarkdown(), StringComparison.Ordinal);
        Assert.Contains("`Reuters` and `AFP` cannot both be right.", report.ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void Formats_HugeReport_AreWellFormedAndMarkdownStaysShort()
    {
        StringBuilder text = new();
        for (int i = 0; i < 1200; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"p{i} @ 0.9\n!p{i} @ 0.8\n");
        }

        ConsistencyReport report = Check(text.ToString());

        Assert.True(report.HasMoreViolations);
        AssertWellFormed(report);
        Assert.True(report.ToMarkdown().Split("### Conflict").Length == 21);
        Assert.Contains("At least 1180 more conflicts are not shown.", report.ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToSarif_Baseline_TellsNewUnchangedAndAbsent()
    {
        string before = Check("p\n!p\nq\n!q\n", "a.claims").ToSarif();
        ConsistencyReport report = Check("\n\nq\n!q\nr\n!r\n", "a.claims");
        string after = report.ToSarif(new SarifOptions { Baseline = SarifBaseline.Parse(before) });

        JsonSchemas.AssertSarif(after);
        Assert.Equal(["unchanged !q", "new !r", "absent !p"], States(after));
        string later = Check("\n\nq\n!q\nr\n!r\n", "a.claims").ToSarif(new SarifOptions { Baseline = SarifBaseline.Parse(after) });
        Assert.Equal(["unchanged !q", "unchanged !r"], States(later));

        static IEnumerable<string> States(string log)
        {
            using JsonDocument sarif = JsonDocument.Parse(log);
            return [.. sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
                .Where(static r => r.GetProperty("kind").GetString() == "fail")
                .Select(static r => $"{r.GetProperty("baselineState").GetString()} {r.GetProperty("message").GetProperty("text").GetString()!.Split('"')[1]}")];
        }
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("{\"version\": \"2.0.0\", \"runs\": []}")]
    [InlineData("{\"version\": 2, \"runs\": []}")]
    [InlineData("{\"version\": \"2.1.0\", \"runs\": 1}")]
    [InlineData("{\"version\": \"2.1.0\", \"runs\": [1]}")]
    [InlineData("{\"version\": \"2.1.0\", \"runs\": [{\"results\": [{\"partialFingerprints\": {\"consistency/v1\": 1}}]}]}")]
    public void SarifBaseline_NoSarif_IsAFormatError(string json) => Assert.Throws<FormatException>(() => SarifBaseline.Parse(json));

    [Fact]
    public void ToSarif_Suppression_MarksTheResultAndKeepsIt()
    {
        ConsistencyReport report = Check("p\n!p", "a.claims");
        using JsonDocument plain = JsonDocument.Parse(report.ToSarif());
        string print = plain.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("partialFingerprints").GetProperty("consistency/v1").GetString()!;

        string log = report.ToSarif(new SarifOptions { Suppressions = new Dictionary<string, string?> { [print] = "known" } });

        JsonSchemas.AssertSarif(log);
        using JsonDocument sarif = JsonDocument.Parse(log);
        JsonElement suppression = sarif.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("suppressions")[0];
        Assert.Equal(("external", "known"), (suppression.GetProperty("kind").GetString(), suppression.GetProperty("justification").GetString()));
    }

    [Fact]
    public void Schema_BrokenReports_AreFound()
    {
        string json = Check("p\n!p\nask p").ToJson();

        Assert.Equal(0, JsonSchemas.ErrorsInReport(json));
        Assert.NotEqual(0, JsonSchemas.ErrorsInReport(json.Replace("\"inconsistent\"", "\"fine\"", StringComparison.Ordinal)));
        Assert.NotEqual(0, JsonSchemas.ErrorsInReport(json.Replace("\"share\"", "\"shares\"", StringComparison.Ordinal)));
        Assert.NotEqual(0, JsonSchemas.ErrorsInReport(json.Replace("\"negation\"", "\"other\"", StringComparison.Ordinal)));
        Assert.NotEqual(0, JsonSchemas.ErrorsInReport(json.Replace("\"withdrawn\"", "\"gone\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Formats_SampleFiles_AreWellFormed()
    {
        string[] samples = Directory.GetFiles(Path.Combine(TestData.Root, "samples"), "*.claims");
        Assert.NotEmpty(samples);
        Assert.All(samples, static f => AssertWellFormed(Check(File.ReadAllText(f), Path.GetFileName(f))));
    }

    [Theory]
    [InlineData("proofwriter", "dev.json", 60)]
    [InlineData("prontoqa", "dev_first250.json", 60)]
    public void Formats_Theories_AreWellFormed(string folder, string file, int count)
    {
        using JsonDocument problems = JsonDocument.Parse(File.ReadAllBytes(TestData.DataOrSkip(folder, file)));
        foreach (JsonElement problem in problems.RootElement.EnumerateArray().Take(count))
        {
            string question = problem.GetProperty("question").GetString()!;
            AssertWellFormed(Check($"{problem.GetProperty("context").GetString()}\nask {question[(question.IndexOf('?', StringComparison.Ordinal) + 1)..].Trim()}", "theory.claims"));
        }
    }

    [Fact]
    public void Formats_ContradictoryTheories_AreWellFormed()
    {
        using JsonDocument theories = JsonDocument.Parse(File.ReadAllBytes(TestData.DataOrSkip("logicnli", "train_language_first100.json")));
        foreach (JsonProperty theory in theories.RootElement.EnumerateObject().Take(20))
        {
            string premises = string.Join('\n', theory.Value.GetProperty("facts").EnumerateArray().Concat(theory.Value.GetProperty("rules").EnumerateArray()).Select(static s => s.GetString()));
            ConsistencyReport report = Check(premises, "theory.claims");
            Assert.NotEqual(Verdict.Consistent, report.Verdict);
            AssertWellFormed(report);
        }
    }

    private static ConsistencyReport Check(string text, string? file = null) => new ConsistencyChecker().Check(
        new ClaimSetBuilder().AddText(text, file, TestContext.Current.CancellationToken).Build(), TestContext.Current.CancellationToken);

    private static ConsistencyReport HostileReport(string text)
    {
        Formula p = new Predicate("p", 0).Of();
        return new ConsistencyChecker().Check(
            new ClaimSetBuilder()
                .AddClaim(p, 0.9, source: text, text: text, id: "a" + text)
                .AddFact(p.Implies(new Predicate("q", 0).Of()), text: text)
                .AddFact(!new Predicate("q", 0).Of(), text: text)
                .AddQuestion(p, text)
                .AddDiagnostic(new Diagnostic { Id = "CON0001", Severity = DiagnosticSeverity.Error, Message = text, Hint = text, Span = new SourceSpan(text, 0, 1, 1, 1, 1, 2) })
                .Build(),
            TestContext.Current.CancellationToken);
    }

    private static void AssertWellFormed(ConsistencyReport report)
    {
        JsonSchemas.AssertReport(report.ToJson());
        string log = report.ToSarif();
        JsonSchemas.AssertSarif(log);
        using JsonDocument sarif = JsonDocument.Parse(log);
        JsonElement run = sarif.RootElement.GetProperty("runs")[0];
        JsonElement[] results = [.. run.GetProperty("results").EnumerateArray()];
        string[] rules = [.. run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(static r => r.GetProperty("id").GetString()!)];
        Assert.All(results, r => Assert.Contains(r.GetProperty("ruleId").GetString()!, rules));
        Assert.All(results, static r => Assert.Equal(r.GetProperty("kind").GetString() == "fail", r.GetProperty("level").GetString() != "none"));
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
        bool decided = report.Verdict is Verdict.Consistent or Verdict.Inconsistent;
        Assert.True(decided || results.Any(static r => r.GetProperty("kind").GetString() == "open"));
        Assert.True(report.Verdict != Verdict.Inconsistent || report.HasMoreViolations || results.Any(static r => r.GetProperty("level").GetString() == "error"));

        XElement suites = XDocument.Parse(report.ToJUnit()).Root!;
        XElement[] cases = [.. suites.Descendants("testcase")];
        foreach (string kind in new[] { "failure", "error", "skipped" })
        {
            string attribute = kind == "skipped" ? kind : $"{kind}s";
            Assert.Equal(suites.Attribute(attribute)!.Value, cases.Count(c => c.Element(kind) is not null).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        Assert.Equal(suites.Attribute("tests")!.Value, cases.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        bool isClean = report is { Verdict: Verdict.Consistent, IsComplete: true };
        Assert.Equal(isClean, cases.All(static c => c.Element("failure") is null && c.Element("error") is null));

        string markdown = report.ToMarkdown();
        Assert.StartsWith("## ", markdown, StringComparison.Ordinal);
        Assert.Equal(isClean, markdown.StartsWith("## Consistent\n", StringComparison.Ordinal));
        Assert.DoesNotContain('\r', markdown + log + report.ToJUnit());
    }

    // What is left when code spans are taken out by the rule of CommonMark 0.31, §6.1.
    private static string WithoutCode(string markdown) => CodeSpan().Replace(markdown, string.Empty);

    [GeneratedRegex("(?<!`)(`+)(?!`)[^\n]*?(?<!`)\\1(?!`)")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex UnescapedBars();
}
