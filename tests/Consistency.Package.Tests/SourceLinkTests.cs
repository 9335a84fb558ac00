using System.Reflection.Metadata;
using System.Security.Cryptography;
using System.Text;
using Consistency.Tests;

namespace Consistency.Package.Tests;

/// <summary>A release can be traced to its source, and made again from it.</summary>
[Collection(nameof(PackageTests))]
public class SourceLinkTests(PackedFolder folder)
{
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    [Fact]
    public async Task Build_InTwoPlaces_GivesTheSameBytes_AndNamesItsSource()
    {
        CommandRun head = await CommandRun.OfAsync(TestData.Root, "git", "rev-parse", "HEAD");
        Assert.SkipUnless(head.ExitCode == 0, "This is no checkout of git, so there is no commit to name.");

        string first = await BuildAsync("first");
        string second = await BuildAsync("second");

        foreach (string file in new[] { "Consistency.dll", "Consistency.pdb" })
        {
            Assert.Equal(Hash(Path.Combine(first, file)), Hash(Path.Combine(second, file)));
        }

        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.Combine(first, "Consistency.pdb")));
        MetadataReader reader = provider.GetMetadataReader();
        BlobHandle link = reader.GetCustomDebugInformation(EntityHandle.ModuleDefinition)
            .Select(reader.GetCustomDebugInformation).Single(i => reader.GetGuid(i.Kind) == SourceLink).Value;
        Assert.Contains($"/example/consistency/{head.Output.Trim()}/*", Encoding.UTF8.GetString(reader.GetBlobBytes(link)), StringComparison.Ordinal);
        Assert.All(
            reader.Documents.Select(d => reader.GetString(reader.GetDocument(d).Name)),
            static name => Assert.StartsWith("/_/", name, StringComparison.Ordinal));
    }

    private static string Hash(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));

    // A clone of a repository that somebody publishes, built as a build server does.
    private async Task<string> BuildAsync(string name)
    {
        string clone = Path.Combine(folder.Root, name);
        Assert.Equal(0, (await CommandRun.OfAsync(folder.Root, "git", "clone", "-q", TestData.Root, clone)).ExitCode);
        Assert.Equal(0, (await CommandRun.OfAsync(clone, "git", "remote", "set-url", "origin", "https://github.com/example/consistency.git")).ExitCode);
        await CommandRun.DotnetAsync(
            clone, "build", "src/Consistency", "-f", "net10.0", "-c", "Release", "--nologo", "-v", "q", "-p:RunAnalyzers=false", "-p:ContinuousIntegrationBuild=true");
        return Path.Combine(clone, "artifacts", "bin", "Consistency", "release_net10.0");
    }
}
