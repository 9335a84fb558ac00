using Consistency.Language;

namespace Consistency.Cli.Tests;

/// <summary>The README shows the samples, and the language as it is; what its blocks print is a matter of the tests of all documents.</summary>
public class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Checkout.Root, "README.md")).ReplaceLineEndings("\n");

    [Fact]
    public void FiveLines_AreTheSample() =>
        Assert.Contains($"```csharp\n{Checkout.Read("samples", "hello", "Program.cs")}```", Readme, StringComparison.Ordinal);

    [Fact]
    public void LanguageByExample_CanAllBeRead()
    {
        string example = Readme.Split("```claims\n").Skip(1).Select(static b => b.Split("```")[0]).Single(static b => b.Contains("[c7]", StringComparison.Ordinal));

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
