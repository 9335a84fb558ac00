using System.CommandLine;
using System.Diagnostics;

namespace Consistency.Benchmarks;

/// <summary><c>batch-kills</c>: whether <c>consistency batch --resume</c> ends with the same file, killed at any moment and any number of times.</summary>
internal static class BatchKillsCommand
{
    public static Command Create()
    {
        Option<int> documents = new("--documents") { Description = "How many documents.", DefaultValueFactory = static _ => 60_000 };
        Option<int> kills = new("--kills") { Description = "How many times it is killed.", DefaultValueFactory = static _ => 20 };
        Option<int> seed = new("--seed") { Description = "Draws the moments.", DefaultValueFactory = static _ => 1 };
        Option<string> tool = BatchProcess.ToolOption();
        Command command = new("batch-kills", "Kills 'consistency batch' at random moments, resumes it, and compares the results with those of one run.") { documents, kills, seed, tool };
        command.SetAction(parsed => Run(parsed.GetValue(documents), parsed.GetValue(kills), new Random(parsed.GetValue(seed)), parsed.GetValue(tool)!));
        return command;
    }

    private static int Run(int documents, int kills, Random random, string tool)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("consistency-");
        try
        {
            string input = Path.Combine(folder.FullName, "documents.jsonl");
            string whole = Path.Combine(folder.FullName, "whole.jsonl");
            string results = Path.Combine(folder.FullName, "results.jsonl");
            BatchProcess.WriteDocuments(input, documents);
            long started = Stopwatch.GetTimestamp();
            using (Process process = BatchProcess.Start(tool, input, "--output", whole))
            {
                BatchProcess.WaitFor(process);
            }

            // The start takes part of a second, in which nothing is written; some kills are to fall into it, but not most.
            double longest = 600 + (2 * Stopwatch.GetElapsedTime(started).TotalMilliseconds / kills);
            int killed = 0;
            bool isDone = false;
            while (killed < kills && !isDone)
            {
                using Process process = BatchProcess.Start(tool, input, "--output", results, "--resume");
                isDone = process.WaitForExit((int)(random.NextDouble() * longest) + 1);
                process.Kill();
                process.WaitForExit();
                killed += isDone ? 0 : 1;
                Console.WriteLine($"{(isDone ? "ended by itself" : "killed"),-16} {(File.Exists(results) ? BatchProcess.Number(new FileInfo(results).Length) : "no"),12} bytes of results");
            }

            using (Process process = BatchProcess.Start(tool, input, "--output", results, "--resume"))
            {
                Console.WriteLine(BatchProcess.WaitFor(process));
            }

            bool isSame = File.ReadAllBytes(whole).AsSpan().SequenceEqual(File.ReadAllBytes(results));
            Console.WriteLine($"killed {killed} times: {(isSame ? "the same file as one run" : "ANOTHER FILE than one run")}, {BatchProcess.Number(new FileInfo(whole).Length)} bytes");
            return isSame && killed == kills ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
