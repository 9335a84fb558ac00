using System.Text;
using System.Text.Json;
using Consistency.Claims;
using Consistency.Cli;
using Consistency.Formats;
using Microsoft.CodeAnalysis;

namespace Consistency.Docs.Tests;

/// <summary>
/// Every block of every document is what it says: C# compiles, commands run, claims and files are read, and output that is shown is what comes
/// out. A block without a language, or with one that is not known here, fails, so that nothing is left out by oversight.
/// </summary>
public class DocumentTests
{
    private const string Output = "output";

    private static readonly string[] Readable = ["claims", "json", "jsonl", "csv", "tsv", "tptp", "smtlib", "wcnf"];

    public static IEnumerable<TheoryDataRow<string>> Documents => Document.All().Select(static path => new TheoryDataRow<string>(path));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Blocks_SayWhatTheyAre(string path)
    {
        string[] known = [.. Readable, "csharp", "sh", "text"];

        Assert.All(new Document(path).Blocks(), block => Assert.True(known.Contains(block.Language), $"{block.Place}: '{block.Language}'"));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void CSharp_Compiles(string path)
    {
        Assert.All(
            new Document(path).Blocks().Where(static b => b.Language == "csharp"),
            static block => Assert.Empty(CSharpBlock.ErrorsOf(block, TestContext.Current.CancellationToken)));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Statements_AreRead(string path)
    {
        IReadOnlyList<DocumentBlock> blocks = new Document(path).Blocks();
        Assert.All(blocks.Where(static b => Readable.Contains(b.Language) && !b.Is("other")), static block =>
        {
            ClaimSet claims = new ClaimSetBuilder()
                .AddDocument(Encoding.UTF8.GetBytes(block.Text), DocumentReader.FormatOf("block." + Ending(block.Language)), block.Place, TestContext.Current.CancellationToken)
                .Build();

            Assert.NotEmpty(claims.Statements);
            Assert.True(
                block.Is("faulty") == claims.Diagnostics.Any(static d => d.Severity >= Claims.DiagnosticSeverity.Error),
                $"{block.Place}\n{string.Join('\n', claims.Diagnostics)}");
        });
        Assert.All(blocks.Where(static b => b.Language == "json"), static block => JsonDocument.Parse(block.Text).Dispose());
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Commands_RunAndPrintWhatIsShown(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The commands are those of a Unix shell.");
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        using CommandFolder folder = new();
        string? printed = null;
        IReadOnlyList<DocumentBlock> blocks = new Document(path).Blocks();
        for (int i = 0; i < blocks.Count; i++)
        {
            DocumentBlock block = blocks[i];
            if (block.FileName is not null)
            {
                folder.Save(block);
            }

            if (block.Is(Output))
            {
                Assert.True(printed is not null, $"{block.Place}: nothing before it prints.");
                Assert.True(block.Text == printed, $"{block.Place}\n--- shown\n{block.Text}--- printed\n{printed}");
            }

            printed = block switch
            {
                { Language: "csharp" } when i + 1 < blocks.Count && blocks[i + 1].Is(Output) => await CSharpBlock.RunAsync(block, cancellationToken),
                { Language: "sh" } when block.Is("background") => await StartAsync(folder, block, cancellationToken),
                { Language: "sh" } => await RunAsync(folder, block, cancellationToken),
                { Language: "csharp" } => null,
                _ => printed,
            };
        }

        Assert.All(folder.Asked, static command => Assert.Null(DotnetCommand.ErrorOf(command)));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_LeadSomewhere(string path)
    {
        string folder = Path.GetDirectoryName(Document.FullPath(path))!;
        Document document = new(path);
        Assert.All(document.Links().Where(static link => !link.Contains("://", StringComparison.Ordinal)), link =>
        {
            string[] parts = link.Split('#');
            string target = Path.Combine(folder, parts[0]);
            Assert.True(Path.Exists(target), $"{path}: {link}");
            Assert.True(
                parts.Length == 1
                    || (parts[0].Length == 0 ? document : new Document(Path.GetRelativePath(Document.FullPath(""), target))).HasHeading(parts[1]),
                $"{path}: {link} names no heading");
        });
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void CommandsInTheText_NameWhatThereIs(string path)
    {
        Assert.All(
            new Document(path).InlineCode().Where(static code => code.StartsWith("dotnet ", StringComparison.Ordinal)),
            static code => Assert.Null(DotnetCommand.ErrorOf(code["dotnet ".Length..])));
    }

    private static string Ending(string language) => language switch { "tptp" => "p", "smtlib" => "smt2", _ => language };

    private static async Task<string?> StartAsync(CommandFolder folder, DocumentBlock block, CancellationToken cancellationToken)
    {
        await folder.StartAsync(block, cancellationToken);
        return null;
    }

    private static async Task<string> RunAsync(CommandFolder folder, DocumentBlock block, CancellationToken cancellationToken)
    {
        (int exitCode, string output, string error) = await folder.RunAsync(block, cancellationToken);

        // Verdicts have exit codes; a command that is used wrongly, or not there, has others.
        Assert.True(exitCode is 0 or ExitCodes.Violations or ExitCodes.Undecided or 30, $"{block.Place}: exit code {exitCode}\n{output}{error}");
        Assert.DoesNotContain("command not found", error, StringComparison.Ordinal);
        return output;
    }
}
