using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Consistency.Benchmarks;

/// <summary><c>batch-memory</c>: the resident memory of <c>consistency batch</c> while documents go through it.</summary>
internal static class BatchMemoryCommand
{
    public static Command Create()
    {
        Option<int> documents = new("--documents") { Description = "How many documents.", DefaultValueFactory = static _ => 1_000_000 };
        Option<int> every = new("--every") { Description = "After how many documents the memory is looked at.", DefaultValueFactory = static _ => 100_000 };
        Option<bool> small = new("--small") { Description = "Documents of one claim." };
        Option<string> tool = BatchProcess.ToolOption();
        Command command = new("batch-memory", "Sends documents through 'consistency batch' and prints its rate and its resident memory on the way (Linux).") { documents, every, small, tool };
        command.SetAction(parsed => Run(parsed.GetValue(documents), parsed.GetValue(every), parsed.GetValue(small), parsed.GetValue(tool)!));
        return command;
    }

    private static void Run(int documents, int every, bool small, string tool)
    {
        string results = Path.GetTempFileName();
        try
        {
            using Process process = BatchProcess.Start(tool, "-", "--output", results);
            Console.WriteLine(" documents   seconds   documents/s   MB resident   MB of results");
            long started = Stopwatch.GetTimestamp();
            StringBuilder line = new();
            for (int i = 1; i <= documents; i++)
            {
                if (small)
                {
                    line.Clear().Append(CultureInfo.InvariantCulture, $"{{\"id\": {i}, \"claims\": [{{\"formula\": \"red(rose{i})\"}}]}}\n");
                }
                else
                {
                    BatchCorpus.Write(line.Clear(), i);
                }

                // It takes no more than it can check, so what was written is what it is at, but for a block.
                process.StandardInput.Write(line);
                if (i % every == 0)
                {
                    double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
                    Console.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{BatchProcess.Number(i),10} {seconds,9:F1} {BatchProcess.Number(i / seconds),13} {ResidentMegabytes(process.Id),13:F0} {new FileInfo(results).Length / 1e6,15:F0}"));
                }
            }

            process.StandardInput.Close();
            Console.WriteLine(BatchProcess.WaitFor(process));
        }
        finally
        {
            File.Delete(results);
        }
    }

    private static double ResidentMegabytes(int process)
    {
        string line = File.ReadLines($"/proc/{process}/status").First(static l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.AsSpan(6).Trim().TrimEnd("kB").Trim(), CultureInfo.InvariantCulture) / 1024.0;
    }
}
