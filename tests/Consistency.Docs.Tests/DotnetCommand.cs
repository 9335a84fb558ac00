using System.Text.RegularExpressions;
using Consistency.Tests;

namespace Consistency.Docs.Tests;

/// <summary>
/// Looks whether a command of the SDK that a document shows would find what it names. Benchmarks, long tests and installations are not run for
/// the documents' sake: samples and packages have their own place in the build, and figures are measured on a quiet machine.
/// </summary>
internal static partial class DotnetCommand
{
    private static readonly Lazy<string> TestSources = new(static () => Sources("tests"));
    private static readonly Lazy<string> BenchmarkSources = new(static () => Sources("tests/Consistency.Benchmarks"));

    /// <summary>What is wrong with a command, without the word <c>dotnet</c>; null when nothing is.</summary>
    public static string? ErrorOf(string command)
    {
        string[] words = command.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i + 1 < words.Length; i++)
        {
            string next = words[i + 1].Trim('"');
            string? error = words[i] switch
            {
                "--project" when !Directory.Exists(Document.FullPath(next)) => $"There is no project {next}.",
                "--filter-class" when !Regex.IsMatch(TestSources.Value, $@"class {Pattern(next)}\b") => $"No test class is like {next}.",
                "--filter-method" when !Regex.IsMatch(TestSources.Value, $@" {Pattern(next)}\(") => $"No test is like {next}.",
                "add" when next == "package" && !IsPackage(words.ElementAtOrDefault(i + 2)) => $"No package is made that is called {words.ElementAtOrDefault(i + 2)}.",
                "tool" when next is "install" && !words.Any(IsPackage) => "No package of ours is installed.",
                "run" or "publish" when next.EndsWith(".cs", StringComparison.Ordinal) && !File.Exists(Document.FullPath(next)) => $"There is no file {next}.",
                "publish" or "pack" when next.Contains('/', StringComparison.Ordinal) && !Path.Exists(Document.FullPath(next)) => $"There is no project {next}.",
                _ => null,
            };
            if (error is not null)
            {
                return error;
            }
        }

        int dashes = Array.IndexOf(words, "--");
        if (dashes > 0 && words.Contains("tests/Consistency.Benchmarks") && !IsBenchmark(words[dashes + 1]))
        {
            return $"There is no benchmark {words[dashes + 1]}.";
        }

        return words.FirstOrDefault() is "run" or "test" or "add" or "tool" or "pack" or "publish" or "build" ? null : $"Nothing is known about dotnet {command}.";
    }

    private static bool IsBenchmark(string name) =>
        Regex.IsMatch(BenchmarkSources.Value, $@"new\(\s*""{Regex.Escape(name)}""");

    private static bool IsPackage(string? name) =>
        name is not null && File.Exists(Document.FullPath($"src/{name}/{name}.csproj"));

    /// <summary>The filters of the test runner know only the star, at the start and the end.</summary>
    private static string Pattern(string filter) => Regex.Escape(filter).Replace(@"\*", @"\w*", StringComparison.Ordinal);

    private static string Sources(string folder) =>
        string.Join('\n', Directory.EnumerateFiles(Document.FullPath(folder), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !BuildOutput().IsMatch(file)).Select(File.ReadAllText));

    [GeneratedRegex(@"[\\/](bin|obj)[\\/]")]
    private static partial Regex BuildOutput();
}
