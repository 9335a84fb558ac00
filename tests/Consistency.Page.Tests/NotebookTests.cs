using System.Diagnostics;
using System.Text.Json;
using Consistency.Tests;

namespace Consistency.Page.Tests;

/// <summary>The cells of the notebook, run with Debian's Jupyter.</summary>
public sealed class NotebookTests
{
    private const string Runner = """
        import sys
        try:
            import nbclient, nbformat, ipykernel
        except ImportError as e:
            print(e)
            sys.exit(77)
        notebook = nbformat.read(sys.argv[1], as_version=4)
        nbclient.NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
        nbformat.write(notebook, sys.argv[2])
        """;

    [Fact]
    public async Task Notebook_Run_SaysWhatItsCommittedOutputsSay()
    {
        const string Python = "/usr/bin/python3";
        Assert.SkipUnless(File.Exists(Python), "There is no Python on this machine.");
        string notebook = Path.Combine(TestData.Root, "samples", "notebooks", "consistency.ipynb");
        string result = Path.Combine(Path.GetTempPath(), $"consistency-{Guid.NewGuid():N}.ipynb");
        try
        {
            ProcessStartInfo start = new(Python, ["-c", Runner, notebook, result]) { RedirectStandardOutput = true, RedirectStandardError = true };
            string tool = Path.Combine(AppContext.BaseDirectory, "..", "..", "Consistency.Cli", "release", "Consistency.Cli.dll");
            Assert.SkipUnless(File.Exists(tool), "The tool was not built in the Release configuration.");
            start.Environment["CONSISTENCY"] = $"dotnet '{Path.GetFullPath(tool)}'";
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.SkipWhen(process.ExitCode == 77, $"There is no Jupyter on this machine (apt-get install python3-nbclient python3-ipykernel): {output}");
            Assert.True(process.ExitCode == 0, await errors);

            if (Environment.GetEnvironmentVariable("CONSISTENCY_ACCEPT") == "1")
            {
                File.Copy(result, notebook, overwrite: true);
            }

            string[] ran = TextsOf(result);
            Assert.Contains("Tweety can fly, but [s4] says: Tweety cannot fly.", string.Concat(ran), StringComparison.Ordinal);
            Assert.Equal(TextsOf(notebook), ran);
        }
        finally
        {
            File.Delete(result);
        }
    }

    // What the cells print; the page itself has tests of its own.
    private static string[] TextsOf(string path)
    {
        using JsonDocument notebook = JsonDocument.Parse(File.ReadAllText(path));
        return [.. notebook.RootElement.GetProperty("cells").EnumerateArray()
            .Where(static c => c.TryGetProperty("outputs", out _))
            .SelectMany(static c => c.GetProperty("outputs").EnumerateArray())
            .Where(static o => o.TryGetProperty("text", out _))
            .Select(static o => o.GetProperty("text") is { ValueKind: JsonValueKind.Array } lines
                ? string.Concat(lines.EnumerateArray().Select(static l => l.GetString()))
                : o.GetProperty("text").GetString()!)];
    }
}
