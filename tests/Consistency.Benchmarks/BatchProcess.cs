using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Consistency.Benchmarks;

/// <summary><c>consistency batch</c> as a process of its own, as its users run it.</summary>
internal static class BatchProcess
{
    /// <summary>Gives the option that names the tool.</summary>
    public static Option<string> ToolOption() => new("--tool")
    {
        Description = "The tool to run, if not the one that was built here.",
        DefaultValueFactory = static _ => Path.Combine(SharedFolder.Root(), "artifacts", "bin", "Consistency.Cli", "release", "Consistency.Cli"),
    };

    /// <summary>Starts it.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="arguments">What stands behind "batch".</param>
    public static Process Start(string tool, params string[] arguments)
    {
        if (!File.Exists(tool))
        {
            throw new FileNotFoundException($"There is no tool '{tool}': build src/Consistency.Cli in Release first, or name it with --tool.");
        }

        return Process.Start(new ProcessStartInfo(tool, ["batch", .. arguments]) { RedirectStandardInput = true, RedirectStandardError = true })!;
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The last line of what it says, its summary.</returns>
    public static string WaitFor(Process process)
    {
        string said = process.StandardError.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode <= 2 ? said.Split('\n')[^1] : throw new InvalidOperationException($"It ended with {process.ExitCode}: {said}");
    }

    /// <summary>Writes documents to a file.</summary>
    public static void WriteDocuments(string path, int count, bool english = false, bool withRules = true)
    {
        using StreamWriter writer = new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        StringBuilder line = new();
        for (int i = 1; i <= count; i++)
        {
            BatchCorpus.Write(line.Clear(), i, english, withRules);
            writer.Write(line);
        }
    }

    /// <summary>Gives a number in the form of the docs.</summary>
    public static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
