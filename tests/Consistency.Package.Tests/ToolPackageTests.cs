using System.Reflection.PortableExecutable;
using System.Text;
using Consistency.Tests;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Consistency.Package.Tests;

/// <summary>The packages of the tool: installed, compiled ahead, and as native code.</summary>
[Collection(nameof(PackageTests))]
public class ToolPackageTests(PackedFolder folder)
{
    [Fact]
    public void Tool_OfThisPlatform_IsCompiledAhead_AndAnyIsNot()
    {
        Assert.True(IsCompiledAhead(PackedFolder.Platform, "Consistency.Cli.dll"));
        Assert.True(IsCompiledAhead(PackedFolder.Platform, "Consistency.dll"));
        Assert.False(IsCompiledAhead("any", "Consistency.dll"));
        Assert.All(
            new[] { "Consistency.Cli", "Consistency.Cli.any", $"Consistency.Cli.{PackedFolder.Platform}" },
            id => Assert.StartsWith(
                "# consistency\n",
                Encoding.UTF8.GetString(folder.Read($"{id}.0.1.0.nupkg", "README.md")).ReplaceLineEndings("\n"),
                StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tool_Installed_ChecksAndSaysItsVersion()
    {
        string tool = await InstallAsync(folder.Packages, "installed");

        await RunsAsync(tool);
    }

    [Fact]
    public async Task Tool_AsNativeCode_DoesWhatTheOtherDoes()
    {
        Assert.SkipUnless(HasLinker(), "There is no compiler for C here, whose linker native code needs (clang or gcc).");
        string packages = Path.Combine(folder.Root, "native-packages");
        await CommandRun.DotnetAsync(
            TestData.Root,
            ["pack", "src/Consistency.Cli", "-o", packages, "-p:NativeTool=true", .. folder.Apart.SkipLast(1), $"-p:ArtifactsPath={Path.Combine(folder.Root, "native-artifacts")}"]);

        string tool = await InstallAsync(packages, "installed-native");

        string[] files = [.. Directory.EnumerateFiles(Path.Combine(folder.Root, "installed-native", ".store"), "*", SearchOption.AllDirectories)];
        Assert.DoesNotContain(files, static f => f.EndsWith(".dll", StringComparison.Ordinal) || f.EndsWith(".dbg", StringComparison.Ordinal));
        await RunsAsync(tool);
        await AnswersAgentsAsync(tool);
        string managed = Path.Combine(folder.Root, "artifacts", "bin", "Consistency.Cli", "release", "Consistency.Cli.dll");
        foreach (string command in new[]
        {
            "check samples/facts.claims --format json", "check samples/facts.claims --format html", "check samples/facts.claims --format sarif",
            "explain 1 samples/tweety.claims", "rules samples/tweety.claims", "translate samples/tweety.claims --to json",
            "solve samples/order.wcnf", "check samples/formal.claims --reading derivable", "check --help",
        })
        {
            CommandRun native = await CommandRun.OfAsync(TestData.Root, tool, command.Split(' '));
            Assert.NotEmpty(native.Output);
            Assert.Equal(await CommandRun.OfAsync(TestData.Root, "dotnet", [managed, .. command.Split(' ')]), native);
        }
    }

    private static async Task AnswersAgentsAsync(string tool)
    {
        StdioClientTransport transport = new(new StdioClientTransportOptions { Command = tool, Arguments = ["mcp"] });
        await using McpClient client = await McpClient.CreateAsync(transport, cancellationToken: TestContext.Current.CancellationToken);

        CallToolResult result = await client.CallToolAsync(
            "check",
            new Dictionary<string, object?> { ["claims"] = new object[] { new { text = "Tweety can fly." }, new { text = "Tweety cannot fly." } } },
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("inconsistent", result.StructuredContent!.Value.GetProperty("verdict").GetString());
    }

    private static async Task RunsAsync(string tool)
    {
        CommandRun version = await CommandRun.OfAsync(TestData.Root, tool, "--version");
        CommandRun check = await CommandRun.OfAsync(TestData.Root, tool, "check", "samples/tweety.claims");

        Assert.Matches(@"^0\.1\.0(\+[0-9a-f]{40})?\n$", version.Output.ReplaceLineEndings("\n"));
        Assert.Equal(1, check.ExitCode);
        Assert.Contains(
            $"```text output\n{check.Output}```",
            (await File.ReadAllTextAsync(Path.Combine(TestData.Root, "README.md"), TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.Empty(check.Error);
    }

    // The package brings everything it needs along, so no other source is looked at.
    private async Task<string> InstallAsync(string packages, string name)
    {
        string path = Path.Combine(folder.Root, name);
        string config = path + ".config";
        await File.WriteAllTextAsync(
            config,
            $"""
             <configuration>
               <config><add key="globalPackagesFolder" value="{path}-cache" /></config>
               <packageSources><clear /><add key="packed" value="{packages}" /></packageSources>
             </configuration>
             """,
            TestContext.Current.CancellationToken);
        await CommandRun.DotnetAsync(folder.Root, "tool", "install", "Consistency.Cli", "--tool-path", path, "--configfile", config, "--version", "0.1.0");
        return Path.Combine(path, OperatingSystem.IsWindows() ? "consistency.exe" : "consistency");
    }

    private bool IsCompiledAhead(string platform, string file)
    {
        using PEReader reader = new(new MemoryStream(folder.Read($"Consistency.Cli.{platform}.0.1.0.nupkg", $"tools/net10.0/{platform}/{file}")));
        return reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }

    private static bool HasLinker() => OperatingSystem.IsWindows()
        || (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Any(static p => File.Exists(Path.Combine(p, "clang")) || File.Exists(Path.Combine(p, "gcc")));
}
