using System.Text.Json;

namespace Consistency.Cli.Tests;

/// <summary>What files and folders on a command line stand for.</summary>
public sealed class InputPathsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Check_Folder_ReadsTheClaimFilesInAndBelowItInOrder()
    {
        string second = Write("b/answer.claims", "claim !p");
        string first = Write("a.claims", "claim p @ 0.95");
        Write("a.txt", "claim !p");
        Write(".hidden/c.claims", "claim !p");

        ToolRun run = await ToolRun.OfAsync("check", _folder);

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Error));
        Assert.StartsWith("Inconsistent: 1 conflict.", run.Output, StringComparison.Ordinal);
        Assert.True(
            run.Output.IndexOf($"{first}:1:7", StringComparison.Ordinal) < run.Output.IndexOf($"{second}:1:7", StringComparison.Ordinal), run.Output);
    }

    [Fact]
    public async Task Check_FolderAndFileInIt_AreRefused()
    {
        string file = Write("a.claims", "claim p");

        ToolRun run = await ToolRun.OfAsync("check", _folder, file);

        Assert.Equal((3, $"consistency: '{file}' is named twice; every statement of it would be weighed twice.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Check_EmptyFolder_IsNothingToCheckAndSaysWhy()
    {
        ToolRun run = await ToolRun.OfAsync("check", _folder);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Nothing to check", run.Output, StringComparison.Ordinal);
        Assert.Contains($"warning CON0066: The folder '{_folder}' has no claim file in it.", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("program.cs", "using System;\nConsole.WriteLine(1 + 2);\nreturn;", true)]
    [InlineData("picture.png", "\u0001\u0002PNG\u0003;;", true)]
    [InlineData("policy.rules", "Tweety is a bird.\nflurb the of.", false)]
    [InlineData("notes.txt", "using System;\nConsole.WriteLine(1 + 2);", false)]
    public async Task Check_FileOfAnotherKind_IsOneErrorAndTheRestIsChecked(string name, string text, bool isForeign)
    {
        string claims = Write("a.claims", "claim p\nclaim !p");
        string other = Write(name, text);

        ToolRun run = await ToolRun.OfAsync("check", claims, other);
        ToolRun asked = await ToolRun.OfAsync("check", claims, other, "--from", "claims");

        Assert.Equal((1, 1), (run.ExitCode, asked.ExitCode));
        Assert.Contains("Incomplete", run.Output, StringComparison.Ordinal);
        Assert.Equal(isForeign, run.Output.Contains($"error CON0065: '{other}' was not read", StringComparison.Ordinal));
        Assert.DoesNotContain("CON0065", asked.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OnlyAFileOfAnotherKind_IsNotConsistent() =>
        Assert.Equal(2, (await ToolRun.OfAsync("check", Write("p.cs", "int x = 1;\nint y = 2;"))).ExitCode);

    [Fact]
    public async Task Check_SamplesAsAShellNamesThem_ShowsEveryConflict()
    {
        string[] names = [.. Directory.EnumerateFileSystemEntries(Checkout.PathOf("samples")).Order(StringComparer.Ordinal)];

        ToolRun run = await ToolRun.OfAsync(["check", .. names]);

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Error));
        Expected.Matches("samples.txt", run.Output.Replace(Checkout.PathOf("samples"), "samples", StringComparison.Ordinal));
        JsonElement report = JsonDocument.Parse((await ToolRun.OfAsync(["check", "--format", "json", .. names])).Output).RootElement;
        Assert.Equal("inconsistent", report.GetProperty("verdict").GetString());
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
