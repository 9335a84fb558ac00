using System.Net;
using System.Text.RegularExpressions;
using Consistency.Findings;

namespace Consistency.Cli.Tests;

/// <summary>What the forms say of a file with a name, which standard input has not: fixes in SARIF; and what a page says when it is read.</summary>
public partial class FormatGoldenTests
{
    [Theory]
    [InlineData("tweety")]
    [InlineData("facts")]
    public void ToSarif_SampleFile_HasTheFixesThatAreExpected(string sample) =>
        Expected.Matches($"{sample}-file.sarif", Check(sample).ToSarif() + "\n");

    [Fact]
    public void ToHtml_Sample_SaysWhatIsExpected()
    {
        string page = Silent().Replace(Check("tweety").ToHtml(), string.Empty);
        IEnumerable<string> lines = WebUtility.HtmlDecode(Tag().Replace(page, "\n")).Split('\n').Select(static l => l.Trim()).Where(static l => l.Length > 0);

        Expected.Matches("tweety-page.txt", string.Join('\n', lines) + "\n");
    }

    [Fact]
    public void AllForms_SharedConflictsSourcesAndGaps_SayWhatIsExpected()
    {
        ConsistencyReport report = Read("""
            rule No cat is a dog
            rule Every poodle is a dog
            claim Rex is a cat @ 0.7 from "memo"
            claim Rex is a dog @ 0.6 from "memo"
            claim Rex is a poodle @ 0.8
            claim Ada is a cat @ 0.6 from "memo"
            claim Ada is a poodle @ 0.9
            claim Bo is a cat or Bo is a dog @ 0.9
            claim this is not read at all, is it
            ask Is Rex a dog?
            ask Is Bo a cat?
            """);

        Expected.Matches("shared.txt", report.ToText());
        Expected.Matches("shared.md", report.ToMarkdown());
        Expected.Matches("shared.xml", report.ToJUnit());
    }

    [Fact]
    public void TextAndMarkdown_NothingThatCouldBeGivenUp_SayWhatToDo()
    {
        ConsistencyReport report = Read("""
            rule Every whale is a mammal
            rule No whale is a mammal
            fact Moby is a whale
            fact Willy is a whale
            fact Moby is big
            ask Is Moby a mammal?
            ask Is Moby big?
            """);

        Expected.Matches("certain.txt", report.ToText());
        Expected.Matches("certain.md", report.ToMarkdown());
    }

    [Fact]
    public void ToText_ManyConflicts_SaysAFewInFullAndTheOthersInShort()
    {
        IEnumerable<string> pairs = Enumerable.Range(1, 8).Select(static i => $"claim P{i} is a cat @ 0.{i + 50}\nclaim P{i} is a dog @ 0.{i + 70}");
        IEnumerable<string> star = Enumerable.Range(1, 6).Select(static i => $"rule cat(rex) -> b{i} @ 0.9\nclaim !b{i} @ 0.8");

        Expected.Matches("many.txt", Read(string.Join('\n', ["rule No cat is a dog", .. pairs, "claim Rex is a cat @ 0.55", .. star])).ToText());
    }

    private static ConsistencyReport Read(string text) =>
        new ConsistencyChecker().Check(new ClaimSetBuilder().AddText(text, "input.claims").Build(), TestContext.Current.CancellationToken);

    private static ConsistencyReport Check(string sample) => new ConsistencyChecker().Check(
        new ClaimSetBuilder().AddText(File.ReadAllText(Checkout.PathOf("samples", $"{sample}.claims")), $"samples/{sample}.claims").Build(),
        TestContext.Current.CancellationToken);

    [GeneratedRegex("<(script|style)[^>]*>.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Silent();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
