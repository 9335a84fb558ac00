using System.Xml.Linq;
using Consistency.Tests;

namespace Consistency.Package.Tests;

/// <summary>The packages of the libraries: what is in them, and what a new project gets out of them.</summary>
[Collection(nameof(PackageTests))]
public class LibraryPackageTests(PackedFolder folder)
{
    [Theory]
    [InlineData("Consistency", "Antlr4.Runtime.Standard")]
    [InlineData("Consistency.AI", "Consistency,Microsoft.Extensions.AI,Polly.Core")]
    [InlineData("Consistency.Z3", "Consistency,Microsoft.Z3")]
    public void Package_HasAllThatBelongsIntoIt(string id, string dependencies)
    {
        IReadOnlyList<string> files = folder.FilesOf($"{id}.0.1.0.nupkg");
        XElement metadata = folder.Metadata(id);
        string Value(string name) => metadata.Element(metadata.Name.Namespace + name)?.Value ?? string.Empty;

        foreach (string framework in new[] { "net8.0", "net10.0" })
        {
            Assert.Contains($"lib/{framework}/{id}.dll", files);
            Assert.Contains($"lib/{framework}/{id}.xml", files);
            Assert.Contains($"lib/{framework}/{id}.pdb", folder.FilesOf($"{id}.0.1.0.snupkg"));
        }

        Assert.DoesNotContain(files, static f => f.EndsWith(".pdb", StringComparison.Ordinal) || f.StartsWith("runtimes/", StringComparison.Ordinal));
        Assert.Equal(("MIT", "icon.png", "README.md"), (Value("license"), Value("icon"), Value("readme")));
        Assert.NotEmpty(Value("description"));
        Assert.NotEmpty(Value("tags"));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], folder.Read($"{id}.0.1.0.nupkg", "icon.png")[..4]);
        Assert.StartsWith($"# {id}\n", System.Text.Encoding.UTF8.GetString(folder.Read($"{id}.0.1.0.nupkg", "README.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.All(
            metadata.Descendants(metadata.Name.Namespace + "group"),
            group => Assert.Equal(dependencies.Split(','), group.Elements().Select(static d => d.Attribute("id")!.Value)));
    }

    [Fact]
    public async Task Engine_InANewProject_PrintsWhatTheReadmeSays()
    {
        string readme = File.ReadAllText(Path.Combine(TestData.Root, "README.md")).ReplaceLineEndings("\n");
        string[] blocks = [.. readme.Split("```").Where(static (_, i) => i % 2 == 1)];
        string program = blocks.First(static b => b.StartsWith("csharp\n", StringComparison.Ordinal))["csharp\n".Length..];
        string output = blocks.First(static b => b.StartsWith("text output\n", StringComparison.Ordinal))["text output\n".Length..];

        Assert.Equal(output, await RunAsync("five-lines", program, "Consistency"));
    }

    [Fact]
    public async Task Models_InANewProject_AreChecked()
    {
        const string Program = """
            using Consistency.AI.Tools;
            using Microsoft.Extensions.AI;

            AIFunction check = new ConsistencyTools().AsFunctions()[0];
            Console.Write(await check.InvokeAsync(new AIFunctionArguments { ["statements"] = "Tweety can fly. Tweety cannot fly." }));
            """;

        Assert.StartsWith("Inconsistent: 1 conflict.", await RunAsync("models", Program, "Consistency.AI"), StringComparison.Ordinal);
    }

    // A project that knows of nothing but the packages; what they need comes from where this machine gets its packages.
    private async Task<string> RunAsync(string name, string program, string package)
    {
        string project = Directory.CreateDirectory(Path.Combine(folder.Root, name)).FullName;
        await File.WriteAllTextAsync(Path.Combine(project, "Program.cs"), program, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(project, "NuGet.config"),
            $"""
             <configuration>
               <config><add key="globalPackagesFolder" value="{Path.Combine(folder.Root, "cache")}" /></config>
               <packageSources><add key="packed" value="{folder.Packages}" /></packageSources>
             </configuration>
             """,
            TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(project, $"{name}.csproj"),
            $"""
             <Project Sdk="Microsoft.NET.Sdk">
               <PropertyGroup>
                 <OutputType>Exe</OutputType>
                 <TargetFramework>net10.0</TargetFramework>
                 <ImplicitUsings>enable</ImplicitUsings>
               </PropertyGroup>
               <ItemGroup><PackageReference Include="{package}" Version="0.1.0" /></ItemGroup>
             </Project>
             """,
            TestContext.Current.CancellationToken);
        await CommandRun.DotnetAsync(project, "build", "--nologo", "-v", "q");
        return (await CommandRun.DotnetAsync(project, "run", "--no-build")).Output.ReplaceLineEndings("\n");
    }
}
