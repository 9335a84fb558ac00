using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Consistency.Benchmarks;

/// <summary><c>batch-shared</c>: what statements cost that all documents of a batch share.</summary>
internal static class BatchSharedCommand
{
    public static Command Create()
    {
        Option<int> documents = new("--documents") { Description = "How many documents.", DefaultValueFactory = static _ => 20_000 };
        Option<int[]> known = new("--known") { Description = "How many statements are shared.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = static _ => [0, 100, 1_000, 10_000] };
        Option<string> tool = BatchProcess.ToolOption();
        Command command = new("batch-shared", "Runs 'consistency batch' with more and more statements that all documents share, with and without rules of their own.") { documents, known, tool };
        command.SetAction(parsed => Run(parsed.GetValue(documents), parsed.GetValue(known)!, parsed.GetValue(tool)!));
        return command;
    }

    private static void Run(int documents, int[] known, string tool)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("consistency-");
        try
        {
            Console.WriteLine($"{BatchProcess.Number(documents)} documents     shared   seconds   documents/s");
            foreach (bool withRules in (bool[])[false, true])
            {
                string input = Path.Combine(folder.FullName, "documents.jsonl");
                BatchProcess.WriteDocuments(input, documents, withRules: withRules);
                foreach (int count in known)
                {
                    StringBuilder statements = new();
                    BatchCorpus.WriteKnown(statements, count);
                    string facts = Path.Combine(folder.FullName, "known.claims");
                    File.WriteAllText(facts, statements.ToString());
                    long started = Stopwatch.GetTimestamp();
                    using Process process = BatchProcess.Start(tool, [input, "--output", Path.Combine(folder.FullName, "results.jsonl"), .. count == 0 ? Array.Empty<string>() : ["--facts", facts]]);
                    BatchProcess.WaitFor(process);
                    double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
                    Console.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{(withRules ? "with rules" : "without rules"),-20} {BatchProcess.Number(count),8} {seconds,9:F1} {BatchProcess.Number(documents / seconds),13}"));
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
