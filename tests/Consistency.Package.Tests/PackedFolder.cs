using System.IO.Compression;
using System.Xml.Linq;
using Consistency.Tests;

namespace Consistency.Package.Tests;

/// <summary>A folder outside of the checkout into which all packages were packed, as for a release.</summary>
/// <remarks>It is built apart from what is tested elsewhere, so that nobody's files change under his feet.</remarks>
public sealed class PackedFolder : IAsyncLifetime
{
    /// <summary>Gets the platform whose package of the tool is compiled ahead.</summary>
    public static string Platform => System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;

    /// <summary>Gets a folder that the tests can use.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("consistency-packages-").FullName;

    /// <summary>Gets the folder of the packages.</summary>
    public string Packages => Path.Combine(Root, "packages");

    /// <summary>Gets the options that keep what is built out of the checkout.</summary>
    public string[] Apart => ["-c", "Release", "--nologo", "-v", "q", "-p:RunAnalyzers=false", $"-p:ArtifactsPath={Path.Combine(Root, "artifacts")}"];

    public async ValueTask InitializeAsync()
    {
        foreach (string project in new[] { "Consistency", "Consistency.AI", "Consistency.Z3", "Consistency.Cli" })
        {
            await CommandRun.DotnetAsync(TestData.Root, ["pack", $"src/{project}", "-o", Packages, "-p:NativeTool=false", .. Apart]);
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Gives the names of the files in a package.</summary>
    public IReadOnlyList<string> FilesOf(string package)
    {
        using ZipArchive archive = Open(package);
        return [.. archive.Entries.Select(static e => e.FullName)];
    }

    /// <summary>Gives the bytes of a file in a package.</summary>
    public byte[] Read(string package, string file)
    {
        using ZipArchive archive = Open(package);
        using Stream stream = (archive.GetEntry(file) ?? throw new FileNotFoundException($"{file} in {package}")).Open();
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Gives what a package says of itself.</summary>
    public XElement Metadata(string id)
    {
        XElement root = XElement.Load(new MemoryStream(Read($"{id}.0.1.0.nupkg", $"{id}.nuspec")));
        return root.Element(root.Name.Namespace + "metadata")!;
    }

    private ZipArchive Open(string package) => ZipFile.OpenRead(Path.Combine(Packages, package));
}
