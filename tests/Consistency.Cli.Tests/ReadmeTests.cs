using System.Diagnostics.CodeAnalysis;
using Consistency.Language;

namespace Consistency.Cli.Tests;

/// <summary>What the README shows is what comes out.</summary>
public class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Checkout.Root, "README.md")).ReplaceLineEndings("\n");

    [Fact]
    public void FiveLines_AreTheSampleAndPrintWhatIsShown()
    {
        string sample = File.ReadAllText(Path.Combine(Checkout.Root, "samples", "hello", "Program.cs")).ReplaceLineEndings("\n");
        string claims = string.Join('\n', sample.Split("\"\"\"")[1].Split('\n')[1..^1].Select(static l => l[4..]));

        Assert.Contains($"```csharp\n{sample}```", Readme, StringComparison.Ordinal);
        Assert.Contains($"```\n{new ConsistencyChecker().Check(claims, TestContext.Current.CancellationToken).ToText()}```", Readme, StringComparison.Ordinal);
    }

    [Fact]
    [SuppressMessage("Usage", "xUnit1051", Justification = "The tool takes the token of the test itself.")]
    public async Task MainJob_PrintsWhatIsShown()
    {
        string before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = Checkout.Root;
        try
        {
            ToolRun run = await ToolRun.OfAsync("check", "samples/tweety.claims");
            Assert.Contains($"```\n{run.Output}```", Readme, StringComparison.Ordinal);
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    [Fact]
    public void LanguageByExample_CanAllBeRead()
    {
        string example = Readme.Split("```").Where(static (_, i) => i % 2 == 1).Single(static b => b.Contains("[c7]", StringComparison.Ordinal));

        ParseResult result = new ClaimParser().Parse(example, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(result.Diagnostics);
        Assert.Equal(9, result.Statements.Length);
    }

    [Fact]
    public void Diagnostics_AreAllDocumented()
    {
        string documented = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "report.md"));

        Assert.All(DiagnosticCatalogue.Titles.Keys, id => Assert.Contains($"| {id} |", documented, StringComparison.Ordinal));
    }
}
