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

    private static ConsistencyReport Check(string sample) => new ConsistencyChecker().Check(
        new ClaimSetBuilder().AddText(File.ReadAllText(Checkout.PathOf("samples", $"{sample}.claims")), $"samples/{sample}.claims").Build(),
        TestContext.Current.CancellationToken);

    [GeneratedRegex("<(script|style)[^>]*>.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Silent();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
